#include "backend/demo/plan.h"

#include <algorithm>
#include <unordered_set>

namespace earshot::demo {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using Outcome = Contact::Outcome;

constexpr double StrangerShare = 0.12, FormShare = 0.1, TextShare = 0.06, ReturnShare = 0.1;

/// Lays out the stories of one agency's callers, one after the other.
class Planner {
public:
    Planner(const Cast &cast, const Options &options)
        : m_cast(cast), m_options(options), m_random(options.seed, 0x91A2), m_numbers(cast.firms.size())
    {
        for (const Firm &firm : cast.firms)
            m_shares.push_back(firm.share);
    }

    Plan plan()
    {
        while (m_calls < m_options.calls)
            addStory();
        std::ranges::stable_sort(m_plan.contacts, {}, &Contact::at);
        for (Contact &contact : m_plan.contacts) {
            if (contact.kind == Contact::Kind::Call)
                contact.prior = m_plan.people[contact.person].calls++;
            contact.stream = ++m_streams;
        }
        return std::move(m_plan);
    }

private:
    void addStory();
    void addPerson(std::size_t firm);
    void lead(const Contact &contact, int depth);
    void afterMissed(const Contact &contact, int depth);
    void afterAnswered(const Contact &contact, int depth);
    bool add(Contact &contact);
    Contact next(const Contact &contact, Instant at, const Intent *intent) const;
    Outcome outcome(const Firm &firm, Instant at);
    Visit visit(const Firm &firm, const Intent &intent, Instant callAt, bool isStranger);
    std::string freshNumber(const Entry &place, std::size_t firm);
    const Intent *intentAmong(const std::vector<const Intent *> &intents);

    const Firm &firmOf(const Contact &contact) const { return *m_plan.people[contact.person].firm; }
    milliseconds someTime(milliseconds from, milliseconds to)
    {
        return from + milliseconds(m_random.below(static_cast<std::size_t>((to - from).count())));
    }

