#include "backend/demo/records.h"

#include "backend/demo/json.h"
#include "backend/demo/milestones.h"

#include <algorithm>
#include <cmath>

namespace earshot::demo {
namespace {

using Outcome = Contact::Outcome;

std::string parameter(const std::string &url, std::string_view name)
{
    const auto place = url.find(std::string(name) + '=');
    if (place == std::string::npos)
        return {};
    std::string value = url.substr(place + name.size() + 1);
    value.resize(std::min(value.size(), value.find('&')));
    std::ranges::replace(value, '+', ' ');
    return value;
}

std::string domainOf(const std::string &url)
{
    const auto start = url.find("://");
    return start == std::string::npos ? std::string() : url.substr(start + 3, url.find('/', start + 3) - start - 3);
}

const Visit &lastVisit(const Person &person, const Contact &contact)
{
    return contact.again && person.again ? *person.again : person.visit;
}

std::string callTypeOf(const Contact &contact)
{
    if (contact.outbound)
        return "outbound";
    switch (contact.outcome) {
    case Outcome::Answered:
        return "answered";
    case Outcome::Missed:
        return "missed";
    case Outcome::Abandoned:
        return "abandoned";
    case Outcome::Voicemail:
        return "voicemail";
    }
    return {};
}

std::string upperCase(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

/// Where each of the phrases people watch for was said: the service's `keywords_spotted`.
Json spotted(const Firm &firm, const Transcript &transcript, Words &highlights)
{
    std::string all;
    for (const Entry &entry : firm.book.list("spot")) {
        std::string locations;
        for (const Phrase &phrase : transcript) {
            const auto place = phrase.text.find(entry.text);
            if (place == std::string::npos)
                continue;
            const auto before = phrase.text.begin() + static_cast<std::ptrdiff_t>(place);
            const auto index = static_cast<std::size_t>(std::count(phrase.text.begin(), before, ' '));
            const milliseconds at = index < phrase.words.size() ? phrase.words[index].start : phrase.start;
            char time[32];
            std::snprintf(time, sizeof time, "%.2f", static_cast<double>(at.count()) / 1000);
            locations += (locations.empty() ? "" : ",") +
                         ObjectWriter().add("speaker", jsonString(word(phrase.speaker))).add("start", time).text();
        }
        if (locations.empty())
            continue;
        highlights.push_back(entry.text);
        all += (all.empty() ? "" : ",") +
               ObjectWriter().add("keyword", jsonString(entry.text)).add("locations", '[' + locations + ']').text();
    }
    return {'[' + all + ']'};
}

} // namespace

Records::Records(const Plan &plan, const Options &options) : m_plan(plan), m_options(options) {}

CallRecord Records::call(const Contact &contact, const Transcript *heard)
{
    const Person &person = m_plan.people[contact.person];
    const Script script = scriptOf(m_plan, contact, m_options.seed);
    Random random(m_options.seed, (contact.stream << 2U) | 2U);
    CallRecord record;
    Call &call = record.call;
    call.id = CallId("CAL" + random.hex(32));
    const Transcript estimate = timed(script.turns, random); // also when heard, so that all later chances are the same
    call.transcript = heard ? *heard : estimate;
    describeParties(call, contact, script);
    describeSource(call, contact, random);
    describeTalk(call, contact, script, random);
    judge(call, contact, script, random);
    const Instant created = m_created.try_emplace(contact.person, contact.at).first->second;
    call.milestones = milestonesOf(contact, created);
    const Visit &visit = lastVisit(person, contact);
    if (!visit.onWebsite() || contact.prior > 0)
        return record;
    const auto &pages = person.firm->book.list("page");
    Instant at = std::min(visit.at, contact.at - seconds(20));
    std::string referrer = visit.referrer, url = call.landingPageUrl;
    for (int left = random.between(1, 5); left > 0 && at < contact.at; --left) {
        record.pageViews.push_back({referrer, url, at});
        at += seconds(random.between(8, 150));
        referrer = url;
        url = "https://www." + person.firm->site + (pages.empty() ? "/contact" : random.pick(pages).text);
    }
    std::ranges::reverse(record.pageViews);
    call.lastRequestedUrl = record.pageViews.front().pageUrl;
    return record;
}

void Records::describeParties(Call &call, const Contact &contact, const Script &script) const
{
    const Person &person = m_plan.people[contact.person];
    const Firm &firm = *person.firm;
    const Visit &visit = lastVisit(person, contact);
    call.clientId = firm.client.id;
    call.clientName = firm.client.name;
    call.clientTimeZone = firm.client.timeZone;
    call.personId = person.id;
    call.trackerId = visit.tracker->id;
    call.trackingPhoneNumber = visit.number;
    call.sourceName = visit.tracker->name;
    call.startTime = contact.at;
    call.direction = contact.outbound ? "outbound" : "inbound";
    call.callType = callTypeOf(contact);
    call.answered = contact.outcome == Outcome::Answered;
    call.voicemail = contact.outcome == Outcome::Voicemail;
    if (contact.outcome == Outcome::Answered || contact.outbound) {
        call.businessPhoneNumber = visit.tracker->destinationNumber;
        call.agentEmail = script.agent->email;
    }
    call.customerName = person.number.back() % 3 == 0   ? upperCase(person.last + ' ' + person.first)
                        : person.number.back() % 7 == 0 ? upperCase(person.place->text)
                                                        : person.first + ' ' + person.last;
    call.customerPhoneNumber = person.number;
    call.customerCity = person.place->text;
    call.customerState = (*person.place)["state"];
    call.customerCountry = person.number.starts_with("+1")    ? "US"
                           : person.number.starts_with("+44") ? "GB"
                           : person.number.starts_with("+61") ? "AU"
                                                              : "IN";
    call.zipCode = {person.zip};
    call.firstCall = contact.prior == 0;
    call.priorCalls = contact.prior;
    call.totalCalls = person.calls;
}

void Records::describeSource(Call &call, const Contact &contact, Random &random) const
{
    const Person &person = m_plan.people[contact.person];
    const Visit &visit = person.visit; // the service tells the first touch
    call.source = visit.source();
    call.medium = visit.medium();
    call.campaign = visit.campaign ? visit.campaign->name : std::string();
    call.keywords = visit.keyword;
    call.referringUrl = visit.referrer;
    call.referrerDomain = domainOf(visit.referrer);
    call.landingPageUrl = landingUrl(*person.firm, visit);
    call.lastRequestedUrl = call.landingPageUrl;
    call.utmSource = parameter(call.landingPageUrl, "utm_source");
    call.utmMedium = parameter(call.landingPageUrl, "utm_medium");
    call.utmCampaign = parameter(call.landingPageUrl, "utm_campaign");
    call.utmTerm = parameter(call.landingPageUrl, "utm_term");
    call.gclid = parameter(call.landingPageUrl, "gclid");
    call.fbclid = parameter(call.landingPageUrl, "fbclid");
    call.msclkid = parameter(call.landingPageUrl, "msclkid");
    call.sessionUuid = visit.session;
    call.deviceType = visit.device;
    if (visit.onWebsite())
        call.ga = "GA1.2." + std::to_string(random.between(100'000'000, 999'999'999)) + '.' +
                  std::to_string(toMs(visit.at) / 1000);
}

void Records::describeTalk(Call &call, const Contact &contact, const Script &script, Random &random) const
{
    const milliseconds talk = endOf(*call.transcript);
    switch (contact.outcome) {
    case Outcome::Answered:
    case Outcome::Voicemail:
        call.duration = std::chrono::ceil<seconds>(talk);
        break;
    case Outcome::Missed:
        call.duration = seconds(random.between(18, 42));
        break;
    case Outcome::Abandoned:
        call.duration = seconds(random.between(2, 16));
        break;
    }
    call.createdAt = contact.at + *call.duration + seconds(random.between(1, 4));
    if (call.transcript->empty())
        return;
    call.transcription = plainText(*call.transcript);
    call.callSummary = script.summary;
    const double mood = contact.intent->mood + 1.2 * (random.unit() - 0.5);
    call.sentiment = mood > 0.4 ? "positive" : mood < -0.4 ? "negative" : "neutral";
    if (const auto share = agentShare(*call.transcript))
        call.speakerPercent = {"{\"agent\":" + std::to_string(*share) +
                               ",\"customer\":" + std::to_string(100 - *share) + '}'};
    call.keywordsSpotted = spotted(*m_plan.people[contact.person].firm, *call.transcript, call.callHighlights);
}

void Records::judge(Call &call, const Contact &contact, const Script &script, Random &random)
{
    if (call.transcript->empty())
        return;
    const bool isGood = contact.intent->lead == "good" ? random.chance(0.93) : random.chance(0.05);
    const double leadChance = isGood ? 0.62 + 0.3 * random.unit() : 0.3 * random.unit() + 0.08;
    static constexpr std::array Grades{"very poor", "poor", "average", "good", "very good"};
    call.leadScore = Grades[static_cast<std::size_t>(std::min(4.0, leadChance * 5))];
    const bool isFresh = contact.at > m_options.now - std::chrono::hours(60);
    if (random.chance(isFresh ? 0.2 : 0.66)) {
        const double right = contact.intent->tags.size() > 1 ? 0.85 : 0.92;
        for (const std::string &tag : contact.intent->tags) {
            if (random.chance(right))
                call.tags.push_back(tag);
        }
        if (contact.outbound && random.chance(0.1))
            call.tags.push_back("Existing customer");
    }
    if (!random.chance(isFresh ? 0.15 : 0.58))
        return; // nobody got round to it
    if (random.chance(0.55))
        call.note = script.note;
    if (!isGood) {
        call.leadStatus = contact.intent->lead == "no" || random.chance(0.5) ? "not_a_lead" : "";
        return;
    }
    const auto [lead, isNew] = m_leads.try_emplace(contact.person, Lead{call.id.text, contact.at});
    call.leadStatus = isNew ? "good_lead" : "previously_marked_good_lead";
    call.goodLeadCallId = lead->second.callId;
    call.goodLeadCallTime = lead->second.at;
    if (script.worth > 0)
        call.value = Cents(script.worth * 100LL);
}

Json Records::milestonesOf(const Contact &contact, Instant leadCreated) const
{
    const Person &person = m_plan.people[contact.person];
    const Firm &firm = *person.firm;
    ObjectWriter object;
    object.add("first_touch", milestoneJson(firm, person.visit, person.visit.at));
    object.add("lead_created", milestoneJson(firm, person.visit, leadCreated));
    if (const auto lead = m_leads.find(contact.person); lead != m_leads.end())
        object.add("qualified", milestoneJson(firm, person.visit, lead->second.at));
    const Visit &last = lastVisit(person, contact);
    object.add("last_touch", milestoneJson(firm, last, contact.prior == 0 || contact.again ? last.at : contact.at));
    return {object.text()};
}

} // namespace earshot::demo
