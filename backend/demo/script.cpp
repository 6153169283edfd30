#include "backend/demo/script.h"

#include <array>
#include <charconv>

namespace earshot::demo {
namespace {

constexpr std::array<std::string_view, 8> WeekdayNames{"",         "Monday", "Tuesday",  "Wednesday",
                                                       "Thursday", "Friday", "Saturday", "Sunday"};

/// "M-E-H-T-A"
std::string spelledOut(std::string_view name)
{
    std::string letters;
    for (const char c : name) {
        if (!letters.empty())
            letters += '-';
        letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return letters;
}

std::string greetingAt(const Firm &firm, Instant at)
{
    const int minute = firm.calendar.local(at).minute;
    return minute < 12 * 60 ? "good morning" : minute < 18 * 60 ? "good afternoon" : "good evening";
}

int worthOf(Telling &telling, const Intent &intent, Random &random)
{
    int worth = random.between(intent.low, intent.high);
    if (telling.isKnown("value")) {
        const std::string written = telling.fact("value");
        std::from_chars(written.data(), written.data() + written.size(), worth);
    }
    return worth >= 100 ? worth / 5 * 5 : worth;
}

} // namespace

std::string numberInWords(std::string_view e164)
{
    static constexpr std::array<std::string_view, 10> Digits{"oh",   "one", "two",   "three", "four",
                                                             "five", "six", "seven", "eight", "nine"};
    const std::size_t prefix = e164.starts_with("+1") ? 2 : 3;
    const std::string_view national = e164.substr(std::min(prefix, e164.size()));
    std::string words;
    for (std::size_t i = 0; i < national.size(); ++i) {
        const bool startsGroup = i == 3 || i == 6;
        words += i == 0 ? "" : startsGroup ? ", " : " ";
        const bool isIndianZero = national[i] == '0' && e164.starts_with("+91");
        words += isIndianZero ? "zero" : Digits[static_cast<std::size_t>(national[i] - '0')];
    }
    return words;
}

Script scriptOf(const Plan &plan, const Contact &contact, std::uint64_t seed)
{
    const Person &person = plan.people[contact.person];
    const Firm &firm = *person.firm;
    Random random(seed, (contact.stream << 2U) | 1U);
    Script script;
    script.agent = &random.pick(firm.agents);
    Telling telling(firm.book, random);
    telling.know("caller", person.first + ' ' + person.last);
    telling.know("first", person.first);
    telling.know("last", person.last);
    telling.know("spelled", spelledOut(person.last));
    telling.know("agent", script.agent->name.substr(0, script.agent->name.find(' ')));
    telling.know("company", firm.client.name);
    telling.know("city", person.place->text);
    telling.know("morning", greetingAt(firm, contact.at));
    telling.know("number", numberInWords(person.number));
    telling.know("website", "our website");
    telling.know("weekday",
                 std::string(WeekdayNames[static_cast<std::size_t>(firm.calendar.local(contact.at).weekday)]));
    const bool isSpoken =
        contact.outcome == Contact::Outcome::Answered || contact.outcome == Contact::Outcome::Voicemail;
    if (!isSpoken)
        return script;
    script.turns = spoken(telling.play(*contact.intent, contact.outbound), random);
    if (!contact.intent->summaries.empty())
        script.summary = telling.say(random.pick(contact.intent->summaries));
    if (!contact.intent->notes.empty())
        script.note = telling.say(random.pick(contact.intent->notes));
    if (random.chance(contact.intent->sold / 100))
        script.worth = worthOf(telling, *contact.intent, random);
    return script;
}

} // namespace earshot::demo
