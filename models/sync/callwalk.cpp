#include "models/sync/callwalk.h"

#include "models/domain/callids.h"
#include "models/sync/unread.h"

#include <charconv>

namespace earshot::sync {
namespace {

constexpr std::string_view PageMark = "page:"; // + its number, where pages are counted
constexpr const char *PagingTrouble = "paging";
constexpr int MostPagesOfASlice = 4000; // a million calls

std::optional<int> countedPage(std::string_view next)
{
    int number = 0;
    if (!next.starts_with(PageMark))
        return {};
    next.remove_prefix(PageMark.size());
    const auto [end, code] = std::from_chars(next.data(), next.data() + next.size(), number);
    return code == std::errc() && end == next.data() + next.size() ? std::optional(number) : std::nullopt;
}

std::string counted(int page)
{
    return std::string(PageMark) + std::to_string(page);
}

/// Windows are counted in minutes, and zones may be mistaken by a day: further off it was not asked for.
bool belongs(const Call &call, const store::Stretch &stretch)
{
    const auto margin = std::chrono::hours(26);
    return !call.startTime || (*call.startTime >= stretch.from - margin && *call.startTime <= stretch.to + margin);
}

} // namespace

remote::Pending<wire::Page<Call>> CallWalk::askPage(const Slice &slice) const
{
    const auto number = countedPage(slice.next);
    if (!slice.next.empty() && !number)
        return m_context.service.nextCalls(slice.next);
    remote::CallQuery query;
    query.window = {slice.stretch.from, slice.stretch.to};
    query.relative = !number;
    query.page = number.value_or(1);
    query.withDialogues = m_withDialogues;
    return m_context.service.calls(query);
}

std::string CallWalk::after(Course &course, const wire::Page<Call> &page)
{
    bool news = false;
    for (const Call &call : page.items) {
        if (course.seen.insert(call.id.text).second)
            news = news || belongs(call, course.slice.stretch);
        if (const auto other = otherId(call))
            course.seen.insert(other->text);
    }
    ++course.pages;
    const auto number = countedPage(course.slice.next);
    const bool full = page.rows() >= std::size_t(remote::PageRows);
    const bool pointed = page.hasNextPage.value_or(false) && !page.nextPage.empty();
    const int read = number.value_or(course.pages);
    const bool more = page.totalPages ? *page.totalPages > read : page.hasNextPage.value_or(full);
    if (!more && !pointed)
        return {};
    if (!news || course.pages >= MostPagesOfASlice) {
        course.whole = false;
        return {};
    }
    if (!number && pointed && page.nextPage != course.slice.next)
        return page.nextPage;
    return counted(read + 1); // it does not say where to go on
}

Flow<Result<void>> CallWalk::read(Slice slice, WayBack *way)
{
    const bool fromStart = slice.next.empty(); // so that what is missing at the end is known to be missing
    Course course{std::move(slice), way, {}, 0, true, m_context.cache.inbox().turn()};
    std::optional<remote::Pending<wire::Page<Call>>> started;
    store::Turn asked{};
    const auto ask = [this, &course, &asked] {
        asked = m_context.cache.inbox().turn();
        return askPage(course.slice);
    };
    for (bool more = true; more;) {
        auto pageSoon = askFor<wire::Page<Call>>(m_context, ask, std::exchange(started, {}));
        auto page = co_await pageSoon;
        if (!page)
            co_return page.error();
        m_hasRead = true;
        store::Delivery delivery;
        delivery.asked = asked;
        course.slice.next = after(course, *page);
        more = !course.slice.next.empty();
        if (more)
            started = ask(); // comes in while this page goes into the cache
        if (way && !page->items.empty())
            way->reach(course.slice, page->items.back().startTime.value_or(course.slice.stretch.to));
        if (way && more)
            delivery.cursors = {course.slice.open()};
        for (store::Cursor &noted : unreadNoted(m_context, "calls", page->problems))
            delivery.cursors.push_back(std::move(noted));
        takeUnread(delivery.unread, page->problems, page->items, [](const Call &call) { return call.id.text; });
        delivery.calls = std::move(page->items);
        auto putSoon = m_intake.put(std::move(delivery));
        const Result<void> put = co_await putSoon;
        if (!put)
            co_return put;
        if (way)
            m_context.board.change([way](Status &s) { s.busy[Activity::Calls] = {s.calls, 0, way->reached()}; });
    }
    if (!course.whole)
        m_context.asides.note(PagingTrouble,
                              {Error::Kind::BadData, "the pages of a list of calls go in circles: it may "
                                                     "be incomplete"});
    else if (course.pages > 1)
        m_context.asides.clear(PagingTrouble);
    if (!fromStart || !course.whole)
        co_return {};
    auto droppedSoon = dropMissing(course);
    const Result<void> dropped = co_await droppedSoon;
    co_return dropped;
}

/// Whether the list had the call under its other id. A whole list without a call, but with exactly one under an id of
/// the other form that agrees with it in when it began, between whom and for how long, has it under that id: were it
/// another call, this one would be gone.
Flow<Result<bool>> CallWalk::isListedAsOther(CallId id, const Course &course)
{
    const auto others = m_context.cache.inbox().otherIds(id);
    if (!others)
        co_return Result<bool>(others.error());
    for (const CallId &other : *others)
        if (course.seen.contains(other.text))
            co_return Result<bool>(true);
    Flow<Result<void>> writtenSoon = m_intake.written(); // all that the list had has to be in the cache
    const Result<void> written = co_await writtenSoon;
    if (!written)
        co_return Result<bool>(written.error());
    const auto twin = m_context.cache.inbox().twinOf(id);
    if (!twin)
        co_return Result<bool>(twin.error());
    if (!*twin || !course.seen.contains((*twin)->text))
        co_return Result<bool>(false);
    store::Delivery same;
    same.asked = course.asked;
    same.sameCalls = {{id, **twin}};
    auto relatedSoon = deliver(m_context, std::move(same));
    const auto related = co_await relatedSoon;
    if (!related)
        co_return Result<bool>(related.error());
    co_return Result<bool>(true);
}

Flow<Result<void>> CallWalk::dropMissing(const Course &course)
{
    // Windows are counted in minutes and a call may have come in while we read: only what lies well inside counts.
    const auto margin = std::chrono::minutes(2);
    const store::Stretch &stretch = course.slice.stretch;
    const Instant until = std::min(stretch.to, m_context.now().earliest - std::chrono::minutes(10)) - margin;
    const auto known = m_context.cache.inbox().idsIn({stretch.from + margin, until});
    if (!known)
        co_return known.error();
    for (const CallId &id : *known) {
        if (course.seen.contains(id.text))
            continue;
        auto listedSoon = isListedAsOther(id, course);
        const Result<bool> listed = co_await listedSoon;
        if (!listed)
            co_return listed.error();
        if (*listed)
            continue;
        // pages shift while they are read: a call that is still there when asked for by its id was only overlooked
        auto singleSoon = askFor<remote::CallState>(m_context, [this, id] { return m_context.service.call(id); });
        auto single = co_await singleSoon;
        store::Delivery delivery;
        if (single) {
            if (single->call.id != id)
                delivery.sameCalls = {{id, single->call.id}};
            takeCall(delivery, m_context, std::move(*single));
        } else if (isGone(single.error())) {
            delivery.gone = {{id, store::Gone::Absent}};
        } else {
            continue; // not known; the next reading asks again
        }
        auto appliedSoon = deliver(m_context, std::move(delivery));
        const auto applied = co_await appliedSoon;
        if (!applied)
            co_return applied.error();
    }
    co_return {};
}

} // namespace earshot::sync
