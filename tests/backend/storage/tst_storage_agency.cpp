#include "agencyfixture.h"

using namespace earshot;
using namespace earshot::storage;

class TestAgency : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { f = std::make_unique<AgencyFixture>(); }

    void keysBelongToUsers();
    void clientsAreCreatedAndEdited();
    void clientsBothIds();
    void lastActiveClientStays();
    void disablingAClientDisablesItsTrackers();
    void editsManyAtOnce();
    void trackersKeepTheirNumbers();
    void trackerFlowIsReplaced();
    void tagsRenameEverywhere();
    void tagsLeaveWithTheirInteractions();
    void tagRules_data();
    void tagRules();
    void usersAreForAdmins();
    void usersSeeWhomTheyWorkWith();
    void lastAdminStays();
    void formsFindThePerson();
    void formEdits();
    void formSummary();
    void conversationsGrow();
    void accountsAreTheViewers();

private:
    template <typename T>
    static Edit<T> named(const char *name)
    {
        return [name](T &record) -> Result<void> {
            record.name = name;
            return {};
        };
    }
    Result<Client> disable(const ClientId &id)
    {
        return wait<Client>([&](auto done) { f->storage->clients.disable(f->admin, id, done); });
    }

    std::unique_ptr<AgencyFixture> f;
};

void TestAgency::keysBelongToUsers()
{
    QCOMPARE(f->adminKey.size(), std::size_t(64));
    QVERIFY(f->adminKey != f->managerKey);
    QCOMPARE(f->admin.email, "admin@agency.example");
    QVERIFY(f->admin.isAdmin() && !f->admin.clients);
    QCOMPARE(f->manager.clients->size(), std::size_t(1));
    QCOMPARE(f->admin.timeZone, "Asia/Kolkata");
    std::string near = f->adminKey;
    near.back() = near.back() == '0' ? '1' : '0';
    for (const std::string &wrong : {std::string(), std::string("x"), near})
        QCOMPARE(f->storage->keys.viewer(wrong).error().kind, Error::Kind::Unauthorized);
    QCOMPARE(f->storage->keys.add("nobody@agency.example").error().kind, Error::Kind::NotFound);
    QFile file(f->dir.path() + QStringLiteral("/data/earshotd.db"));
    QFile log(f->dir.path() + QStringLiteral("/data/earshotd.db-wal"));
    QVERIFY(file.open(QIODevice::ReadOnly) && log.open(QIODevice::ReadOnly));
    QVERIFY(!(file.readAll() + log.readAll()).contains(f->adminKey.c_str()));
    const auto removed = wait<void>([&](auto done) { f->storage->users.remove(f->admin, f->manager.userId, done); });
    QVERIFY(removed.ok());
    QCOMPARE(f->storage->keys.viewer(f->managerKey).error().kind, Error::Kind::Unauthorized);
}

void TestAgency::clientsAreCreatedAndEdited()
{
    Client draft;
    draft.name = "Physio";
    draft.timeZone = "Europe/London";
    const auto create = [&](const Viewer &viewer, const Client &client) {
        return wait<Client>([&](auto done) { f->storage->clients.create(viewer, client, done); });
    };
    const auto made = create(f->admin, draft);
    QVERIFY(made.ok());
    QVERIFY(made->id.text.starts_with("COM"));
    QVERIFY(made->createdAt == f->now);
    QVERIFY(made->scriptUrl.starts_with("/companies/3/"));
    QCOMPARE(create(f->manager, draft).error().kind, Error::Kind::Forbidden);
    draft.timeZone = "Mars/Olympus";
    QCOMPARE(create(f->admin, draft).error().kind, Error::Kind::Refused);
    draft = {};
    QCOMPARE(create(f->admin, draft).error().kind, Error::Kind::Refused);
    const auto renamed = wait<Client>(
        [&](auto done) { f->storage->clients.update(f->admin, f->dental, named<Client>("Bright Dental"), done); });
    QCOMPARE(renamed->name, "Bright Dental");
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QCOMPARE(f->get("CALa").clientName, "Bright Dental");
    const auto list = f->storage->clients.list(f->admin, {"active", "BRIGHT"}, {"name", true}, {});
    QCOMPARE(list->total, 1);
    QCOMPARE(f->storage->clients.list(f->manager, {}, {}, {})->total, 1);
    QCOMPARE(f->storage->clients.list(f->admin, {}, {"name", true}, {1, 1})->items.front().name, "Physio");
    QCOMPARE(f->storage->clients.list(f->admin, {}, {}, {3, 1})->items.front().name, "Physio");
    QCOMPARE(f->storage->clients.list(f->admin, {}, {}, {9, 1})->total, 3);
}

