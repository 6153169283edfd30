#include "agencyfixture.h"

#include <random>

using namespace earshot;
using namespace earshot::storage;

class TestChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void feedEqualsLists_data();
    void feedEqualsLists();
    void createdChangedDeleted();
    void eachRecordOnce();
    void aCallMoreIsOneEntry();
    void aPersonsCallsAreInOrder_data();
    void aPersonsCallsAreInOrder();
    void aClientsNameIsOneEntry();
    void colleaguesWithoutACommonClientStayUnknown();
    void onlyWhatTheViewerSees();
    void newGrantsEndTheCursor();
    void uselessCursors_data();
    void uselessCursors();
    void oldDeletionsAreForgotten();
    void survivesReopening();
};

using Records = std::map<std::string, wire::Change>;

/// What a reader does with the entry of a client or a person: it stands for all the records that show them.
static void spread(const wire::Change &change, Records &records)
{
    for (auto &[key, known] : records) {
        auto *call = std::get_if<Call>(&known.record);
        auto *form = std::get_if<FormSubmission>(&known.record);
        auto *texts = std::get_if<Conversation>(&known.record);
        if (const auto *client = std::get_if<Client>(&change.record)) {
            if (call && call->clientId == client->id) {
                call->clientName = client->name;
                call->clientTimeZone = client->timeZone;
            } else if (form && form->clientId == client->id) {
                form->clientName = client->name;
            } else if (texts && texts->clientId == client->id) {
                texts->clientTimeZone = client->timeZone;
            }
        } else if (const auto *tracker = std::get_if<Tracker>(&change.record)) {
            if (call && call->trackerId == tracker->id)
                call->sourceName = tracker->name;
        } else if (const auto *person = std::get_if<Person>(&change.record)) {
            if (call && call->personId == person->id)
                call->totalCalls = person->totalCalls;
        }
    }
}

/// Reads the feed to its end into what the reader has.
static std::string follow(const AgencyFixture &f, const Viewer &viewer, std::string cursor, Records &records,
                          std::int64_t limit)
{
    for (bool more = true; more;) {
        const auto changes = f.storage->changes.since(viewer, cursor, limit);
        if (!changes)
            return "failed: " + changes.error().detail;
        std::int64_t seq = 0;
        for (const wire::Change &change : changes->changes) {
            if (change.seq <= seq)
                return "not in order";
            seq = change.seq;
            const std::string key = change.type + ' ' + change.id;
            spread(change, records);
            if (change.action == wire::Action::Deleted)
                records.erase(key);
            else if (change.type != "person")
                records[key] = change;
        }
        cursor = changes->nextCursor;
        more = changes->hasMore;
    }
    return cursor;
}

/// What lists and single records say now.
static Records everything(const AgencyFixture &f, const Viewer &viewer)
{
    Records records;
    const auto keep = [&](const char *type, const auto &listing) {
        for (const auto &record : listing->items) {
            wire::Change &change = records[std::string(type) + ' ' + record.id.text];
            change.type = type;
            change.id = record.id.text;
            change.record = record;
        }
    };
    Storage &storage = *f.storage;
    keep("company", storage.clients.list(viewer, {}, {}, {1, 250}));
    keep("tracker", storage.trackers.list(viewer, {}, {}, {1, 250}));
    keep("tag", storage.tags.list(viewer, {}, {}, {1, 250}));
    keep("user", storage.users.list(viewer, {}, {}, {1, 250}));
    keep("form_submission", storage.forms.list(viewer, {}, {}, {1, 250}));
    keep("conversation", storage.conversations.list(viewer, {}, {1, 250}));
    keep("call", storage.calls.list(viewer, {}, {}, {1, 250}, wire::FieldSelection::everything()));
    return records;
}

static QString difference(const Records &feed, const Records &lists)
{
    for (const auto &[key, change] : lists)
        if (!feed.contains(key))
            return QString::fromStdString("missing in the feed: " + key);
        else if (feed.at(key).record != change.record)
            return QString::fromStdString("stale in the feed: " + key);
    for (const auto &[key, change] : feed)
        if (!lists.contains(key))
            return QString::fromStdString("only in the feed: " + key);
    return {};
}

