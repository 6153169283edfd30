#include "backend/storage/importlines.h"

#include "models/base/text.h"

#include <QStringDecoder>

#define ZLIB_CONST // next_in points to const
#include <zlib.h>

#include <array>

namespace earshot::storage {
namespace {

constexpr std::size_t Piece = 256 * 1024;
constexpr std::size_t PackedPiece = 16 * 1024; // may become a thousand times as much
constexpr std::uint64_t MostUnpacked = 200; // times the size of what was packed: calls never reach a quarter of that,
constexpr std::uint64_t AlwaysUnpacked = 64 * 1024 * 1024; // beyond what does no harm
constexpr std::uint64_t NoLine = 1024 * 1024 * 1024;       // bytes without an end of line
constexpr std::string_view Gzip = "\x1f\x8b", Utf8Mark = "\xEF\xBB\xBF", Utf16LeMark = "\xFF\xFE",
                           Utf16BeMark = "\xFE\xFF";

struct EncodingWord {
    std::string_view word;
    TextEncoding encoding;
};
constexpr EncodingWord Encodings[] = {
    {"auto", TextEncoding::Found},         {"utf-8", TextEncoding::Utf8},
    {"utf-16", TextEncoding::Utf16Le},     {"utf-16le", TextEncoding::Utf16Le},
    {"utf-16be", TextEncoding::Utf16Be},   {"windows-1252", TextEncoding::Windows1252},
    {"latin1", TextEncoding::Windows1252},
};

struct Container {
    std::string_view magic;
    const char *what;
};
/// What people give by mistake.
constexpr Container Containers[] = {
    {"PK\x03\x04", "a ZIP or Excel file; unpack it, or save it as lines of JSON"},
    {"BZh", "compressed with bzip2; unpack it first"},
    {"\xFD"
     "7zXZ",
     "compressed with xz; unpack it first"},
    {"\x28\xB5\x2F\xFD", "compressed with zstd; unpack it first"},
    {"%PDF", "a PDF"},
    {"SQLite format 3", "a database"},
};

Error unreadableFile(std::string reason)
{
    return {Error::Kind::BadData, std::move(reason)};
}

/// The raw bytes of a stream. A stream may throw (a folder opened as a file does): that is an Error here.
class RawBytes {
public:
    explicit RawBytes(std::istream &in) : m_in(in) {}

    Result<std::size_t> read(char *into, std::size_t most)
    {
        try {
            const std::streamsize n = m_in.rdbuf()->sgetn(into, std::streamsize(most));
            return std::size_t(std::max<std::streamsize>(n, 0));
        } catch (const std::exception &failure) {
            return Error{Error::Kind::Storage, std::string("the file cannot be read: ") + failure.what()};
        }
    }

private:
    std::istream &m_in;
};

/// Unpacks gzip, one member after the other, as `cat a.gz b.gz` makes them.
class Unpacking {
public:
    Unpacking() { inflateInit2(&m_stream, 15 + 16); }
    ~Unpacking() { inflateEnd(&m_stream); }
    Unpacking(const Unpacking &) = delete;
    Unpacking &operator=(const Unpacking &) = delete;

