#include "models/sync/unsent.h"

#include "models/base/file.h"
#include "models/sync/outbound.h"
#include "models/wire/kept.h"

#include <fcntl.h>
#include <set>

namespace earshot::sync {
namespace {

constexpr std::size_t AllOfThem = 100'000'000;

/// A line once, however often what comes after its writing fails.
Result<std::int64_t> addLines(const std::string &path, const std::vector<std::string> &lines)
{
    const auto opened = File::open(path, O_RDWR | O_CREAT | O_CLOEXEC);
    if (!opened)
        return opened.error();
    const auto size = opened->size();
    if (!size)
        return size.error();
    std::string there(std::size_t(*size), '\0');
    if (const auto read = opened->read(0, std::as_writable_bytes(std::span(there))); !read)
        return read.error();
    std::set<std::string_view> known;
    for (std::size_t from = 0, end = 0; (end = there.find('\n', from)) != std::string::npos; from = end + 1)
        known.insert(std::string_view(there).substr(from, end - from));
    std::string more(there.empty() || there.ends_with('\n') ? "" : "\n"); // a line that was cut off
    std::int64_t count = 0;
    for (const std::string &line : lines)
        if (!known.contains(line)) {
            more += line + '\n';
            ++count;
        }
    if (const auto written = opened->write(*size, std::as_bytes(std::span(more))); !written)
        return written.error();
    if (const auto synced = opened->sync(); !synced)
        return synced.error();
    return count;
}

std::string lineOf(const store::Outgoing &edit)
{
    remote::CallState tagByTag; // as a server with versions takes them: what is added and what is taken away
    tagByTag.version = "any";
    return wire::writeKeptEdit(std::int64_t(edit.id), edit.call, edit.editedAt, updateOf(edit.change, tagByTag));
}

} // namespace

Result<std::int64_t> keepUnsent(store::Cache &cache, const ClientId &client, const std::string &file)
{
    const auto all = cache.outbox().all();
    if (!all)
        return all.error();
    const auto ids = cache.inbox().idsOf(client, AllOfThem);
    if (!ids)
        return ids.error();
    const auto corrections = cache.edits().corrections(client);
    if (!corrections)
        return corrections.error();
    const std::set<CallId> calls(ids->begin(), ids->end());
    std::vector<std::string> lines;
    std::vector<store::OutboxId> edits;
    for (const store::Outgoing &edit : *all)
        if (calls.contains(edit.call) && edit.state != store::SendState::Sending) {
            lines.push_back(lineOf(edit));
            edits.push_back(edit.id);
        }
    for (const store::KeptCorrection &made : *corrections)
        lines.push_back(wire::writeKeptCorrection(made.call, made.editedAt, made.phrase, made.original, made.text));
    if (lines.empty())
        return std::int64_t(0);
    const auto added = addLines(file, lines);
    if (!added)
        return added.error();
    for (const store::OutboxId id : edits) {
        const Result<void> left = cache.outbox().discard(id);
        if (!left && left.error().kind != Error::Kind::Refused && left.error().kind != Error::Kind::NotFound)
            return left.error(); // the other two: it is being sent by now, or was
    }
    return *added;
}

} // namespace earshot::sync