/// One random thing that people or callers do.
static void doSomething(AgencyFixture &f, std::mt19937 &random, int step)
{
    const auto pick = [&](int n) { return int(random() % unsigned(n)); };
    const auto phone = [&] { return "+1303555010" + std::to_string(pick(4)); };
    const auto someTag = [&] { return "tag " + std::to_string(pick(5)); };
    const std::string call = "CAL" + std::to_string(pick(std::max(1, step)));
    Storage &storage = *f.storage;
    wire::CallUpdate edit;
    switch (pick(12)) {
    case 0:
        edit.leadStatus = pick(2) ? "good_lead" : "";
        break;
    case 1:
        edit.tags = Words{someTag(), someTag()};
        edit.appendTags = pick(2) == 0;
        break;
    case 2:
        edit.customerName = "Name " + std::to_string(step);
        break;
    case 3:
        edit.spam = pick(3) == 0;
        edit.note = "spam?";
        break;
    case 4:
        (void)wait<Tag>([&](auto done) {
            storage.tags.update(
                f.admin, TagId(std::to_string(1 + pick(8))),
                [&](Tag &tag) -> Result<void> {
                    tag.name = someTag() + " renamed";
                    return {};
                },
                done);
        });
        return;
    case 5:
        if (pick(3) == 0)
            (void)wait<void>(
                [&](auto done) { storage.tags.remove(f.admin, TagId(std::to_string(1 + pick(8))), done); });
        return;
    case 6:
        (void)wait<Client>([&](auto done) {
            storage.clients.update(
                f.admin, pick(2) ? f.dental : f.law,
                [&](Client &client) -> Result<void> {
                    client.name = "Client " + std::to_string(step);
                    return {};
                },
                done);
        });
        return;
    case 7:
        (void)wait<FormId>([&](auto done) {
            FormSubmission form;
            form.clientId = f.dental;
            form.customerPhoneNumber = phone();
            form.tags = {someTag()};
            storage.forms.insert(form, done);
        });
        return;
    case 8:
        (void)wait<ConversationId>([&](auto done) {
            Conversation conversation;
            conversation.id = ConversationId("conv" + std::to_string(pick(3)));
            conversation.clientId = f.dental;
            conversation.customerPhoneNumber = phone();
            conversation.messages = {{.id = std::to_string(step), .content = "hi", .createdAt = f.now + seconds(step)}};
            storage.conversations.insert(conversation, done);
        });
        return;
    case 9:
        (void)wait<Tracker>([&](auto done) {
            storage.trackers.update(
                f.admin, f.dentalTracker,
                [&](Tracker &tracker) -> Result<void> {
                    tracker.name = "Line " + std::to_string(step);
                    return {};
                },
                done);
        });
        return;
    default:
        (void)f.add(f.call(("CAL" + std::to_string(step)).c_str(), at("2026-06-01T10:00:00Z") + seconds(pick(1000)),
                           pick(2) ? f.dental : f.law, phone().c_str()));
        return;
    }
    (void)f.update(f.admin, call.c_str(), edit);
}

void TestChanges::feedEqualsLists_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestChanges::feedEqualsLists()
{
    QFETCH(unsigned, seed);
    AgencyFixture f;
    std::mt19937 random(seed);
    std::string adminCursor = f.storage->changes.now(f.admin).valueOr("");
    std::string managerCursor = f.storage->changes.now(f.manager).valueOr("");
    Records admins = everything(f, f.admin), managers = everything(f, f.manager);
    for (int step = 0; step < 120; ++step) {
        doSomething(f, random, step);
        if (random() % 7 == 0)
            adminCursor = follow(f, f.admin, adminCursor, admins, 3);
    }
    follow(f, f.admin, adminCursor, admins, 250);
    follow(f, f.manager, managerCursor, managers, 5);
    QCOMPARE(difference(admins, everything(f, f.admin)), QString());
    QCOMPARE(difference(managers, everything(f, f.manager)), QString());
}

static std::map<std::string, int> typesSince(const AgencyFixture &f, const std::string &cursor)
{
    std::map<std::string, int> types;
    const auto changes = f.storage->changes.since(f.admin, cursor, 250);
    for (const wire::Change &change : changes->changes)
        ++types[change.type];
    return types;
}