void TestAgency::clientsBothIds()
{
    QCOMPARE(f->storage->clients.find(f->admin, ClientId("2"))->id, f->law);
    QCOMPARE(f->storage->clients.find(f->manager, ClientId("2")).error().kind, Error::Kind::NotFound);
    QCOMPARE(f->storage->trackers.find(f->admin, TrackerId("2"))->id, f->lawTracker);
    QCOMPARE(f->storage->users.find(f->admin, UserId("1"))->email, "admin@agency.example");
    QVERIFY(f->storage->accounts.find(f->admin, AccountId("1")).ok());
}

void TestAgency::lastActiveClientStays()
{
    QCOMPARE(disable(f->dental)->status, "disabled");
    const auto last = disable(f->law);
    QCOMPARE(last.error().kind, Error::Kind::Refused);
    QCOMPARE(last.error().detail, "You must have at least one active company.");
    QCOMPARE(f->storage->clients.find(f->admin, f->dental)->status, "disabled"); // still readable
    QVERIFY(f->storage->clients.find(f->admin, f->dental)->disabledAt == f->now);
}

void TestAgency::disablingAClientDisablesItsTrackers()
{
    QVERIFY(disable(f->dental).ok());
    QCOMPARE(f->storage->trackers.find(f->admin, f->dentalTracker)->status, "disabled");
    QCOMPARE(f->storage->trackers.list(f->admin, {.status = "active"}, {}, {})->total, 1);
}

void TestAgency::editsManyAtOnce()
{
    const auto capture = [](Client &client) -> Result<void> {
        client.formCapture = true;
        return {};
    };
    const auto all =
        wait<std::int64_t>([&](auto done) { f->storage->clients.updateMany(f->admin, {}, capture, done); });
    QCOMPARE(*all, 2);
    QVERIFY(f->storage->clients.find(f->admin, f->law)->formCapture);
    const auto broken = wait<std::int64_t>([&](auto done) {
        f->storage->clients.updateMany(f->admin, {f->dental, ClientId("COMx")}, named<Client>("half"), done);
    });
    QCOMPARE(broken.error().kind, Error::Kind::NotFound);
    QCOMPARE(f->storage->clients.find(f->admin, f->dental)->name, "Dental");
}

void TestAgency::trackersKeepTheirNumbers()
{
    Tracker draft;
    draft.clientId = f->dental;
    draft.name = "Second";
    draft.trackingNumbers = {"+15550000002"}; // the law firm's
    const auto create = [&](const Viewer &viewer) {
        return wait<Tracker>([&](auto done) { f->storage->trackers.create(viewer, draft, done); });
    };
    QCOMPARE(create(f->manager).error().kind, Error::Kind::Conflict);
    QCOMPARE(create(f->reporting).error().kind, Error::Kind::Forbidden);
    QVERIFY(wait<Tracker>([&](auto done) { f->storage->trackers.disable(f->admin, f->lawTracker, done); }).ok());
    const auto made = create(f->manager);
    QVERIFY(made.ok()); // a disabled tracker's number is free again
    QCOMPARE(made->clientName, "Dental");
    draft.clientId = f->law;
    QCOMPARE(create(f->manager).error().kind, Error::Kind::NotFound);
}

