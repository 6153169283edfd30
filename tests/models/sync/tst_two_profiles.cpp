// Two profiles, and somebody at the server itself, change the same calls in any order, with any interruption. What
// anybody wrote is at the end there, or was written over by somebody who saw it, or is shown as a conflict or as
// refused.

#include "profile.h"
#include "tests/models/sync/fakeservice.h"

#include <QTest>

#include <random>
#include <set>

using namespace earshot;
using namespace earshot::test;

namespace {

constexpr unsigned Runs = 500;
constexpr unsigned RunsInAWorld = 25; // with the same server and the same two caches, each with calls of its own
constexpr int Steps = 14;
const std::vector<std::string> Singles = {"note", "value", "customer_name"};

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

/// Everybody's clock: no two moments are the same.
struct Time {
    std::atomic<std::int64_t> passed = 0;
    Clock clock()
    {
        return [this] { return *parseIso("2026-11-20T12:00:00Z") + milliseconds(++passed); };
    }
};

/// What goes wrong with the next update that reaches the server.
enum class Mishap { None, AnswerLost, RequestLost, Fails, RefusesField };

struct World {
    explicit World(bool hasLog)
        : isOurs(hasLog),
          service(hasLog), profiles{Profile(service.url(), time.clock()), Profile(service.url(), time.clock())}
    {
        service.interfere([this](const Request &request) { return interfere(request); });
    }

    std::optional<Reply> interfere(const Request &request)
    {
        if (request.method != "PUT")
            return {};
        const Mishap now = mishap.exchange(Mishap::None);
        switch (now) {
        case Mishap::RequestLost:
            return Reply::reset();
        case Mishap::Fails:
            return Reply::error(503, "later");
        case Mishap::AnswerLost:
            answersLost = true;
            return service.doneButNotSaid(request);
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

    const bool isOurs;
    Time time;
    std::atomic<Mishap> mishap = Mishap::None;
    std::atomic<bool> answersLost = false;
    std::atomic<bool> refusing = false; // notes, until the end of the run
    FakeService service;
    std::array<Profile, 2> profiles;
};

/// What people wrote into one field: each value once, but where they took their own edit back.
struct Written {
    std::set<std::string> values;
    std::set<std::string> replaced;                  // by somebody who saw it
    std::set<std::string> takenUp;                   // once more, by an undo
    std::map<std::string, std::set<std::string>> by; // who wrote each
};

class Run {
public:
    Run(World &world, unsigned seed) : m_world(world), m_random(seed), m_name(std::to_string(seed)) {}

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
        for (int i = 0; i < 3; ++i) {
            Call call;
            call.id = CallId("CAL" + m_name + "x" + std::to_string(i));
            call.clientId = ClientId("COM1");
            // the first two are one person's, where edits cannot fall between reading and writing
            call.personId = PersonId("PER" + m_name + "x" + std::to_string(m_world.isOurs && i == 1 ? 0 : i));
            call.startTime = m_world.time.clock()() - std::chrono::hours(1 + i);
            call.customerPhoneNumber = "+1303555" + std::to_string(1000 + i);
            call.tags = {"old" + m_name};
            m_world.service.put(call);
            m_ids.push_back(call.id.text);
        }
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
            m_world.mishap = Mishap(1 + pick(4));
            return tell("mishap " + std::to_string(int(m_world.mishap.load())));
        case 6:
            profile(pick(2)).stop();
            return tell("killed");
        case 7:
            profile(pick(2)).reopen();
            return tell("opened anew");
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

    void stopAll()
    {
        for (Profile &one : m_world.profiles)
            one.stop();
        if (!QTest::qWaitFor([this] { return m_world.service.isIdle(); }, 5000))
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
            changeTags(change, seen, value);
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

    void changeTags(store::CallChange &change, const Call &seen, const std::string &value)
    {
        if (pick(2) == 0 || seen.tags.empty()) {
            change.addTags = {"t" + value};
            m_tagsAdded[seen.id.text].insert("t" + value);
            return;
        }
        change.removeTags = {seen.tags[std::size_t(pick(int(seen.tags.size())))]};
        m_tagsRemoved[seen.id.text].insert(change.removeTags.front());
    }

    /// Somebody at the server itself.
    void editThere(const std::string &id, const std::string &value)
    {
        if (!m_world.isOurs)
            stopAll();
        m_world.service.change(CallId(id), [&](Call &call) {
            const std::string &field = Singles[std::size_t(pick(2))];
            store::CallChange change;
            if (pick(3) == 0) {
                changeTags(change, call, value);
            } else {
                setField(change, field, value);
                note(id, field, fieldOf(call, field), value, "there");
                tell("there: " + field + " of " + id + " from \"" + fieldOf(call, field) + "\" to " + value);
            }
            store::apply(change, call);
        });
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
            const Call there = *m_world.service.call(CallId(id));
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
    std::mt19937 m_random;
    std::string m_name;
    std::string m_story;
    std::vector<std::string> m_ids;
    std::map<std::string, Written> m_written;
    std::map<std::string, std::optional<std::string>> m_undo; // what one's last edit of a field began from
    std::map<std::string, std::set<std::string>> m_tagsAdded, m_tagsRemoved;
};

} // namespace

class TestTwoProfiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void loseNothingThatIsNotShown_data();
    void loseNothingThatIsNotShown();
};

void TestTwoProfiles::loseNothingThatIsNotShown_data()
{
    QTest::addColumn<bool>("hasLog");
    QTest::addColumn<unsigned>("first");
    for (unsigned first = 1; first <= Runs; first += RunsInAWorld) {
        const bool hasLog = first / RunsInAWorld % 2 == 0;
        QTest::addRow("seeds %u to %u, %s", first, first + RunsInAWorld - 1,
                      hasLog ? "a server with a log of changes and versions" : "a server like CallRail")
            << hasLog << first;
    }
}

/// One server and two profiles, on which runs follow one another. EARSHOT_SEED plays one run alone.
void TestTwoProfiles::loseNothingThatIsNotShown()
{
    QFETCH(bool, hasLog);
    QFETCH(unsigned, first);
    const bool isOne = qEnvironmentVariableIsSet("EARSHOT_SEED");
    const unsigned only = unsigned(qEnvironmentVariableIntValue("EARSHOT_SEED"));
    World world(hasLog);
    QStringList failures;
    for (unsigned seed = first; seed < first + RunsInAWorld; ++seed) {
        if (isOne && seed != only)
            continue;
        const std::string lost = Run(world, seed).play();
        if (!lost.empty())
            failures << QStringLiteral("seed %1: %2").arg(seed).arg(QString::fromStdString(lost));
    }
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestTwoProfiles)
#include "tst_two_profiles.moc"