void TestChanges::aCallMoreIsOneEntry()
{
    AgencyFixture f;
    for (int i = 0; i < 30; ++i)
        QVERIFY(f.add(f.call(("CAL" + std::to_string(i)).c_str(), at("2026-06-01T10:00:00Z") + seconds(i))).ok());
    const std::string cursor = *f.storage->changes.now(f.admin);
    QVERIFY(f.add(f.call("CALnew", at("2026-06-02T10:00:00Z"))).ok());
    QCOMPARE(typesSince(f, cursor), (std::map<std::string, int>{{"call", 1}, {"person", 1}}));
    const auto changes = f.storage->changes.since(f.admin, cursor, 250);
    for (const wire::Change &change : changes->changes)
        if (const auto *person = std::get_if<Person>(&change.record))
            QCOMPARE(person->totalCalls, 31);
    QCOMPARE(f.get("CAL3").totalCalls.value(), 31);
}

void TestChanges::aPersonsCallsAreInOrder_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<bool>("inOrder");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u, %s", seed, seed % 2 ? "as they came in" : "in any order") << seed << (seed % 2 == 1);
}

/// What is worked out call by call is what would be worked out over all of them.
void TestChanges::aPersonsCallsAreInOrder()
{
    QFETCH(unsigned, seed);
    QFETCH(bool, inOrder);
    AgencyFixture f;
    std::mt19937 random(seed);
    std::vector<Call> calls;
    for (int i = 0; i < 40; ++i) {
        calls.push_back(f.call(("CAL" + std::to_string(i)).c_str(), at("2026-06-01T10:00:00Z") + seconds(i)));
        const auto said = random() % 12;
        calls.back().leadStatus = said == 0 ? "good_lead" : said < 3 ? "not_a_lead" : "";
    }
    if (!inOrder)
        std::shuffle(calls.begin(), calls.end(), random);
    for (const Call &call : calls)
        QVERIFY(f.add(call).ok());
    std::sort(calls.begin(), calls.end(), [](const Call &a, const Call &b) { return a.startTime < b.startTime; });
    bool marked = false;
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const Call stored = f.get(calls[i].id.text.c_str());
        QCOMPARE(stored.priorCalls.value(), std::int64_t(i));
        QCOMPARE(stored.totalCalls.value(), std::int64_t(calls.size()));
        const bool earlier = marked && calls[i].leadStatus.empty();
        QCOMPARE(stored.leadStatus, earlier ? std::string("previously_marked_good_lead") : calls[i].leadStatus);
        marked = marked || calls[i].leadStatus == "good_lead";
    }
}

void TestChanges::aClientsNameIsOneEntry()
{
    AgencyFixture f;
    for (int i = 0; i < 30; ++i)
        QVERIFY(f.add(f.call(("CAL" + std::to_string(i)).c_str(), at("2026-06-01T10:00:00Z") + seconds(i))).ok());
    const std::string cursor = *f.storage->changes.now(f.admin);
    QVERIFY(wait<Client>([&](auto done) {
                f.storage->clients.update(
                    f.admin, f.dental,
                    [](Client &client) -> Result<void> {
                        client.name = "Dental & Sons";
                        return {};
                    },
                    done);
            }).ok());
    QCOMPARE(typesSince(f, cursor), (std::map<std::string, int>{{"company", 1}, {"tracker", 1}, {"user", 2}}));
}

