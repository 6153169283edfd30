#include "tests/support/profile/demoprofile.h"

#include "backend/demo/demo.h"

namespace earshot::test {
namespace {

/// Hands what the demo makes to the inbox, a page at a time.
class IntoCache : public demo::Sink {
public:
    explicit IntoCache(store::Cache &cache) : m_cache(cache) {}

    Result<void> agency(demo::Agency agency) override
    {
        m_next.clients.records = std::move(agency.clients);
        m_next.trackers.records = std::move(agency.trackers);
        m_next.tags.records = std::move(agency.tags);
        m_next.users.records = std::move(agency.users);
        return flush();
    }
    Result<void> call(demo::CallRecord record) override
    {
        m_next.pageViews.push_back({record.call.id, {record.pageViews.rbegin(), record.pageViews.rend()}});
        m_next.calls.push_back(std::move(record.call));
        return m_next.calls.size() < Page ? Result<void>() : flush();
    }
    Result<void> form(FormSubmission form) override
    {
        m_next.forms.records.push_back(std::move(form));
        return {};
    }
    Result<void> conversation(Conversation conversation) override
    {
        m_next.conversations.records.push_back(std::move(conversation));
        return {};
    }
    Result<void> flush()
    {
        auto applied = m_cache.inbox().apply(std::exchange(m_next, {}));
        return applied ? Result<void>() : Result<void>(applied.error());
    }

private:
    static constexpr std::size_t Page = 250;
    store::Cache &m_cache;
    store::Delivery m_next;
};

Call awful(int number, Instant now)
{
    Call call;
    call.id = CallId("CALawful" + std::to_string(number));
    call.startTime = now - std::chrono::minutes(40 * number + 1);
    call.direction = "inbound";
    call.answered = number % 3 != 0;
    call.duration = seconds(number * 977);
    call.customerPhoneNumber = "+1404555" + std::to_string(1000 + number);
    return call;
}

} // namespace

Result<std::unique_ptr<store::Cache>> demoProfile(const std::string &folder, int calls, Instant now, std::uint64_t seed)
{
    auto cache = store::Cache::open(folder, store::Mode::ReadWrite);
    if (!cache)
        return cache.error();
    IntoCache sink(**cache);
    demo::Options options;
    options.seed = seed;
    options.calls = calls;
    options.now = now;
    options.recordings = 0;
    auto made = demo::make(options, sink);
    if (!made)
        return made.error();
    if (auto flushed = sink.flush(); !flushed)
        return flushed.error();
    return std::move(*cache);
}

std::vector<Call> awfulCalls(Instant now)
{
    std::vector<Call> calls;
    for (int number = 0; number < 12; ++number)
        calls.push_back(awful(number, now));
    std::string endless;
    for (int i = 0; i < 60; ++i)
        endless += "Wolfeschlegelsteinhausenbergerdorff ";
    calls[0].customerName = endless;
    calls[0].source = endless;
    calls[0].campaign = endless;
    calls[0].keywords = endless;
    calls[1].customerName = "محمد بن عبد الرحمن آل سعود العربي الطويل جدا";
    calls[1].source = "مصدر عربي";
    calls[2].customerName = "👩‍👩‍👧‍👦🏳️‍🌈👨🏽‍⚕️ Zoë 🦷 Müller-Łukasiewicz";
    calls[2].tags = {"🔥 hot", "日本語のタグ", "a tag with a name that nobody should ever have given to a tag"};
    calls[3].customerName = "";
    calls[3].customerPhoneNumber = "";
    calls[3].voicemail = true;
    calls[4].customerPhoneNumber = "anonymous";
    calls[4].direction = "outbound";
    calls[5].customerName = "Zalgo t̷̢̛͎e̸͙͝x̵̹̏t̶̘̾";
    calls[5].value = Cents(9'999'999'999'99);
    calls[6].duration = seconds(100 * 3600 + 59);
    calls[6].leadStatus = "a word from the future";
    for (int i = 0; i < 20; ++i)
        calls[7].tags.push_back("Tag number " + std::to_string(i));
    calls[8].customerName = "line\nbreak\tand\x01 control \xe2\x80\xae reversed";
    calls[9].startTime = now + std::chrono::hours(24 * 365 * 30);
    calls[9].customerName = "From the future";
    calls[10].duration.reset();
    calls[10].answered.reset();
    calls[10].customerName = "<b>not bold</b> & \"quoted\"";
    calls[11].leadStatus = "good_lead";
    calls[11].value = Cents(-12'50);
    calls[11].customerName = "x";
    return calls;
}

} // namespace earshot::test