    Result<void> add(std::string_view packed, std::string &out)
    {
        m_stream.next_in = reinterpret_cast<const Bytef *>(packed.data());
        m_stream.avail_in = uInt(packed.size());
        m_packed += packed.size();
        std::array<char, 64 * 1024> piece;
        while (m_stream.avail_in > 0 && !m_isFollowed) {
            if (m_ended && !beginsAgain())
                break;
            m_ended = false;
            do {
                m_stream.next_out = reinterpret_cast<Bytef *>(piece.data());
                m_stream.avail_out = uInt(piece.size());
                const int outcome = inflate(&m_stream, Z_NO_FLUSH);
                if (outcome != Z_OK && outcome != Z_STREAM_END && outcome != Z_BUF_ERROR)
                    return unreadableFile("the gzip file is damaged");
                out.append(piece.data(), piece.size() - m_stream.avail_out);
                m_unpacked += piece.size() - m_stream.avail_out;
                if (m_unpacked > AlwaysUnpacked && m_unpacked / MostUnpacked > m_packed)
                    return unreadableFile("the gzip file unpacks to more than " + std::to_string(MostUnpacked) +
                                          " times its size: it holds no calls");
                m_ended = outcome == Z_STREAM_END;
            } while (m_stream.avail_out == 0 && !m_ended);
        }
        return {};
    }
    bool isWhole() const { return m_ended; }
    /// Something that is no gzip comes after its end.
    bool isFollowed() const { return m_isFollowed; }

private:
    /// After the end of a member; zeros fill up what was on a tape.
    bool beginsAgain()
    {
        for (; m_stream.avail_in > 0 && *m_stream.next_in == 0; --m_stream.avail_in)
            ++m_stream.next_in;
        if (m_stream.avail_in == 0)
            return false;
        m_isFollowed = *m_stream.next_in != static_cast<unsigned char>(Gzip[0]);
        return !m_isFollowed && inflateReset(&m_stream) == Z_OK;
    }

    z_stream m_stream{};
    bool m_ended = false;
    bool m_isFollowed = false;
    std::uint64_t m_packed = 0, m_unpacked = 0;
};

/// 0x80 to 0x9F of the Windows code page; 0: no character.
constexpr std::array<char16_t, 32> Windows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string fromWindows1252(std::string_view bytes, bool &isText)
{
    if (text::isAscii(bytes))
        return std::string(bytes);
    QString out;
    out.reserve(qsizetype(bytes.size()));
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const char16_t unit = byte >= 0x80 && byte < 0xA0 ? Windows1252[byte - 0x80U] : byte;
        isText = isText && (unit != 0 || byte == 0);
        out += QChar(unit);
    }
    return out.toStdString();
}

} // namespace

std::optional<TextEncoding> encodingFrom(std::string_view word)
{
    for (const EncodingWord &known : Encodings)
        if (known.word == word)
            return known.encoding;
    return {};
}

std::vector<std::string> encodingWords()
{
    std::vector<std::string> words;
    for (const EncodingWord &known : Encodings)
        words.emplace_back(known.word);
    return words;
}

struct ImportLines::Parts {
    Parts(std::istream &in, TextEncoding wanted) : raw(in), encoding(wanted), piece(Piece) {}

    RawBytes raw;
    TextEncoding encoding;
    std::vector<char> piece;
    std::unique_ptr<Unpacking> unpacking;
    std::optional<QStringDecoder> utf16;
    bool begun = false, ended = false;
    std::string text; // unpacked; UTF-8 unless the encoding has one byte a character
    std::size_t at = 0;

    Result<void> begin();
    Result<void> more();
    Result<void> unpack(std::string_view bytes, std::string &out);
    void findEncoding(std::string &first);
    void decode(std::string_view bytes);
};

/// By the marks at the front, which are taken away.
void ImportLines::Parts::findEncoding(std::string &first)
{
    const auto marked = [&](std::string_view mark, TextEncoding meant) {
        if (!first.starts_with(mark) || (encoding != TextEncoding::Found && encoding != meant))
            return false;
        first.erase(0, mark.size());
        encoding = meant;
        return true;
    };
    const bool isMarked = marked(Utf8Mark, TextEncoding::Utf8) || marked(Utf16LeMark, TextEncoding::Utf16Le) ||
                          marked(Utf16BeMark, TextEncoding::Utf16Be);
    if (!isMarked && encoding == TextEncoding::Found) {
        // JSON begins with ASCII: a zero beside it says UTF-16 even without a mark
        const bool littleZero = first.size() > 1 && first[0] != 0 && first[1] == 0;
        const bool bigZero = first.size() > 1 && first[0] == 0 && first[1] != 0;
        encoding = littleZero ? TextEncoding::Utf16Le : bigZero ? TextEncoding::Utf16Be : TextEncoding::Utf8;
    }
    if (encoding == TextEncoding::Utf16Le)
        utf16.emplace(QStringDecoder::Utf16LE);
    else if (encoding == TextEncoding::Utf16Be)
        utf16.emplace(QStringDecoder::Utf16BE);
}

