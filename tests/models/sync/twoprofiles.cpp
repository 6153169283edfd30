#include "tests/models/sync/twoprofiles.h"

#include "models/domain/catalogue.h"

#include <QTest>

#include <map>
#include <random>
#include <set>

namespace earshot::test {
namespace {

constexpr int Steps = 14;
constexpr int CallsOfARun = 3;
const std::vector<std::string> Singles = {"note", "value", "customer_name"};

std::string idOf(unsigned seed, int call)
{
    return "CAL" + std::to_string(seed) + "x" + std::to_string(call);
}

std::string text(const Value &value)
{
    if (const auto *words = std::get_if<std::string>(&value))
        return *words;
    const auto *number = std::get_if<std::int64_t>(&value);
    return number ? std::to_string(*number) : std::string();
}

std::string fieldOf(const Call &call, const std::string &field)
{
    return text(value(*callField(field), call));
}

void setField(store::CallChange &change, const std::string &field, const std::string &to)
{
    if (field == "note")
        change.note = to;
    else if (field == "value")
        change.value.emplace(to.empty() ? std::optional<Cents>() : Cents(std::stoll(to)));
    else
        change.customerName = to;
}

/// What people wrote into one field: each value once, but where they took their own edit back.
struct Written {
    std::set<std::string> values;
    std::set<std::string> replaced;                  // by somebody who saw it
    std::set<std::string> takenUp;                   // once more, by an undo
    std::map<std::string, std::set<std::string>> by; // who wrote each
};

class Run {
public:
    Run(World &world, unsigned seed) : m_world(world), m_seed(seed), m_random(seed), m_name(std::to_string(seed)) {}

    /// Empty when nothing was lost; else what.
    std::string play()
    {
        begin();
        for (int step = 0; step < Steps; ++step)
            doSomething(step);
        if (!end())
            return "it does not come to an end: " + standing();
        const std::string missed = lost();
        return missed.empty() ? missed : missed + m_story;
    }

private:
    void tell(const std::string &what) { m_story += "\n    " + what; }
    std::string nameOf(const Profile &one) const { return &one == &m_world.profiles[0] ? "A" : "B"; }

    int pick(int n) { return int(m_random() % unsigned(n)); }
    const std::string &anyCall() { return m_ids[std::size_t(pick(int(m_ids.size())))]; }
    Profile &profile(int i) { return m_world.profiles[std::size_t(i)]; }

    void begin()
    {
        m_world.mishap = Mishap::None;
        m_world.answersLost = m_world.refusing = false;
        for (int i = 0; i < CallsOfARun; ++i)
            m_ids.push_back(idOf(m_seed, i));
        for (int i : {0, 1})
            profile(i).sync();
    }

    void doSomething(int step)
    {
        const std::string value = m_name + std::to_string(100 + step);
        switch (pick(10)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return edit(profile(pick(2)), anyCall(), value);
        case 4:
            return editThere(anyCall(), value);
        case 5:
            if (pick(3) == 0 && m_world.side.restart())
                return tell("the server was killed and began anew");
            m_world.mishap = Mishap(1 + pick(4));
            return tell("mishap " + std::to_string(int(m_world.mishap.load())));
        case 6:
            stop(profile(pick(2)));
            return tell("killed");
        case 7: {
            Profile &one = profile(pick(2));
            stop(one);
            one.reopen();
            return tell("opened anew");
        }
        case 8: {
            Profile &one = profile(pick(2));
            if (!m_world.isOurs)
                stopAll(); // CallRail has no way to hold what falls between a reading and a writing
            tell(nameOf(one) + " syncs");
            return one.start();
        }
        default: {
            Profile &one = profile(pick(2));
            if (!m_world.isOurs)
                stopAll();
            if (!one.isRunning())
                one.start();
            tell(nameOf(one) + " goes on syncing");
            one.settle(milliseconds(pick(8))); // or not quite
        }
        }
    }

    /// An edit that was being sent may have arrived, and its answer is lost like any other.
    void stop(Profile &one)
    {
        one.stop();
        const auto edits = one.cache().outbox().all();
        if (!edits || std::any_of(edits->begin(), edits->end(),
                                  [](const store::Outgoing &edit) { return edit.state == store::SendState::Sending; }))
            m_world.answersLost = true;
    }

    void stopAll()
    {
        for (Profile &one : m_world.profiles)
            stop(one);
        if (!QTest::qWaitFor([this] { return m_world.side.isIdle(); }, 30000))
            qFatal("requests of nobody are still answered");
    }

    std::string keyOf(const std::string &id, const std::string &field)
    {
        const bool isPersons = field == "customer_name" && m_world.isOurs && id == m_ids[1];
        return (isPersons ? m_ids[0] : id) + ' ' + field;
    }

    void note(const std::string &id, const std::string &field, const std::string &before, const std::string &after,
              const std::string &who)
    {
        Written &written = m_written[keyOf(id, field)];
        if (!written.values.insert(after).second || written.replaced.contains(after))
            written.takenUp.insert(after);
        written.by[after].insert(who);
        written.replaced.insert(before);
    }