void TestChanges::colleaguesWithoutACommonClientStayUnknown()
{
    AgencyFixture f;
    const auto user = [&](const char *email, std::vector<ClientId> clients) {
        User draft;
        draft.email = email;
        draft.role = Role::Manager;
        draft.clients = std::move(clients);
        return wait<User>([&](auto done) { f.storage->users.create(f.admin, draft, done); });
    };
    const std::string start = *f.storage->changes.now(f.manager);
    const std::string admins = *f.storage->changes.now(f.admin);
    const auto both = user("both@agency.example", {f.dental, f.law});
    const auto stranger = user("stranger@agency.example", {f.law});
    QVERIFY(both.ok() && stranger.ok());

    // of a colleague it sees the clients they share, by every way
    const auto listed = f.storage->users.list(f.manager, {}, {}, {});
    for (const User &known : listed->items) {
        QVERIFY(known.email != "stranger@agency.example");
        for (const ClientId &client : known.clients)
            QCOMPARE(client, f.dental);
        QCOMPARE(known.clientNames.size(), known.clients.size());
    }
    QCOMPARE(f.storage->users.find(f.manager, both->id)->clientNames, Words{"Dental"});
    QCOMPARE(f.storage->users.find(f.admin, both->id)->clients.size(), std::size_t(2));
    QVERIFY(!f.storage->users.find(f.manager, stranger->id).ok());
    const auto told = f.storage->changes.since(f.manager, start, 250);
    QCOMPARE(told->changes.size(), std::size_t(1));
    QCOMPARE(std::get<User>(told->changes[0].record).clientNames, Words{"Dental"});

    // and one that leaves the last of them is gone for it
    QVERIFY(wait<User>([&](auto done) {
                f.storage->users.update(
                    f.admin, both->id,
                    [&](User &changed) -> Result<void> {
                        changed.clients = {f.law};
                        return {};
                    },
                    done);
            }).ok());
    const auto left = f.storage->changes.since(f.manager, told->nextCursor, 250);
    QCOMPARE(left->changes.size(), std::size_t(1));
    QCOMPARE(left->changes[0].action, wire::Action::Deleted);
    QVERIFY(std::holds_alternative<std::monostate>(left->changes[0].record));

    // whatever becomes of those that it never knew, or knows no more, is none of its business, their ids neither
    const auto third = user("third@agency.example", {f.dental});
    const auto greeted = f.storage->changes.since(f.manager, left->nextCursor, 250);
    QCOMPARE(greeted->changes.size(), std::size_t(1));
    for (const auto &gone : {both->id, stranger->id, third->id}) {
        const auto rename = [](User &changed) -> Result<void> {
            changed.role = Role::Reporting;
            return {};
        };
        QVERIFY(wait<User>([&](auto done) { f.storage->users.update(f.admin, gone, rename, done); }).ok());
        if (gone != third->id)
            QVERIFY(f.storage->changes.since(f.manager, greeted->nextCursor, 250)->changes.empty());
        QVERIFY(wait<void>([&](auto done) { f.storage->users.remove(f.admin, gone, done); }).ok());
    }
    const auto ended = f.storage->changes.since(f.manager, greeted->nextCursor, 250);
    QCOMPARE(ended->changes.size(), std::size_t(1)); // the one it knew
    QCOMPARE(ended->changes[0].action, wire::Action::Deleted);
    QCOMPARE(ended->changes[0].id, third->id.text);
    QCOMPARE(f.storage->changes.since(f.admin, admins, 250)->changes.size(), std::size_t(3));
}

