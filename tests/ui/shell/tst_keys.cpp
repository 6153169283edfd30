// The map of the window's keys, and the way back to where one was in the list.

#include "app/earshot/workplace.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/review/callview.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/language.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QApplication>
#include <QScrollBar>
#include <QShortcut>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;

class TestKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_place.reset(); }
    void aKeyMeansOneThing();
    void theSameIsDoneByTheSameKey_data();
    void theSameIsDoneByTheSameKey();
    void leadsAreMarkedByOneKey();
    void backReturnsToTheCallAndItsPlace();
    void backFromACallReturnsToTheQueue();
    void theListsCallsAreReviewed();

private:
    MainWindow &window() { return m_place->window(); }
    CallsPage &list() { return window().calls().list(); }
    CallTable *table() { return window().findChild<CallTable *>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workplace> m_place;
};

void TestKeys::initTestCase()
{
    speak(*qApp, QLocale(QLocale::English));
    applyLook(*qApp, ThemeKind::Light);
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(test::demoProfile(m_folder->path().toStdString(), 300).ok());
    auto profile = openProfile(m_folder->path(), store::Mode::ReadWrite);
    QVERIFY(profile.ok());
    sync::Link link;
    link.address = "http://127.0.0.1:1";
    link.account = AccountId("ACC1");
    link.accountName = "Demo agency";
    (*profile)->link = link;
    vault::KeyStore keys(m_folder->path().toStdString());
    keys.useFileOnly();
    m_place = std::make_unique<Workplace>(std::move(**profile), keys, QString());
    window().show();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTRY_VERIFY(m_place->isQuiet() && window().sidebar().isLoaded());
}

void TestKeys::aKeyMeansOneThing()
{
    QMap<QString, QSet<QString>> meanings;
    for (const QAction *action : window().findChildren<QAction *>())
        for (const QKeySequence &key : action->shortcuts())
            if (!action->objectName().isEmpty())
                meanings[key.toString()] << action->objectName();
    for (const QShortcut *shortcut : window().findChildren<QShortcut *>())
        meanings[shortcut->key().toString()] << shortcut->parent()->objectName();
    QVERIFY(meanings.size() > 50);
    for (auto it = meanings.cbegin(); it != meanings.cend(); ++it)
        QVERIFY2(it.value().size() == 1, qPrintable(it.key() + QStringLiteral(": ") +
                                                    QStringList(it.value().values()).join(QStringLiteral(", "))));
}

void TestKeys::theSameIsDoneByTheSameKey_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("key");
    const std::pair<const char *, const char *> everywhere[] = {{"call.lead", "G"}, {"call.notLead", "N"},
                                                                {"call.tag", "T"},  {"call.value", "V"},
                                                                {"call.note", "E"}, {"call.unscored", "U"}};
    for (const auto &[name, key] : everywhere)
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(key);
}

void TestKeys::theSameIsDoneByTheSameKey()
{
    QFETCH(QString, name);
    QFETCH(QString, key);
    const auto has = [&](const QWidget &place) {
        const auto actions = place.actions();
        return std::any_of(actions.begin(), actions.end(), [&](const QAction *action) {
            return action->objectName() == name && action->shortcuts().contains(QKeySequence(key));
        });
    };
    QVERIFY(has(list()));
    QVERIFY(has(window().calls().callView()));
    QVERIFY(has(window().review()));
}

void TestKeys::leadsAreMarkedByOneKey()
{
    Place calls = window().place();
    calls.view.filter = conditions::Condition{"lead_status", conditions::Op::IsEmpty, {}};
    window().goTo(calls);
    QTRY_VERIFY(m_place->isQuiet() && m_place->desk().call.details());
    const auto canBeLead = [&] {
        const auto *details = m_place->desk().call.details();
        return details && m_place->isQuiet() && details->stored.call.leadStatus.empty() && !details->isEarlierLead();
    };
    const auto marked = [&](QWidget &focus) {
        for (int i = 0; i < table()->model()->rowCount() && !canBeLead(); ++i) {
            table()->selectRow(i);
            if (!QTest::qWaitFor([&] { return m_place->isQuiet() && m_place->desk().call.details(); }))
                return false;
        }
        const CallRow row = *m_place->desk().call.row();
        focus.setFocus();
        QTest::keyClick(window().focusWidget(), Qt::Key_G);
        return QTest::qWaitFor([&] {
            const auto stored = m_place->desk().cache.calls().call(row);
            return stored.ok() && stored->call.leadStatus == "good_lead";
        });
    };
    QVERIFY(marked(*table()));
    QTRY_VERIFY(m_place->isQuiet());
    QVERIFY(marked(window().calls().callView()));
    window().goBack();
    QTRY_VERIFY(m_place->isQuiet());
}

void TestKeys::backReturnsToTheCallAndItsPlace()
{
    Place all;
    window().goTo(all);
    QTRY_VERIFY(m_place->isQuiet() && table()->model()->rowCount() > 200);
    table()->setCurrentIndex(table()->model()->index(150, 0));
    table()->scrollTo(table()->currentIndex(), QAbstractItemView::PositionAtCenter);
    const auto call = list().currentCall();
    const int top = table()->rowViewportPosition(150);
    Place other;
    other.view.filter = conditions::Condition{"answered", conditions::Op::No, {}};
    window().goTo(other);
    QTRY_VERIFY(m_place->isQuiet() && table()->model()->rowCount() < 200);
    table()->selectRow(1);
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(list().currentCall(), call);
    QTRY_COMPARE(table()->rowViewportPosition(table()->currentIndex().row()), top);
}

void TestKeys::backFromACallReturnsToTheQueue()
{
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    ReviewPage &review = window().review();
    QTRY_VERIFY(review.queue().left() > 2);
    QTRY_VERIFY(m_place->desk().reviewCall.details());
    QTest::keyClick(window().focusWidget(), Qt::Key_Return);
    const auto open = review.queue().current();
    Q_EMIT review.callRequested(*list().currentCall());
    QCOMPARE(window().place().page, Place::Page::Calls);
    window().goBack();
    QCOMPARE(window().place().page, Place::Page::Review);
    QCOMPARE(review.queue().current(), open);
}

void TestKeys::theListsCallsAreReviewed()
{
    Place missed;
    missed.view.filter = conditions::Condition{"answered", conditions::Op::No, {}};
    window().goTo(missed);
    QTRY_VERIFY(m_place->isQuiet());
    list().findChild<QAction *>(QStringLiteral("calls.review"))->trigger();
    QCOMPARE(window().place().page, Place::Page::Review);
    const auto answered = [this] {
        const items::CallDetails *details = m_place->desk().reviewCall.details();
        return details ? details->stored.call.answered : std::nullopt;
    };
    QTRY_COMPARE(answered(), std::optional(false));
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
