#include "models/remote/receipt.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>

namespace earshot::remote {
namespace {

Error broken(std::string why)
{
    return {Error::Kind::BadData, std::move(why)};
}

/// What media servers call sound; the bytes themselves are looked at when they are played.
bool mayBeSound(std::string_view mediaType)
{
    const std::string type = text::folded(mediaType.substr(0, mediaType.find(';')));
    constexpr std::array<std::string_view, 5> others = {"", "application/octet-stream", "binary/octet-stream",
                                                        "application/ogg", "video/mp4"};
    return type.starts_with("audio/") || std::find(others.begin(), others.end(), type) != others.end();
}

/// Only a strong validator tells that bytes are the same (RFC 9110 §8.8.3).
std::string strong(const std::string &etag)
{
    return etag.size() > 2 && etag.starts_with('"') && etag.ends_with('"') ? etag : std::string();
}

Error noSound(std::string why)
{
    return {Error::Kind::NotSound, std::move(why)};
}

/// A web page or an apology in JSON, whatever it is called; no sound begins so.
bool isWriting(std::string_view beginning)
{
    const std::size_t first = beginning.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return first != std::string_view::npos && (beginning[first] == '<' || beginning[first] == '{');
}

Result<DownloadHead> headOf(const HttpResponse &head, const Download &wanted)
{
    if (!head.contentEncoding.empty() && head.contentEncoding != "identity")
        return broken("the server sent the recording in another coding than asked for");
    if (!mayBeSound(head.contentType))
        return noSound("the server sent something else than sound (" + text::clean(text::cut(head.contentType, 100)) +
                       ')');
    DownloadHead out{0, head.contentLength.value_or(0), text::clean(text::cut(head.contentType, 100)),
                     strong(head.etag)};
    if (head.status != 206 && head.contentLength == std::uint64_t(0))
        return noSound("the server sent an empty recording");
    if (head.status != 206)
        return out;
    if (!out.validator.empty() && !wanted.validator.empty() && out.validator != wanted.validator)
        return Error{Error::Kind::Conflict, "the server sent a part of another recording"};
    if (!head.contentRange || head.contentRange->first != wanted.from)
        return Error{Error::Kind::Conflict, "the server sent another part than asked for"};
    const ContentRange &range = *head.contentRange;
    if (head.contentLength && *head.contentLength != range.last - range.first + 1)
        return broken("the server sent a part of another length than it says");
    out.from = wanted.from;
    out.total = range.total.value_or(0);
    return out;
}

} // namespace

Result<void> Receipt::begin(const HttpResponse &head)
{
    const auto read = headOf(head, m_download);
    if (!read)
        return read.error();
    m_head = *read;
    return m_download.begin(*m_head);
}

Result<Taken> Receipt::take(const HttpResponse &head, std::string_view piece)
{
    if (!m_head)
        if (const auto begun = begin(head); !begun)
            return begun.error();
    if (m_head->from == 0 && m_taken == 0 && isWriting(piece))
        return noSound("the server sent writing and called it sound");
    if (m_head->total > 0 && m_head->from + m_taken + piece.size() > m_head->total)
        return broken("more came than the server announced");
    const Result<Taken> taken = m_download.take(piece);
    if (taken && *taken == Taken::Yes)
        m_taken += piece.size();
    return taken;
}

Result<DownloadHead> Receipt::close(const Result<HttpResponse> &answer, int status)
{
    if (status == 416)
        return Error{Error::Kind::Conflict, "the server has no such part of it"};
    if (!answer)
        return answer.error();
    if (!m_head)
        if (const auto begun = begin(*answer); !begun)
            return begun.error();
    if (m_head->from + m_taken == 0)
        return noSound("the server sent an empty recording");
    if (m_head->total > 0 && m_head->from + m_taken != m_head->total)
        return broken("less came than the server announced");
    return *m_head;
}

} // namespace earshot::remote