void TestAgency::trackerFlowIsReplaced()
{
    const auto edited = wait<Tracker>([&](auto done) {
        f->storage->trackers.update(
            f->manager, f->dentalTracker,
            [](Tracker &tracker) -> Result<void> {
                tracker.callFlow = "{\"type\":\"basic\"}";
                tracker.status = "disabled"; // not this way
                tracker.name = "Front desk";
                return {};
            },
            done);
    });
    QCOMPARE(edited->callFlow, "{\"type\":\"basic\"}");
    QCOMPARE(edited->status, "active");
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    QCOMPARE(f->get("CALa").sourceName, "Front desk");
}

void TestAgency::tagsRenameEverywhere()
{
    Call call = f->call("CALa", at("2026-06-01T10:00:00Z"));
    call.tags = {"hot"};
    QVERIFY(f->add(call).ok());
    const auto edited =
        wait<Tag>([&](auto done) { f->storage->tags.update(f->manager, TagId("1"), named<Tag>("warm"), done); });
    QCOMPARE(edited->name, "warm");
    QCOMPARE(f->get("CALa").tags, Words{"warm"});
    QCOMPARE(f->ids(f->admin, {.tags = {"hot"}}), Ids{});
    QCOMPARE(f->ids(f->admin, {.tags = {"warm"}}), Ids{"CALa"});
}

void TestAgency::tagsLeaveWithTheirInteractions()
{
    Call call = f->call("CALa", at("2026-06-01T10:00:00Z"));
    call.tags = {"hot", "new"};
    QVERIFY(f->add(call).ok());
    QVERIFY(wait<void>([&](auto done) { f->storage->tags.remove(f->manager, TagId("1"), done); }).ok());
    QCOMPARE(f->get("CALa").tags, Words{"new"});
    QCOMPARE(f->storage->tags.find(f->admin, TagId("1")).error().kind, Error::Kind::NotFound);
}

void TestAgency::tagRules_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("color");
    QTest::addColumn<QString>("level");
    QTest::addColumn<bool>("byAdmin");
    QTest::addColumn<int>("outcome"); // -1: fine
    QTest::newRow("a tag of a client by its manager") << "x"
                                                      << "red1"
                                                      << "company" << false << -1;
    QTest::newRow("a tag of the account by an admin") << "x"
                                                      << ""
                                                      << "account" << true << -1;
    QTest::newRow("a tag of the account by a manager") << "x"
                                                       << ""
                                                       << "account" << false << int(Error::Kind::Forbidden);
    QTest::newRow("a name that is taken") << "HOT"
                                          << ""
                                          << "company" << true << int(Error::Kind::Refused);
    QTest::newRow("no name") << ""
                             << ""
                             << "company" << true << int(Error::Kind::Refused);
    QTest::newRow("no such colour") << "x"
                                    << "mauve"
                                    << "company" << true << int(Error::Kind::Refused);
}

void TestAgency::tagRules()
{
    QFETCH(QString, name);
    QFETCH(QString, color);
    QFETCH(QString, level);
    QFETCH(bool, byAdmin);
    QFETCH(int, outcome);
    Tag draft;
    draft.clientId = f->dental;
    draft.name = "hot";
    const auto create = [&](const Viewer &viewer) {
        return wait<Tag>([&](auto done) { f->storage->tags.create(viewer, draft, done); });
    };
    QVERIFY(create(f->manager).ok());
    draft.name = name.toStdString();
    draft.color = color.toStdString();
    draft.level = level.toStdString();
    const auto made = create(byAdmin ? f->admin : f->manager);
    QCOMPARE(made ? -1 : int(made.error().kind), outcome);
    if (made)
        QVERIFY(!made->backgroundColor.empty());
    QCOMPARE(f->storage->tags.list(f->admin, {.level = "company"}, {}, {})->total, level == u"company" && made ? 2 : 1);
    QVERIFY(!f->storage->tags.list(f->admin, {.client = f->dental, .level = "account"}, {}, {}).ok());
}