    void edit(Profile &one, const std::string &id, const std::string &value)
    {
        const Call seen = one.call(id);
        store::CallChange change;
        if (pick(3) == 0) {
            change = tagChangeOf(seen, value, m_random());
            noteTags(id, change);
        } else {
            const std::string &field = Singles[std::size_t(pick(int(Singles.size())))];
            std::optional<std::string> &undo = m_undo[nameOf(one) + keyOf(id, field)];
            const std::string to = pick(3) == 0 && undo ? *undo : value;
            undo = fieldOf(seen, field);
            setField(change, field, to);
            note(id, field, fieldOf(seen, field), to, nameOf(one));
            tell(nameOf(one) + ": " + field + " of " + id + " from \"" + fieldOf(seen, field) + "\" to " + to);
        }
        // a sync may bring something in between the seeing and the writing
        const store::CallChange saw{.note = seen.note, .value = seen.value, .customerName = seen.customerName};
        if (!one.cache().edits().edit({{one.row(id), change, saw}}))
            qFatal("cannot edit");
    }

    static store::CallChange tagChangeOf(const Call &seen, const std::string &value, std::mt19937::result_type chance)
    {
        store::CallChange change;
        if (chance % 2 == 0 || seen.tags.empty())
            change.addTags = {"t" + value};
        else
            change.removeTags = {seen.tags[chance / 2 % seen.tags.size()]};
        return change;
    }

    void noteTags(const std::string &id, const store::CallChange &change)
    {
        m_tagsAdded[id].insert(change.addTags.begin(), change.addTags.end());
        m_tagsRemoved[id].insert(change.removeTags.begin(), change.removeTags.end());
    }

    /// Somebody at the server itself.
    void editThere(const std::string &id, const std::string &value)
    {
        if (!m_world.isOurs)
            stopAll();
        const std::string &field = Singles[std::size_t(pick(2))];
        const bool isTags = pick(3) == 0;
        const auto chance = m_random();
        const auto changed = [&](const Call &call) {
            store::CallChange change;
            if (isTags)
                change = tagChangeOf(call, value, chance);
            else
                setField(change, field, value);
            return change;
        };
        const Call seen = m_world.side.change(id, changed);
        if (isTags)
            return noteTags(id, changed(seen));
        note(id, field, fieldOf(seen, field), value, "there");
        tell("there: " + field + " of " + id + " from \"" + fieldOf(seen, field) + "\" to " + value);
    }

    bool end()
    {
        stopAll();
        m_world.mishap = Mishap::None;
        for (int round = 0; round < 2; ++round)
            for (Profile &one : m_world.profiles)
                if (!one.sync())
                    return false;
        return true;
    }

    std::string standing()
    {
        std::string out;
        for (Profile &one : m_world.profiles)
            for (const store::Outgoing &edit : one.outbox())
                out += " edit of " + edit.call.text + " in state " + std::to_string(int(edit.state));
        return out;
    }

    /// Whether the value is in an outbox or among the conflicts of somebody.
    bool isShown(const std::string &key, const std::string &value)
    {
        for (Profile &one : m_world.profiles) {
            for (const std::string &id : m_ids) {
                for (const store::Conflict &conflict : *one.cache().edits().conflicts(one.row(id)))
                    if (keyOf(id, conflict.field) == key && text(conflict.other) == value)
                        return true;
                for (const store::Outgoing &edit : *one.cache().outbox().of(one.row(id))) {
                    Call call;
                    store::apply(edit.change, call);
                    for (const std::string &field : Singles)
                        if (keyOf(id, field) == key && fieldOf(call, field) == value)
                            return true;
                }
            }
        }
        return false;
    }

    std::string lost()
    {
        std::string out;
        for (const std::string &id : m_ids) {
            const Call there = m_world.side.call(id);
            for (const std::string &field : Singles) {
                const Written &written = m_written[keyOf(id, field)];
                for (const std::string &value : written.values)
                    if (value != fieldOf(there, field) && !written.replaced.contains(value) &&
                        !isShown(keyOf(id, field), value))
                        out += "\n  " + field + " \"" + value + "\" of " + id + " is lost";
                const std::string last = fieldOf(there, field);
                if (written.replaced.contains(last) && !written.takenUp.contains(last) && !isContested(id, field))
                    out += "\n  " + field + " \"" + last + "\" of " + id + " was written over, and is there";
                out += falseConflicts(id, field);
            }
            out += lostTags(id, there) + differences(id, there);
        }
        return out;
    }

    /// Somebody is told that there is more than one value, or that an edit did not arrive.
    bool isContested(const std::string &id, const std::string &field)
    {
        for (const std::string &value : m_written[keyOf(id, field)].values)
            if (isShown(keyOf(id, field), value))
                return true;
        return false;
    }