void ImportLines::Parts::decode(std::string_view bytes)
{
    if (utf16)
        text += QString(utf16->decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())))).toStdString();
    else
        text += bytes;
}

Result<void> ImportLines::Parts::unpack(std::string_view bytes, std::string &out)
{
    if (unpacking)
        return unpacking->add(bytes, out);
    out.append(bytes);
    return {};
}

Result<void> ImportLines::Parts::begin()
{
    begun = true;
    const auto n = raw.read(piece.data(), PackedPiece);
    if (!n)
        return n.error();
    const std::string_view bytes(piece.data(), *n);
    for (const Container &container : Containers)
        if (bytes.starts_with(container.magic))
            return unreadableFile(std::string("the file is ") + container.what);
    if (bytes.starts_with(Gzip))
        unpacking = std::make_unique<Unpacking>();
    std::string first;
    if (const auto unpacked = unpack(bytes, first); !unpacked)
        return unpacked;
    findEncoding(first);
    decode(first);
    ended = *n < PackedPiece || (unpacking && unpacking->isFollowed());
    return {};
}

/// Gets more text; `ended` when there is none.
Result<void> ImportLines::Parts::more()
{
    if (!begun)
        return begin();
    const auto n = raw.read(piece.data(), unpacking ? PackedPiece : Piece);
    if (!n)
        return n.error();
    ended = *n == 0;
    std::string bytes;
    if (const auto unpacked = unpack({piece.data(), *n}, bytes); !unpacked)
        return unpacked;
    decode(bytes);
    ended = ended || (unpacking && unpacking->isFollowed());
    return {};
}

ImportLines::ImportLines(std::istream &in, TextEncoding encoding) : m_parts(new Parts(in, encoding)) {}

ImportLines::~ImportLines() = default;

Result<std::optional<ImportLines::Line>> ImportLines::next(std::size_t longest)
{
    Parts &p = *m_parts;
    Line line;
    bool any = false;
    std::uint64_t length = 0;
    for (;;) {
        const std::size_t end = std::min(p.text.find('\n', p.at), p.text.size());
        const std::string_view found = std::string_view(p.text).substr(p.at, end - p.at);
        any = any || p.at < p.text.size();
        line.tooLong = line.tooLong || line.text.size() + found.size() > longest;
        if (!line.tooLong)
            line.text += found;
        length += found.size();
        if (length > NoLine)
            return unreadableFile("the file has a line without end: it is none of lines");
        const bool whole = end < p.text.size();
        p.at = whole ? end + 1 : end;
        if (whole)
            break;
        p.text.clear();
        p.at = 0;
        if (p.ended) {
            if (p.unpacking && !p.unpacking->isWhole())
                return unreadableFile("the gzip file ends in the middle");
            if (!any && p.unpacking && p.unpacking->isFollowed())
                return unreadableFile("something that is not gzip follows the end of the gzip data; what came before "
                                      "it was read");
            if (!any)
                return std::optional<Line>();
            break;
        }
        if (const auto got = p.more(); !got)
            return got.error();
    }
    if (p.encoding == TextEncoding::Windows1252)
        line.text = fromWindows1252(line.text, line.isText);
    else if (p.utf16)
        line.isText = line.text.find("\xEF\xBF\xBD") == std::string::npos;
    else
        line.isText = text::isUtf8(line.text);
    return std::optional<Line>(std::move(line));
}

} // namespace earshot::storage