void TestChanges::createdChangedDeleted()
{
    AgencyFixture f;
    const std::string start = *f.storage->changes.now(f.admin);
    QVERIFY(f.add(f.call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    const auto created = f.storage->changes.since(f.admin, start, 10);
    QCOMPARE(created->changes.size(), std::size_t(1));
    QCOMPARE(created->changes[0].action, wire::Action::Created);
    QCOMPARE(created->changes[0].type, "call");
    QVERIFY(!created->changes[0].transcriptAvailable);
    QVERIFY(f.update(f.admin, "CALa", {.note = "n"}).ok());
    const auto changed = f.storage->changes.since(f.admin, created->nextCursor, 10);
    QCOMPARE(changed->changes[0].action, wire::Action::Changed);
    QCOMPARE(std::get<Call>(changed->changes[0].record).note, "n");
    QCOMPARE(f.storage->changes.since(f.admin, start, 10)->changes[0].action, wire::Action::Created);
    QVERIFY(f.update(f.admin, "CALa", {.spam = true}).ok());
    const auto deleted = f.storage->changes.since(f.admin, changed->nextCursor, 10);
    QCOMPARE(deleted->changes[0].action, wire::Action::Deleted);
    QCOMPARE(deleted->changes[0].id, "CALa");
    QVERIFY(std::holds_alternative<std::monostate>(deleted->changes[0].record));
    QVERIFY(f.storage->changes.since(f.admin, deleted->nextCursor, 10)->changes.empty());
}

void TestChanges::eachRecordOnce()
{
    AgencyFixture f;
    const std::string start = *f.storage->changes.now(f.admin);
    QVERIFY(f.add(f.call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    for (int i = 0; i < 20; ++i)
        QVERIFY(f.update(f.admin, "CALa", {.note = std::to_string(i)}).ok());
    const auto changes = f.storage->changes.since(f.admin, start, 10);
    QCOMPARE(changes->changes.size(), std::size_t(1));
    QCOMPARE(std::get<Call>(changes->changes[0].record).note, "19");
}

void TestChanges::onlyWhatTheViewerSees()
{
    AgencyFixture f;
    const std::string start = *f.storage->changes.now(f.manager);
    QVERIFY(f.add(f.call("CALlaw", at("2026-06-01T10:00:00Z"), f.law)).ok());
    QVERIFY(f.add(f.call("CALdental", at("2026-06-01T10:00:00Z"))).ok());
    const auto changes = f.storage->changes.since(f.manager, start, 10);
    QCOMPARE(changes->changes.size(), std::size_t(1));
    QCOMPARE(changes->changes[0].id, "CALdental");
}

void TestChanges::newGrantsEndTheCursor()
{
    AgencyFixture f;
    const std::string managers = *f.storage->changes.now(f.manager);
    const std::string admins = *f.storage->changes.now(f.admin);
    const auto granted = wait<User>([&](auto done) {
        f.storage->users.update(
            f.admin, f.manager.userId,
            [&](User &user) -> Result<void> {
                user.clients = {f.dental, f.law};
                return {};
            },
            done);
    });
    QVERIFY(granted.ok());
    f.look();
    QCOMPARE(f.manager.clients->size(), std::size_t(2));
    QCOMPARE(f.storage->changes.since(f.manager, managers, 10).error().kind, Error::Kind::NotFound);
    QVERIFY(f.storage->changes.since(f.admin, admins, 10).ok());
}

void TestChanges::uselessCursors_data()
{
    QTest::addColumn<QString>("cursor");
    QTest::newRow("empty") << "";
    QTest::newRow("words") << "yesterday";
    QTest::newRow("another database") << "00000000000000000000000000000000.1.3";
    QTest::newRow("from the future") << "OWN999999";
    QTest::newRow("negative") << "OWN-1";
    QTest::newRow("with a tail") << "OWN1x";
}

void TestChanges::uselessCursors()
{
    QFETCH(QString, cursor);
    AgencyFixture f;
    const QString now = QString::fromStdString(*f.storage->changes.now(f.admin));
    cursor.replace(QStringLiteral("OWN"), now.left(now.lastIndexOf(u'.') + 1));
    const auto changes = f.storage->changes.since(f.admin, cursor.toStdString(), 10);
    QVERIFY(!changes.ok());
    QCOMPARE(changes.error().detail, std::string(wire::CursorExpired));
}

void TestChanges::oldDeletionsAreForgotten()
{
    AgencyFixture f;
    QVERIFY(f.add(f.call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QVERIFY(f.add(f.call("CALb", at("2026-06-01T10:00:00Z"))).ok());
    const std::string before = *f.storage->changes.now(f.admin);
    QVERIFY(f.update(f.admin, "CALa", {.spam = true}).ok());
    const std::string after = *f.storage->changes.now(f.admin);
    f.now += std::chrono::days(91);
    QVERIFY(f.storage->changes.since(f.admin, before, 10).ok());
    QVERIFY(f.update(f.admin, "CALb", {.spam = true}).ok());
    QVERIFY(!f.storage->changes.since(f.admin, before, 10).ok());
    QCOMPARE(f.storage->changes.since(f.admin, after, 10)->changes.size(), std::size_t(1));
}

void TestChanges::survivesReopening()
{
    AgencyFixture f;
    const std::string start = *f.storage->changes.now(f.admin);
    QVERIFY(f.add(f.call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    f.reopen();
    QVERIFY(f.add(f.call("CALb", at("2026-06-01T10:00:00Z"), f.law)).ok());
    const auto changes = f.storage->changes.since(f.admin, start, 10);
    QCOMPARE(changes->changes.size(), std::size_t(2));
    QVERIFY(changes->changes[0].seq < changes->changes[1].seq);
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_storage_changes.moc"