    const Cast &m_cast;
    const Options &m_options;
    Random m_random;
    std::vector<double> m_shares;
    std::vector<std::unordered_set<std::string>> m_numbers; // taken, by firm
    Plan m_plan;
    int m_calls = 0;
    std::uint64_t m_streams = 0;
};

const Intent *Planner::intentAmong(const std::vector<const Intent *> &intents)
{
    std::vector<double> weights;
    weights.reserve(intents.size());
    for (const Intent *intent : intents)
        weights.push_back(intent->weight);
    return intents[m_random.weighted(weights)];
}

void Planner::addStory()
{
    const std::size_t place = m_random.weighted(m_shares);
    const Firm &firm = m_cast.firms[place];
    const bool isStranger = m_random.chance(StrangerShare);
    Contact contact;
    contact.at = firm.calendar.callTime(m_random);
    contact.intent = intentAmong(isStranger ? firm.strangers : firm.first);
    contact.person = m_plan.people.size();
    addPerson(place);
    m_plan.people.back().visit = visit(firm, *contact.intent, contact.at, isStranger);
    if (isStranger) {
        contact.outcome = outcome(firm, contact.at);
        if (contact.outcome == Outcome::Voicemail)
            contact.intent = firm.book.intent("voicemail_spam");
        add(contact);
        return;
    }
    if (m_random.chance(FormShare)) {
        contact.kind = Contact::Kind::Form;
        m_plan.people.back().hasForm = true;
        add(contact);
        contact.kind = Contact::Kind::Call;
        if (m_random.chance(0.35))
            return; // nobody ever called: answered by mail
        contact.outbound = true;
        contact.at = firm.calendar.whenOpen(contact.at + someTime(minutes(6), hours(5)), m_random);
    }
    contact.outcome =
        contact.outbound ? (m_random.chance(0.7) ? Outcome::Answered : Outcome::Missed) : outcome(firm, contact.at);
    lead(contact, 0);
}

void Planner::addPerson(std::size_t firmPlace)
{
    const Firm &firm = m_cast.firms[firmPlace];
    Person person;
    person.id = PersonId("PER" + m_random.hex(32));
    person.firm = &firm;
    Telling telling(firm.book, m_random);
    person.first = telling.say("first_" + firm.names);
    person.last = telling.say("last_" + firm.names);
    person.place = &pick(firm.places, m_random);
    person.number = freshNumber(*person.place, firmPlace);
    person.zip = (*person.place)["zip"];
    const std::string_view country = firm.client.timeZone;
    const int digits = country.starts_with("Asia") ? 6 : country.starts_with("America") ? 5 : 4;
    if (person.zip.size() < 3 && digits == 4 && country.starts_with("Europe"))
        person.zip += std::to_string(m_random.between(1, 29)) + ' ' + std::to_string(m_random.between(1, 9)) + "QX";
    else
        while (static_cast<int>(person.zip.size()) < digits)
            person.zip += std::to_string(m_random.below(10));
    m_plan.people.push_back(std::move(person));
}

std::string Planner::freshNumber(const Entry &place, std::size_t firm)
{
    std::string number;
    for (int attempt = 0; attempt < 40; ++attempt) { // fiction has few numbers: in a very large demo some are shared
        number = place["number"];
        for (char &c : number)
            c = c == '#'   ? static_cast<char>('0' + m_random.below(10))
                : c == '%' ? static_cast<char>('0' + m_random.below(8))
                           : c;
        if (m_numbers[firm].insert(number).second)
            break;
    }
    return number;
}

Visit Planner::visit(const Firm &firm, const Intent &intent, Instant callAt, bool isStranger)
{
    Visit v;
    v.channel = &pick(firm.channels, m_random);
    while (isStranger && !(*v.channel)["click"].empty() && m_random.chance(0.85))
        v.channel = &pick(firm.channels, m_random);
    v.campaign = firm.calendar.campaignAt(callAt, v.source(), m_random);
    v.tracker = &firm.tracker((*v.channel)["via"]);
    v.number = v.tracker->trackingNumbers[m_random.below(v.tracker->trackingNumbers.size())];
    v.at = callAt - someTime(minutes(1), m_random.chance(0.8) ? minutes(25) : minutes(6 * 24 * 60));
    v.referrer = v.source() == "referral" ? firm.book.list("referrer")[m_random.below(5)].text
                                          : std::string((*v.channel)["referrer"]);
    v.device = m_random.chance(0.68) ? "mobile" : "desktop";
    v.browser = m_random.pick(firm.book.list("browser")).text;
    const auto &keywords = firm.book.list("keyword");
    const Entry *keyword = &m_random.pick(keywords);
    for (int i = 0; i < 30 && (*keyword)["for"] != intent.name; ++i)
        keyword = &m_random.pick(keywords);
    const bool isPaid = !(*v.channel)["utm"].empty();
    if (v.source() == "google_paid" || v.source() == "bing_paid")
        v.keyword = keyword->text;
    if (v.tracker->type != "session")
        return v;
    v.session = m_random.hex(8) + '-' + m_random.hex(4) + "-4" + m_random.hex(3) + "-a" + m_random.hex(3) + '-' +
                m_random.hex(12);
    const bool hasOwnPage = isPaid || m_random.chance(0.4);
    v.page = v.campaign && !v.campaign->page.empty() ? v.campaign->page
             : hasOwnPage                            ? std::string((*keyword)["page"])
                                                     : "/";
    if (!(*v.channel)["click"].empty())
        v.clickId = m_random.hex(24);
    return v;
}

Outcome Planner::outcome(const Firm &firm, Instant at)
{
    if (m_random.chance(firm.calendar.answerRate(at)))
        return Outcome::Answered;
    const std::array<double, 3> open{50, 20, 30}, closed{42, 10, 48};
    static constexpr std::array Missed{Outcome::Missed, Outcome::Abandoned, Outcome::Voicemail};
    return Missed[m_random.weighted(firm.calendar.isOpen(at) ? open : closed)];
}

bool Planner::add(Contact &contact)
{
    const bool isCall = contact.kind == Contact::Kind::Call;
    if (contact.at >= m_options.now - minutes(20) || (isCall && m_calls >= m_options.calls))
        return false;
    m_calls += isCall;
    m_plan.contacts.push_back(contact);
    return true;
}

Contact Planner::next(const Contact &contact, Instant at, const Intent *intent) const
{
    Contact later = contact;
    later.kind = Contact::Kind::Call;
    later.outbound = false;
    later.at = at;
    later.intent = intent;
    return later;
}

void Planner::lead(const Contact &contact, int depth)
{
    Contact call = contact;
    const Firm &firm = firmOf(call);
    const Intent *meant = call.intent;
    if (call.outcome == Outcome::Voicemail)
        call.intent = intentAmong(firm.voicemails);
    if (!add(call))
        return;
    call.intent = meant;
    if (call.outcome != Outcome::Answered)
        afterMissed(call, depth);
    else
        afterAnswered(call, depth);
}

void Planner::afterMissed(const Contact &contact, int depth)
{
    const Firm &firm = firmOf(contact);
    const double fate = m_random.unit();
    if (depth > 3 || fate > 0.78)
        return; // called somebody else
    const bool isCallBack = fate < 0.48 || contact.outbound;
    const Instant at = contact.at + someTime(minutes(3), isCallBack ? hours(4) : hours(1));
    Contact again = next(contact, isCallBack ? firm.calendar.whenOpen(at, m_random) : at, contact.intent);
    again.outbound = isCallBack;
    again.outcome = isCallBack ? (m_random.chance(0.68) ? Outcome::Answered : Outcome::Missed) : outcome(firm, at);
    lead(again, depth + 1);
}

void Planner::afterAnswered(const Contact &contact, int depth)
{
    const Firm &firm = firmOf(contact);
    for (const auto &[name, percent] : contact.intent->next) {
        if (depth > 4 || !m_random.chance(percent / 100))
            continue;
        const Instant at = firm.calendar.whenOpen(contact.at + someTime(hours(20), hours(24 * 26)), m_random);
        Contact later = next(contact, at, firm.book.intent(name));
        later.outcome = outcome(firm, at);
        lead(later, depth + 1);
    }
    if (depth == 0 && m_random.chance(TextShare)) {
        Contact text = next(contact, contact.at + someTime(minutes(20), hours(40)), contact.intent);
        text.kind = Contact::Kind::Text;
        add(text);
    }
    Person &person = m_plan.people[contact.person];
    if (depth > 1 || person.again || !m_random.chance(ReturnShare))
        return;
    const Instant at = contact.at + someTime(hours(24 * 25), hours(24 * 330));
    if (at >= m_options.now - hours(1))
        return;
    Contact later = next(contact, firm.calendar.whenOpen(at, m_random), intentAmong(firm.first));
    person.again = visit(firm, *later.intent, later.at, false);
    later.again = true;
    later.outcome = outcome(firm, later.at);
    lead(later, depth + 2);
}

} // namespace

Plan planContacts(const Cast &cast, const Options &options)
{
    return Planner(cast, options).plan();
}

} // namespace earshot::demo
