// Forms and texts: what people write rather than say.

#include "backend/demo/json.h"
#include "backend/demo/milestones.h"
#include "backend/demo/records.h"

#include <algorithm>

namespace earshot::demo {
namespace {

std::string emailOf(const Person &person, Random &random)
{
    static constexpr std::array<const char *, 4> Hosts{"mail.example", "post.example", "home.example", "inbox.example"};
    std::string email = person.first + (random.chance(0.7) ? "." : "") + person.last;
    std::ranges::transform(email, email.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return email + (random.chance(0.3) ? std::to_string(random.between(1, 99)) : "") + '@' + random.pick(Hosts);
}

Telling knowing(const Person &person, Random &random)
{
    Telling telling(person.firm->book, random);
    telling.know("first", person.first);
    telling.know("last", person.last);
    telling.know("caller", person.first + ' ' + person.last);
    telling.know("city", person.place->text);
    telling.know("company", person.firm->client.name);
    telling.know("number", person.number);
    const Agent &agent = random.pick(person.firm->agents);
    telling.know("agent", agent.name.substr(0, agent.name.find(' ')));
    return telling;
}

/// A short code of mixed case, as the service gives conversations: "KZaGR".
std::string shortCode(Random &random)
{
    static constexpr std::string_view Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    std::string code;
    for (int i = 0; i < 8; ++i)
        code += Letters[random.below(Letters.size())];
    return code;
}

} // namespace

FormSubmission Records::form(const Contact &contact)
{
    const Person &person = m_plan.people[contact.person];
    const Firm &firm = *person.firm;
    const Visit &visit = person.visit;
    Random random(m_options.seed, (contact.stream << 2U) | 3U);
    Telling telling = knowing(person, random);
    m_created.try_emplace(contact.person, contact.at);
    FormSubmission form;
    form.id = FormId("FOR" + random.hex(32));
    form.clientId = firm.client.id;
    form.clientName = firm.client.name;
    form.personId = person.id;
    form.customerName = person.first + ' ' + person.last;
    form.customerEmail = emailOf(person, random);
    form.customerPhoneNumber = person.number;
    form.formName = firm.formName;
    form.formUrl = "https://www." + firm.site + "/contact";
    form.landingPageUrl = landingUrl(firm, visit);
    form.referrer = form.referringUrl = visit.referrer;
    form.submittedAt = contact.at;
    form.firstForm = true;
    form.source = visit.source();
    form.medium = visit.medium();
    form.keywords = visit.keyword;
    form.campaign = visit.campaign ? visit.campaign->name : std::string();
    if (visit.onWebsite()) {
        form.utmSource = (*visit.channel)["utm"];
        form.utmMedium = form.utmSource.empty() ? std::string() : form.medium;
        form.utmCampaign = form.utmSource.empty() ? std::string() : form.campaign;
    }
    form.formData = {ObjectWriter()
                         .add("name", jsonString(form.customerName))
                         .add("email", jsonString(form.customerEmail))
                         .add("phone", jsonString(form.customerPhoneNumber))
                         .add("message", jsonString(telling.say("form_message")))
                         .add("consent", "\"yes\"")
                         .text()};
    form.milestones = {ObjectWriter()
                           .add("first_touch", milestoneJson(firm, visit, visit.at))
                           .add("lead_created", milestoneJson(firm, visit, contact.at))
                           .text()};
    const bool isGood = random.chance(0.8);
    if (random.chance(0.5))
        form.leadStatus = isGood ? "good_lead" : "not_a_lead";
    if (form.leadStatus == "good_lead" && random.chance(0.3))
        form.value =
            Cents(random.between(contact.intent->low, std::max(contact.intent->low, contact.intent->high)) * 100LL);
    if (random.chance(0.4))
        form.tags = {contact.intent->tags.begin(),
                     contact.intent->tags.begin() + std::min<std::ptrdiff_t>(1, std::ssize(contact.intent->tags))};
    return form;
}

Conversation Records::conversation(const Contact &contact)
{
    const Person &person = m_plan.people[contact.person];
    const Firm &firm = *person.firm;
    const Visit &visit = person.visit;
    Random random(m_options.seed, contact.stream << 2U);
    Telling telling = knowing(person, random);
    Conversation conversation;
    conversation.id = ConversationId(shortCode(random));
    conversation.clientId = firm.client.id;
    conversation.clientTimeZone = firm.client.timeZone;
    conversation.initialTrackerId = conversation.currentTrackerId = visit.tracker->id;
    conversation.initialTrackingNumber = conversation.currentTrackingNumber = visit.number;
    conversation.customerName = person.first + ' ' + person.last;
    conversation.customerPhoneNumber = person.number;
    conversation.source = visit.source();
    conversation.state = random.chance(0.8) ? "active" : "archived";
    Instant at = contact.at;
    const Intent *thread = firm.book.intent(random.chance(0.5) ? "text_confirm" : "text_question");
    if (!thread)
        return conversation;
    for (const Turn &turn : telling.play(*thread)) {
        if (at >= m_options.now)
            break;
        TextMessage message;
        message.id = std::to_string(m_messages++);
        const bool isAgent = turn.speaker == Speaker::Agent;
        message.direction = isAgent ? "outgoing" : "incoming";
        message.status = isAgent ? "sent" : "";
        message.userName = isAgent ? firm.agents.front().name : "";
        message.content = turn.text;
        message.createdAt = at;
        conversation.messages.insert(conversation.messages.begin(), std::move(message));
        at += seconds(random.between(25, 2400));
    }
    conversation.lastMessageAt = conversation.messages.front().createdAt;
    return conversation;
}

} // namespace earshot::demo
