#include "backend/demo/studio.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

namespace earshot::demo {
namespace {

constexpr std::size_t CallsLookedAt = 1500; // the newest ones

Voice voiceOf(std::string_view accent, Random &random)
{
    static constexpr std::array<std::string_view, 10> Variants{"m1", "m2", "m3", "m4", "m7",
                                                               "f1", "f2", "f3", "f4", "f5"};
    Voice voice;
    voice.name = std::string(accent) + '+' + std::string(random.pick(Variants));
    voice.pitch = random.between(35, 62);
    voice.pace = random.between(165, 195);
    return voice;
}

std::string_view accentOf(const Firm &firm, Random &random)
{
    if (firm.client.timeZone.starts_with("America"))
        return random.chance(0.85) ? "en-us" : "en-us-nyc";
    static constexpr std::array<std::string_view, 4> British{"en-gb", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbclan"};
    return random.pick(British);
}

/// Short answered calls and a few voicemails, the newest of each client in turn.
std::vector<const Contact *> chosen(const Plan &plan, const Options &options)
{
    std::map<std::string_view, std::vector<const Contact *>> byFirm; // by name: addresses have no order to rely on
    std::size_t seen = 0;
    for (auto contact = plan.contacts.rbegin(); contact != plan.contacts.rend() && seen < CallsLookedAt;
         ++contact, ++seen) {
        const bool isSpoken = contact->kind == Contact::Kind::Call && (contact->outcome == Contact::Outcome::Answered ||
                                                                       contact->outcome == Contact::Outcome::Voicemail);
        if (!isSpoken)
            continue;
        std::size_t letters = 0;
        for (const Turn &turn : scriptOf(plan, *contact, options.seed).turns)
            letters += turn.text.size() + static_cast<std::size_t>(turn.pause.count()) / 60;
        if (letters >= 150 && letters <= 560) // about 10 to 35 seconds
            byFirm[plan.people[contact->person].firm->key].push_back(&*contact);
    }
    std::vector<const Contact *> contacts;
    for (std::size_t round = 0; round < CallsLookedAt; ++round) {
        for (const auto &[firm, list] : byFirm) {
            if (round < list.size() && std::ssize(contacts) < options.recordings)
                contacts.push_back(list[round]);
        }
    }
    return contacts;
}

Recording recordingOf(const Plan &plan, const Contact &contact, const Options &options)
{
    const Script script = scriptOf(plan, contact, options.seed);
    const Firm &firm = *plan.people[contact.person].firm;
    Random callerChance(options.seed, 0xCA11E4U + contact.person);
    Random agentChance(options.seed, 0xA9E47U + static_cast<std::uint64_t>(script.agent - firm.agents.data()));
    Random gaps(options.seed, contact.stream + 0x50F0D000U);
    return record(options.espeak, script.turns, voiceOf(accentOf(firm, callerChance), callerChance),
                  voiceOf(accentOf(firm, agentChance), agentChance), gaps);
}

} // namespace

std::map<std::uint64_t, Recording> recordSome(const Plan &plan, const Options &options)
{
    const std::vector<const Contact *> contacts = chosen(plan, options);
    std::vector<Recording> recordings(contacts.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < contacts.size(); i = next++)
            recordings[i] = recordingOf(plan, *contacts[i], options);
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
            workers.emplace_back(work);
    }
    std::map<std::uint64_t, Recording> byStream;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        if (!recordings[i].wav.empty())
            byStream.emplace(contacts[i]->stream, std::move(recordings[i]));
    }
    return byStream;
}

} // namespace earshot::demo