void TestAgency::usersAreForAdmins()
{
    User draft;
    draft.email = "new@agency.example";
    draft.firstName = "New";
    draft.role = Role::Manager;
    const auto create = [&](const Viewer &viewer) {
        return wait<User>([&](auto done) { f->storage->users.create(viewer, draft, done); });
    };
    QCOMPARE(create(f->admin).error().kind, Error::Kind::Refused); // no clients
    draft.clients = {ClientId("2")};
    QCOMPARE(create(f->manager).error().kind, Error::Kind::Forbidden);
    const auto made = create(f->admin);
    QCOMPARE(made->clients, std::vector<ClientId>{f->law});
    QCOMPARE(made->clientNames, Words{"Law"});
    draft.email = "NEW@agency.example";
    QCOMPARE(create(f->admin).error().kind, Error::Kind::Refused);
    const auto rename = [&](const Viewer &viewer, const UserId &id, const char *name) {
        return wait<User>([&](auto done) {
            f->storage->users.update(
                viewer, id,
                [name](User &user) -> Result<void> {
                    user.firstName = name;
                    return {};
                },
                done);
        });
    };
    QVERIFY(rename(f->reporting, f->reporting.userId, "Me").ok());
    QCOMPARE(rename(f->admin, f->reporting.userId, "You").error().kind, Error::Kind::Forbidden);
}

void TestAgency::usersSeeWhomTheyWorkWith()
{
    QCOMPARE(f->storage->users.list(f->admin, {}, {}, {})->total, 3);
    QCOMPARE(f->storage->users.list(f->manager, {}, {}, {})->total, 2);
    QCOMPARE(f->storage->users.list(f->admin, {.search = "REPORT"}, {}, {})->total, 1);
    QCOMPARE(f->storage->users.list(f->admin, {.client = f->law}, {}, {})->total, 0);
    QCOMPARE(f->storage->users.find(f->manager, f->admin.userId).error().kind, Error::Kind::NotFound);
}

void TestAgency::lastAdminStays()
{
    QCOMPARE(wait<void>([&](auto done) { f->storage->users.remove(f->admin, f->admin.userId, done); }).error().kind,
             Error::Kind::Refused);
    QCOMPARE(
        wait<void>([&](auto done) { f->storage->users.remove(f->manager, f->reporting.userId, done); }).error().kind,
        Error::Kind::Forbidden);
}

void TestAgency::formsFindThePerson()
{
    QVERIFY(f->add(f->call("CALa", at("2026-06-01T10:00:00Z"))).ok());
    wire::FormDraft draft;
    draft.clientId = f->dental;
    draft.landingPageUrl = "https://d.example/?utm_source=news&utm_medium=email&utm_campaign=May";
    draft.formData.text = R"({"Your name":"Bo","Phone":"(303) 555-0100","E-mail":"bo@x.example"})";
    const auto create = [&] {
        return wait<FormSubmission>([&](auto done) { f->storage->forms.create(f->manager, draft, done); });
    };
    const auto made = create();
    QVERIFY(made.ok());
    QCOMPARE(made->personId, f->get("CALa").personId);
    QCOMPARE(made->customerPhoneNumber, "+13035550100");
    QCOMPARE(made->customerEmail, "bo@x.example");
    QCOMPARE(made->customerName, "ANN LEE"); // the person has a name already
    QCOMPARE(made->source, "news");
    QCOMPARE(made->campaign, "May");
    QVERIFY(made->firstForm);
    QVERIFY(!create()->firstForm);
    draft.formData.text = "{}";
    QCOMPARE(create()->personId.text, "anonymous");
    QCOMPARE(f->storage->forms.list(f->admin, {.leadsOnly = true}, {}, {})->total, 2);
    draft.clientId = f->law;
    QCOMPARE(create().error().kind, Error::Kind::NotFound);
}