    /// Nobody is asked about a value that only they wrote themselves.
    std::string falseConflicts(const std::string &id, const std::string &field)
    {
        std::string out;
        if (field == "customer_name" && m_world.isOurs)
            return out; // a person's name, written at several calls
        for (Profile &one : m_world.profiles)
            for (const store::Conflict &conflict : *one.cache().edits().conflicts(one.row(id))) {
                std::set<std::string> others = m_written[keyOf(id, field)].by[text(conflict.other)];
                others.erase(nameOf(one));
                if (conflict.field == field && others.empty())
                    out += "\n  " + nameOf(one) + " is asked about " + field + " \"" + text(conflict.other) + "\" of " +
                           id + ", which nobody else wrote";
            }
        return out;
    }

    std::string lostTags(const std::string &id, const Call &there)
    {
        std::string out;
        const auto isThere = [&](const std::string &tag) {
            return std::find(there.tags.begin(), there.tags.end(), tag) != there.tags.end();
        };
        for (const std::string &tag : m_tagsAdded[id])
            if (!isThere(tag) && !m_tagsRemoved[id].contains(tag))
                out += "\n  tag " + tag + " of " + id + " is lost";
        // whoever got no answer adds again what somebody else took away meanwhile: nobody can tell whether it was there
        for (const std::string &tag : m_tagsRemoved[id])
            if (isThere(tag) && !m_world.answersLost)
                out += "\n  tag " + tag + " of " + id + " is there again";
        return out;
    }

    /// What is on screen and neither on its way nor refused is what the server has.
    std::string differences(const std::string &id, const Call &there)
    {
        std::string out;
        for (Profile &one : m_world.profiles) {
            const Call here = one.call(id);
            const auto edits = *one.cache().outbox().of(one.row(id));
            for (const store::Outgoing &edit : edits)
                if (edit.state != store::SendState::Refused)
                    out += "\n  an edit of " + id + " is not sent";
            for (const std::string &field : Singles)
                if (edits.empty() && fieldOf(here, field) != fieldOf(there, field))
                    out += "\n  " + field + " of " + id + " is \"" + fieldOf(here, field) + "\" here and \"" +
                           fieldOf(there, field) + "\" there";
            if (edits.empty() &&
                std::set(here.tags.begin(), here.tags.end()) != std::set(there.tags.begin(), there.tags.end()))
                out += "\n  tags of " + id + " differ";
        }
        return out;
    }

    World &m_world;
    unsigned m_seed;
    std::mt19937 m_random;
    std::string m_name;
    std::string m_story;
    std::vector<std::string> m_ids;
    std::map<std::string, Written> m_written;
    std::map<std::string, std::optional<std::string>> m_undo; // what one's last edit of a field began from
    std::map<std::string, std::set<std::string>> m_tagsAdded, m_tagsRemoved;
};

} // namespace

World::World(Side &server, bool hasLog)
    : side(server), isOurs(hasLog), profiles{server.profile(clock()), server.profile(clock())}
{
}

std::optional<Reply> World::interfere(const Request &request, const std::function<Reply()> &done)
{
    if (request.method != "PUT")
        return {};
    switch (mishap.exchange(Mishap::None)) {
    case Mishap::RequestLost:
        return Reply::reset();
    case Mishap::Fails:
        return Reply::error(503, "later");
    case Mishap::AnswerLost:
        answersLost = true;
        return done();
    case Mishap::RefusesField:
        refusing = true;
        break;
    case Mishap::None:
        break;
    }
    if (refusing && request.body.find("\"note\"") != std::string::npos)
        return Reply::error(422, "Note is not to be changed");
    return {};
}

std::vector<Call> callsOfRuns(unsigned firstSeed, unsigned count, bool isOurs, Instant now)
{
    std::vector<Call> calls;
    for (unsigned seed = firstSeed; seed < firstSeed + count; ++seed)
        for (int i = 0; i < CallsOfARun; ++i) {
            Call &call = calls.emplace_back();
            call.id = CallId(idOf(seed, i));
            call.clientId = ClientId("COM1");
            // the first two are one person's, where edits cannot fall between reading and writing
            const int person = isOurs && i == 1 ? 0 : i;
            call.personId = PersonId("PER" + std::to_string(seed) + "x" + std::to_string(person));
            call.startTime = now - std::chrono::hours(1 + i);
            call.customerPhoneNumber = "+1303555" + std::to_string(1000 + seed * CallsOfARun + unsigned(person));
            call.tags = {"old" + std::to_string(seed)};
        }
    return calls;
}

std::string playRuns(World &world, unsigned firstSeed, unsigned count)
{
    const bool isOne = qEnvironmentVariableIsSet("EARSHOT_SEED");
    const auto only = unsigned(qEnvironmentVariableIntValue("EARSHOT_SEED"));
    std::string failures;
    for (unsigned seed = firstSeed; seed < firstSeed + count; ++seed) {
        const std::string lost = isOne && seed != only ? std::string() : Run(world, seed).play();
        if (!lost.empty())
            failures += "seed " + std::to_string(seed) + ": " + lost + '\n';
    }
    return failures;
}

} // namespace earshot::test
