#include "tests/support/bigcache/bigcache.h"

#include <algorithm>
#include <array>
#include <random>

namespace earshot::store {
namespace {

constexpr std::array Clients = {"Bright Smiles Dental", "Hale & Moss Law", "Lakeside Homes",
                                "Northway Plumbing",    "Stride Physio",   "Kolb Car Workshop"};
constexpr std::array Zones = {"America/New_York", "America/Denver", "Asia/Kolkata",
                              "America/Chicago",  "Europe/London",  "Europe/Berlin"};
constexpr std::array Sources = {"Google Ads", "Google Organic", "Bing Ads", "Facebook", "Direct", "Yelp", "Newsletter"};
constexpr std::array Keywords = {"emergency dentist", "divorce lawyer near me", "two bedroom flat", "blocked drain",
                                 "knee pain",         "brake pads replacement", "opening hours",    ""};
constexpr std::array Cities = {"Rochester", "Denver", "Bengaluru", "Madison", "Leeds", "Kassel", "Boulder", "Mysuru"};
constexpr std::array Names = {"Ada",    "Grace", "Alan",  "Edsger",   "Barbara",
                              "Donald", "Radia", "Linus", "Margaret", "Ken"};
constexpr std::array Surnames = {"Okafor", "Schmidt", "Iyer",   "Novak", "Brown",
                                 "García", "Larsen",  "Müller", "Rao",   "Li"};
constexpr std::array TagNames = {"New patient", "Quote", "Follow up", "Complaint", "Emergency", "Existing client"};
constexpr std::array Starts = {"I would like to", "Could you please",  "We need to",      "My wife asked me to",
                               "Can I",           "Is it possible to", "They told us to", "I am calling to"};
constexpr std::array Verbs = {"book", "move", "cancel", "discuss", "pay for", "check", "ask about", "arrange"};
constexpr std::array Things = {"an appointment", "the invoice",      "a viewing",    "the estimate",    "my insurance",
                               "the repair",     "a second opinion", "the contract", "a parking space", "the crown"};
constexpr std::array Ends = {"before the weekend",    "on Monday morning",    "as soon as you can", "for my daughter",
                             "at the usual place",    "without paying twice", "because it hurts",   "next month",
                             "if the price is right", "after five o'clock"};

class Maker {
public:
    Maker(unsigned seed, int n) : m_random(seed * 1'000'003U + unsigned(n)) {}

    int below(int count) { return int(m_random() % unsigned(count)); }
    template <std::size_t N>
    const char *one(const std::array<const char *, N> &of)
    {
        return of.at(std::size_t(below(int(N))));
    }
    std::string sentence()
    {
        return std::string(one(Starts)) + ' ' + one(Verbs) + ' ' + one(Things) + ' ' + one(Ends) + '.';
    }

private:
    std::minstd_rand m_random;
};

std::string id(const char *prefix, unsigned seed, int n)
{
    char text[40];
    std::snprintf(text, sizeof text, "%s%08x%08x%016x", prefix, unsigned(n) * 2'654'435'761U, seed, unsigned(n));
    return text;
}

void addReview(Maker &make, Call &call)
{
    if (make.below(3) == 0)
        call.leadStatus = make.below(2) == 0 ? "good_lead" : "not_a_lead";
    if (call.leadStatus == "good_lead")
        call.value = Cents(100 * make.below(2'000));
    if (make.below(4) == 0)
        call.tags = {make.one(TagNames)};
    if (make.below(10) == 0)
        call.note = make.sentence();
}

void addOrigin(Maker &make, Call &call)
{
    call.source = make.one(Sources);
    call.sourceName = call.source + " pool";
    call.medium = call.source.ends_with("Ads") ? "CPC" : "organic";
    call.keywords = make.one(Keywords);
    call.campaign = "Campaign " + std::to_string(make.below(40));
    call.landingPageUrl = "https://www.example.com/landing/" + std::to_string(make.below(200)) + "?utm_source=ads";
    call.deviceType = make.below(2) == 0 ? "mobile" : "desktop";
}

} // namespace

Call bigCacheCall(const BigCache &what, int n)
{
    Maker make(what.seed, n);
    for (int warm = 0; warm < 3; ++warm)
        make.below(2); // neighbouring seeds begin alike
    const int client = make.below(int(Clients.size()));
    const int person = make.below(std::max(1, what.calls / 2));
    const auto twoYears = std::chrono::hours(24 * 730);
    Call call;
    call.id = CallId(id("CAL", what.seed, n));
    call.clientId = ClientId(id("COM", what.seed, client));
    call.clientName = Clients.at(std::size_t(client));
    call.clientTimeZone = Zones.at(std::size_t(client));
    call.personId = PersonId(id("PER", what.seed, person));
    call.startTime = what.newest - milliseconds(twoYears) / what.calls * n;
    call.createdAt = call.startTime;
    call.direction = make.below(12) == 0 ? "outbound" : "inbound";
    call.duration = seconds(make.below(900));
    call.answered = make.below(5) != 0;
    call.callType = *call.answered ? "answered" : "missed";
    call.customerName = std::string(Names.at(std::size_t(person) % Names.size())) + ' ' +
                        Surnames.at(std::size_t(person) / 10 % Surnames.size());
    char number[16];
    std::snprintf(number, sizeof number, "+1%010lld", 2'000'000'000LL + person * 4'001LL % 7'999'999'999LL);
    call.customerPhoneNumber = number;
    call.customerCity = make.one(Cities);
    call.customerCountry = "US";
    call.businessPhoneNumber = "+13035550" + std::to_string(100 + client);
    call.trackingPhoneNumber = "+1800555" + std::to_string(1000 + make.below(120));
    call.firstCall = make.below(2) == 0;
    addOrigin(make, call);
    addReview(make, call);
    if (*call.answered && what.phrases > 0) {
        call.recording = "https://api.example.com/v3/a/ACC1/calls/" + call.id.text + "/recording.json";
        auto &transcript = call.transcript.emplace();
        for (int i = 0; i < what.phrases; ++i)
            transcript.push_back({i % 2 == 0 ? Speaker::Agent : Speaker::Caller, seconds(4 * i), make.sentence(), {}});
        call.transcription = plainText(transcript);
    }
    return call;
}

Result<void> fill(Cache &cache, const BigCache &what, int page)
{
    for (int from = 0; from < what.calls; from += page) {
        Delivery delivery;
        for (int n = from; n < std::min(from + page, what.calls); ++n)
            delivery.calls.push_back(bigCacheCall(what, n));
        delivery.cursors = {{"calls", std::to_string(from)}};
        if (const auto applied = cache.inbox().apply(std::move(delivery)); !applied)
            return applied.error();
    }
    return {};
}

} // namespace earshot::store