void TestAgency::formEdits()
{
    FormSubmission form;
    form.id = FormId("FORa");
    form.clientId = f->dental;
    form.submittedAt = at("2026-06-01T10:00:00Z");
    QVERIFY(wait<FormId>([&](auto done) { f->storage->forms.insert(form, done); }).ok());
    QCOMPARE(wait<FormId>([&](auto done) { f->storage->forms.insert(form, done); }).error().kind,
             Error::Kind::Conflict);
    const auto update = [&](const Viewer &viewer, const wire::FormUpdate &edit) {
        return wait<FormSubmission>([&](auto done) { f->storage->forms.update(viewer, FormId("1"), edit, done); });
    };
    const auto edited = update(f->manager, {.note = "n", .tags = Words{"a", "b"}, .value = Cents(5)});
    QCOMPARE(edited->tags, (Words{"a", "b"}));
    QVERIFY(edited->value == Cents(5));
    QCOMPARE(update(f->manager, {.tags = Words{"c"}, .appendTags = true})->tags, (Words{"a", "b", "c"}));
    QCOMPARE(update(f->reporting, {.note = "x"}).error().kind, Error::Kind::Forbidden);
    QCOMPARE(f->storage->forms.list(f->admin, {.tags = {"b"}}, {}, {})->total, 1);
    QCOMPARE(f->storage->forms.find(f->manager, FormId("FORa"))->note, "n");
}

void TestAgency::formSummary()
{
    for (const char *source : {"direct", "google_paid", "direct"}) {
        FormSubmission form;
        form.clientId = f->dental;
        form.source = source;
        form.leadStatus = std::string_view(source) == "direct" ? "" : "good_lead";
        QVERIFY(wait<FormId>([&](auto done) { f->storage->forms.insert(form, done); }).ok());
    }
    QCOMPARE(*f->storage->forms.figures(f->admin, {}), (FormFigures{3, 0, 1}));
    const auto groups = f->storage->forms.grouped(f->admin, {}, FormGroupBy::Source);
    QCOMPARE(groups->front().key, "direct");
    QCOMPARE(groups->front().figures.total, 2);
}

void TestAgency::conversationsGrow()
{
    Conversation conversation;
    conversation.clientId = f->dental;
    conversation.customerPhoneNumber = "+13035550100";
    for (int i = 0; i < 3; ++i)
        conversation.messages.insert(conversation.messages.begin(),
                                     {.content = "m" + std::to_string(i), .createdAt = f->now + seconds(i)});
    const auto insert = [&] {
        return wait<ConversationId>([&](auto done) { f->storage->conversations.insert(conversation, done); });
    };
    const auto id = insert();
    QCOMPARE(id->text.size(), std::size_t(5));
    const auto listed = f->storage->conversations.list(f->manager, {.search = "5550100"}, {});
    QCOMPARE(listed->total, 1);
    QCOMPARE(listed->items[0].messages.size(), std::size_t(2));
    QCOMPARE(listed->items[0].messages[0].content, "m2");
    QVERIFY(listed->items[0].lastMessageAt == f->now + seconds(2));
    conversation.id = *id;
    conversation.messages = {{.id = "x9", .content = "later", .createdAt = f->now + seconds(9)}};
    QVERIFY(insert().ok());
    QVERIFY(insert().ok()); // the same message again
    const auto found = f->storage->conversations.find(f->admin, *id, {1, 2});
    QCOMPARE(found->total, 4);
    QCOMPARE(found->conversation.messages.size(), std::size_t(2));
    QCOMPARE(found->conversation.messages[0].content, "later");
    QCOMPARE(f->storage->conversations.list(f->admin, {.client = f->law}, {})->total, 0);
}

void TestAgency::accountsAreTheViewers()
{
    QCOMPARE(f->storage->accounts.list(f->manager, {}, {})->total, 1);
    QCOMPARE(f->storage->accounts.list(f->manager, true, {})->total, 0);
    QCOMPARE(f->storage->accounts.find(f->admin, f->admin.accountId)->numericId, 1);
    QCOMPARE(f->storage->accounts.find(f->admin, AccountId("ACCx")).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestAgency)
#include "tst_storage_agency.moc"
