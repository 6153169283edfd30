// The tags on the keys 1 to 9 of the review queue.

#include "desk.h"

#include "ui/review/callview.h"
#include "ui/review/reviewpage.h"
#include "ui/widgets/look.h"
#include "ui/widgets/tagpill.h"

#include <QAction>
#include <QApplication>
#include <QTest>

#include <algorithm>
#include <map>

using namespace earshot;

class TestQuickTags : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }
    void init();
    void cleanup();
    void aKeyHasTheSameTagForEveryClient();

private:
    bool shown(const char *id) const
    {
        const auto *details = m_desk->page.details();
        return details && details->stored.call.id.text == id && m_page->queue().current() == details->stored.row;
    }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<ReviewPage> m_page;
    std::map<int, CallRow> m_rows;
};

void TestQuickTags::init()
{
    m_desk = std::make_unique<test::Desk>();
    m_desk->deliver(test::fullAgency());
    for (int number = 1; number <= 4; ++number) {
        Call call = test::fullCall();
        call.id = CallId("CAL" + std::to_string(number));
        call.personId = PersonId("PER" + std::to_string(number));
        call.startTime = test::deskTime() + std::chrono::minutes(number);
        call.tags = {};
        m_rows[number] = m_desk->add(call);
    }
}

void TestQuickTags::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

/// What the client does not have leaves its key unused, and what is used more by and by takes no key from another one.
void TestQuickTags::aKeyHasTheSameTagForEveryClient()
{
    items::Settings settings(*m_desk->cache, {});
    const auto tag = [](const char *name, const char *client) {
        Tag made;
        made.id = TagId(std::string(name) + client);
        made.name = name;
        made.clientId = ClientId(client);
        made.status = "enabled";
        return made;
    };
    store::Delivery tags;
    tags.tags.records = {tag("Zeal", "COMother"), tag("Only there", "COMother"), tag("Aim", "")};
    tags.tags.complete = true;
    m_desk->deliver(tags);
    const auto use = [&](int number, const Words &used, const char *client) {
        Call call = m_desk->stored(m_rows[number]).call;
        call.tags = used;
        call.clientId = ClientId(client);
        m_desk->add(call);
    };
    use(1, {"Zeal"}, "COMother");
    use(2, {"Zeal", "Only there"}, "COMother");
    const auto meanings = [this] {
        QStringList words;
        for (int key = 1; key <= 3; ++key) {
            const auto *action = m_page->findChild<QAction *>(QStringLiteral("review.tag%1").arg(key));
            words << (action->isEnabled() ? action->text() : QString());
        }
        return words;
    };
    const QString zeal = QStringLiteral("Tag “Zeal”"), only = QStringLiteral("Tag “Only there”"),
                  aim = QStringLiteral("Tag “Aim”");
    const auto begin = [&](const char *first) {
        m_page.reset();
        m_desk->page.show({});
        m_page = std::make_unique<ReviewPage>(*m_desk->cache, m_desk->background, m_desk->watch, m_desk->editing,
                                              m_desk->page, m_desk->display);
        m_page->useSettings(settings);
        m_page->show();
        m_page->start({});
        QTRY_VERIFY(shown(first));
    };
    begin("CAL4");
    QTRY_COMPARE(meanings(), QStringList({{}, {}, aim})); // not the first of those that this client has
    const QList<TagPill *> pills = m_page->findChildren<TagPill *>();
    const auto absent = std::find_if(pills.begin(), pills.end(),
                                     [](const TagPill *pill) { return pill->text() == QStringLiteral("Only there"); });
    QVERIFY(absent != pills.end() && !(*absent)->isEnabled()); // its key is seen to be nobody else's
    m_page->callView()->findChild<QAction *>(QStringLiteral("call.lead"))->trigger();
    QTRY_VERIFY(shown("CAL3"));
    m_page->callView()->findChild<QAction *>(QStringLiteral("call.lead"))->trigger();
    QTRY_VERIFY(shown("CAL2"));
    QTRY_COMPARE(meanings(), QStringList({zeal, only, aim}));
    use(1, {"Aim"}, "COMother"); // which makes it the first of all
    use(2, {"Aim"}, "COMother");
    use(3, {"Aim"}, "COMother");
    use(4, {"Aim"}, "COMother");
    begin("CAL2");
    QTRY_COMPARE(meanings(), QStringList({zeal, only, aim}));
    m_page.reset(); // before the settings
}

QTEST_MAIN(TestQuickTags)
#include "tst_quicktags.moc"
