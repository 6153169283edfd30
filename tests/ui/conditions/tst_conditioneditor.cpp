#include "tests/support/day.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/conditions/amountedit.h"
#include "ui/conditions/conditioneditor.h"
#include "ui/conditions/conditionform.h"
#include "ui/conditions/conditionrow.h"
#include "ui/conditions/fieldchooser.h"
#include "ui/conditions/groupcard.h"
#include "ui/conditions/popupcombo.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::conditions;

namespace {

const Condition Long{"duration", Op::AtLeast, Number{90}};
const Condition Paid{"source", Op::AnyOf, Texts{{"google_paid"}}};
const Condition Named{"customer_name", Op::Contains, Text{"Maria"}};

} // namespace

class TestConditionEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyOperatorHasItsEditor_data();
    void everyOperatorHasItsEditor();
    void amounts_data();
    void amounts();
    void typingEditsTheCondition();
    void durationsAreUnderstoodOrRefused();
    void countsWhatMatches();
    void emptyGroupsSayWhatTheyMean();
    void typingIsOneUndoStep();
    void anotherOperatorKeepsWhatFits();
    void groupsByMouse();
    void keysMoveDuplicateInvertDelete();
    void gripDrags();
    void incompleteIsMarked();
    void fieldIsChosenByTyping();
    void sentenceFollows();
    void valuesAreOffered();
    void bareConditionStandsInAGroup();

private:
    std::vector<ConditionRow *> rows() const { return sorted<ConditionRow>(); }
    template <typename T>
    std::vector<T *> sorted() const
    {
        std::vector<T *> found;
        for (T *each : m_editor->findChildren<T *>())
            if (each->isVisible())
                found.push_back(each);
        std::sort(found.begin(), found.end(), [this](T *a, T *b) {
            return a->mapTo(m_editor.get(), QPoint()).y() < b->mapTo(m_editor.get(), QPoint()).y();
        });
        return found;
    }
    void focusGrip(std::size_t row)
    {
        QCoreApplication::processEvents();
        rows()[row]->findChild<Grip *>()->setFocus();
    }
    void press(int key, Qt::KeyboardModifiers modifiers)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    static Node all(std::vector<Node> children) { return Group{Match::All, std::move(children)}; }

    QTemporaryDir m_folder;
    std::unique_ptr<store::Cache> m_cache;
    std::unique_ptr<items::Background> m_background;
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<items::DisplayContext> m_display;
    std::unique_ptr<ValueSource> m_values;
    std::unique_ptr<ConditionEditor> m_editor;
};

void TestConditionEditor::initTestCase()
{
    auto made = test::demoProfile(m_folder.path().toStdString(), 200);
    QVERIFY2(made, made ? "" : made.error().detail.c_str());
    m_cache = std::move(*made);
}

void TestConditionEditor::init()
{
    m_background = std::make_unique<items::Background>();
    m_watch = std::make_unique<items::CacheWatch>(*m_cache);
    items::Reader reader;
    reader.locale = QLocale(QLocale::English, QLocale::UnitedStates);
    reader.zone = QTimeZone("Asia/Kolkata");
    m_display = std::make_unique<items::DisplayContext>(reader, [] { return test::Day; });
    m_values = std::make_unique<ValueSource>(*m_cache, *m_background, *m_watch, *m_display);
    QSignalSpy named(m_values.get(), &ValueSource::namesChanged);
    QVERIFY(named.wait());
    m_editor = std::make_unique<ConditionEditor>(*m_values);
    m_editor->resize(900, 600);
    m_editor->show();
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
}

void TestConditionEditor::cleanup()
{
    m_editor.reset();
    m_values.reset();
    m_watch.reset();
    m_background.reset();
}

void TestConditionEditor::everyOperatorHasItsEditor_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("op");
    for (const char *field :
         {"customer_name", "customer_phone_number", "landing_page_url", "lead_status", "answered", "total_calls",
          "duration", "value", "start_time", "tags", "zip_code", "custom", "conversational_transcript"})
        for (const OperatorInfo &op : operatorsFor(callField(field)->kind))
            QTest::addRow("%s %s", field, op.word) << QByteArray(field) << int(op.op);
}

void TestConditionEditor::everyOperatorHasItsEditor()
{
    QFETCH(QByteArray, field);
    QFETCH(int, op);
    // a value of its own, shown and read back unchanged by the editor of the operator's shape
    const Instant at = instantFromMs(1'700'000'040'000);
    const Operand values[] = {std::monostate(),
                              Text{"some words"},
                              Texts{{"one", "two"}},
                              Number{9'000'000'000},
                              NumberRange{5, 6'000'000'000},
                              Moment{at},
                              MomentRange{at, at + std::chrono::hours(30)},
                              Period{Period::Span::Previous, 3, Period::Unit::Quarter},
                              Weekdays{{true, false, true, false, false, false, true}},
                              MinuteRange{22 * 60, 6 * 60 + 30},
                              Spoken{"book a visit", Speaker::Agent}};
    const Operand value = values[std::size_t(info(Op(op)).shape)];
    for (const Room room : {Room::Line, Room::Popup}) {
        ConditionForm form({field.toStdString(), Op(op), value}, *m_values, room);
        auto *editor = form.findChild<OperandEditor *>();
        QCOMPARE(editor != nullptr, info(Op(op)).shape != Shape::Nothing);
        if (editor)
            QVERIFY(editor->operand() == value);
    }
}

void TestConditionEditor::amounts_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("amount"); // -1: none
    QTest::newRow("minutes and seconds") << int(Kind::Duration) << QStringLiteral("1:30") << qint64(90);
    QTest::newRow("hours") << int(Kind::Duration) << QStringLiteral("1:02:03") << qint64(3723);
    QTest::newRow("bare seconds") << int(Kind::Duration) << QStringLiteral(" 90 ") << qint64(90);
    QTest::newRow("with a unit") << int(Kind::Duration) << QStringLiteral("2 min") << qint64(120);
    QTest::newRow("with an unknown unit") << int(Kind::Duration) << QStringLiteral("2 x") << qint64(-1);
    QTest::newRow("half typed") << int(Kind::Duration) << QStringLiteral("1:") << qint64(-1);
    QTest::newRow("four parts") << int(Kind::Duration) << QStringLiteral("1:1:1:1") << qint64(-1);
    QTest::newRow("money with groups") << int(Kind::Money) << QStringLiteral("1,250.50") << qint64(125050);
    QTest::newRow("words for money") << int(Kind::Money) << QStringLiteral("much") << qint64(-1);
    QTest::newRow("infinite money") << int(Kind::Money) << QStringLiteral("inf") << qint64(-1);
    QTest::newRow("a count") << int(Kind::Number) << QStringLiteral("12") << qint64(12);
    QTest::newRow("half a call") << int(Kind::Number) << QStringLiteral("1.5") << qint64(-1);
    QTest::newRow("nothing") << int(Kind::Number) << QString() << qint64(-1);
    QTest::newRow("beyond everything") << int(Kind::Number) << QString(40, u'9') << qint64(-1);
}

void TestConditionEditor::amounts()
{
    QFETCH(int, kind);
    QFETCH(QString, typed);
    QFETCH(qint64, amount);
    const QLocale locale(QLocale::English, QLocale::UnitedStates);
    const auto read = amountFrom(Kind(kind), typed, locale);
    QCOMPARE(qint64(read.value_or(-1)), amount);
    if (read)
        QCOMPARE(amountFrom(Kind(kind), amountText(Kind(kind), *read, locale), locale), read);
}

void TestConditionEditor::typingEditsTheCondition()
{
    m_editor->setNode(all({Long}));
    QSignalSpy changed(m_editor.get(), &ConditionEditor::changed);
    auto *amount = rows()[0]->findChild<AmountEdit *>();
    amount->setFocus();
    amount->selectAll();
    QTest::keyClicks(amount, QStringLiteral("2:15"));
    QCOMPARE(m_editor->node(), all({Condition{"duration", Op::AtLeast, Number{135}}}));
    QVERIFY(changed.count() > 0);
    QVERIFY(amount->hasFocus()); // nothing was built anew under the typing
    QTest::keyClick(amount, Qt::Key_Up);
    QCOMPARE(m_editor->node(), all({Condition{"duration", Op::AtLeast, Number{165}}}));
}

void TestConditionEditor::durationsAreUnderstoodOrRefused()
{
    m_editor->setNode(all({Long}));
    auto *amount = rows()[0]->findChild<AmountEdit *>();
    const auto type = [amount](const char *typed) {
        amount->setFocus();
        amount->selectAll();
        QTest::keyClicks(amount, QString::fromLatin1(typed));
    };
    type("2 x"); // not two seconds, though it began as that
    QCOMPARE(m_editor->node(), all({Long}));
    QVERIFY(!amount->accessibleDescription().isEmpty());
    amount->clearFocus();
    QCOMPARE(amount->text(), QStringLiteral("1:30"));
    QVERIFY(amount->accessibleDescription().isEmpty());
    type("2 min");
    QCOMPARE(m_editor->node(), all({Condition{"duration", Op::AtLeast, Number{120}}}));
    amount->clearFocus();
    QCOMPARE(amount->text(), QStringLiteral("2:00"));
}

void TestConditionEditor::countsWhatMatches()
{
    auto *count = m_editor->findChild<QLabel *>(QStringLiteral("count"));
    const auto matching = [this](const Node &node) {
        return QStringLiteral("%1 calls match").arg(*m_cache->queries().count({.filter = node}));
    };
    QTRY_COMPARE(count->text(), matching(Node()));
    m_editor->setNode(all({Long}));
    QTRY_COMPARE(count->text(), matching(all({Long})));
    QVERIFY(count->text() != matching(Node()));
    m_editor->addCondition({}, *callField("customer_name")); // incomplete
    QVERIFY(!count->isVisible());
}

void TestConditionEditor::emptyGroupsSayWhatTheyMean()
{
    const auto said = [this](std::size_t card) {
        const auto *label = sorted<GroupCard>()[card]->findChild<QLabel *>(QStringLiteral("empty"));
        return label->isHidden() ? QString() : label->text();
    };
    m_editor->setNode(all({Long, Group{Match::Any, {}}, Group{Match::All, {}}, Group{Match::None, {}}}));
    QCOMPARE(said(0), QString());
    QVERIFY(said(1).contains(QStringLiteral("no call matches")));
    QVERIFY(said(2).contains(QStringLiteral("every call matches")));
    QVERIFY(said(3).contains(QStringLiteral("every call matches")));
}

void TestConditionEditor::typingIsOneUndoStep()
{
    m_editor->setNode(all({Named}));
    QVERIFY(!m_editor->canUndo());
    auto *line = rows()[0]->findChild<QLineEdit *>();
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("Josephine"));
    QCOMPARE(std::get<Text>(m_editor->node().group()->children[0].condition()->operand).text, std::string("Josephine"));
    m_editor->undo();
    QCOMPARE(m_editor->node(), all({Named}));
    QVERIFY(!m_editor->canUndo());
    m_editor->redo();
    QCOMPARE(std::get<Text>(m_editor->node().group()->children[0].condition()->operand).text, std::string("Josephine"));
}

void TestConditionEditor::anotherOperatorKeepsWhatFits()
{
    const Instant now = test::Day;
    QCOMPARE(withOperator(Named, Op::AnyOf, now).operand, Operand(Texts{{"Maria"}}));
    QCOMPARE(withOperator(Paid, Op::Contains, now).operand, Operand(Text{"google_paid"}));
    QCOMPARE(withOperator(Long, Op::Between, now).operand, Operand(NumberRange{90, 90}));
    QCOMPARE(withOperator(Long, Op::IsEmpty, now).operand, Operand(std::monostate()));
    QCOMPARE(withField(Named, *callField("note"), now), (Condition{"note", Op::Contains, Text{"Maria"}}));
    QCOMPARE(withField(Named, *callField("duration"), now).op, Op::AtLeast);
    // seconds are no cents
    QCOMPARE(withField(Long, *callField("value"), now), (Condition{"value", Op::AtLeast, Number{0}}));
}

void TestConditionEditor::groupsByMouse()
{
    m_editor->setNode(all({Long}));
    QTest::mouseClick(sorted<QPushButton>().back(), Qt::LeftButton);
    QTRY_VERIFY(m_editor->node().group()->children.size() == 2);
    QCOMPARE(m_editor->node().group()->children[1], Node(Group{Match::Any, {}}));
    QTRY_COMPARE(sorted<GroupCard>().size(), std::size_t(2));
    auto *match = sorted<GroupCard>()[1]->findChild<SegmentedControl *>();
    match->setCurrentIndex(int(Match::None));
    QTRY_COMPARE(m_editor->node().group()->children[1].group()->match, Match::None);
    QTRY_COMPARE(sorted<GroupCard>().size(), std::size_t(2));
    QTest::mouseClick(sorted<GroupCard>()[1]->findChild<QAbstractButton *>(QStringLiteral("remove")), Qt::LeftButton);
    QTRY_COMPARE(m_editor->node(), all({Long}));
}

void TestConditionEditor::keysMoveDuplicateInvertDelete()
{
    m_editor->setNode(all({Long, Paid, Group{Match::Any, {Named}}}));
    focusGrip(0);
    press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_editor->node(), all({Paid, Long, Group{Match::Any, {Named}}}));
    press(Qt::Key_Down, Qt::AltModifier); // the focus went along
    QCOMPARE(m_editor->node(), all({Paid, Group{Match::Any, {Long, Named}}}));
    press(Qt::Key_I, Qt::ControlModifier);
    const Node notLong = Group{Match::None, {Long}};
    QCOMPARE(m_editor->node(), all({Paid, Group{Match::Any, {notLong, Named}}}));
    m_editor->undo();
    focusGrip(0);
    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_editor->node(), all({Paid, Paid, Group{Match::Any, {Long, Named}}}));
    press(Qt::Key_Delete, Qt::NoModifier);
    QCOMPARE(m_editor->node(), all({Paid, Group{Match::Any, {Long, Named}}}));
    while (m_editor->canUndo())
        m_editor->undo();
    QCOMPARE(m_editor->node(), all({Long, Paid, Group{Match::Any, {Named}}}));
}

void TestConditionEditor::gripDrags()
{
    m_editor->setNode(all({Long, Paid, Named}));
    QCoreApplication::processEvents();
    auto *grip = rows()[0]->findChild<Grip *>();
    const QWidget *last = rows()[2];
    const QPoint below = grip->mapFromGlobal(last->mapToGlobal(QPoint(10, last->height() - 2)));
    QTest::mousePress(grip, Qt::LeftButton, {}, QPoint(5, 5));
    // QTest::mouseMove cannot hold a button
    QMouseEvent move(QEvent::MouseMove, below, grip->mapToGlobal(below), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(grip, &move);
    QTest::mouseRelease(grip, Qt::LeftButton, {}, below);
    QTRY_COMPARE(m_editor->node(), all({Paid, Named, Long}));
    m_editor->undo();
    QCOMPARE(m_editor->node(), all({Long, Paid, Named}));
}

void TestConditionEditor::incompleteIsMarked()
{
    m_editor->setNode(all({Long}));
    auto *missing = m_editor->findChild<QLabel *>(QStringLiteral("missing"));
    QVERIFY(m_editor->isComplete());
    QVERIFY(!missing->isVisible());
    m_editor->addCondition({}, *callField("customer_name"));
    QVERIFY(!m_editor->isComplete());
    QVERIFY(missing->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x")); // the focus is where one types
    QVERIFY(m_editor->isComplete());
    QVERIFY(!missing->isVisible());
}

void TestConditionEditor::fieldIsChosenByTyping()
{
    m_editor->setNode(all({Named}));
    QCoreApplication::processEvents();
    auto *field = rows()[0]->findChild<PopupCombo *>(QStringLiteral("field"));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Space);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *chooser = QApplication::activePopupWidget()->findChild<FieldChooser *>();
    QTest::keyClicks(chooser->focusProxy(), QStringLiteral("landing"));
    QTest::keyClick(chooser->focusProxy(), Qt::Key_Return);
    QTRY_COMPARE(m_editor->node().group()->children[0].condition()->field, std::string("landing_page_url"));
    QTRY_VERIFY(!QApplication::activePopupWidget());
}

void TestConditionEditor::sentenceFollows()
{
    auto *words = m_editor->findChild<QLabel *>(QStringLiteral("sentence"));
    m_editor->setNode(all({Paid}));
    QVERIFY2(words->text().contains(QStringLiteral("Source is Google Paid")), qPrintable(words->text()));
    m_editor->addCondition({}, *callField("answered"));
    QVERIFY2(words->text().contains(QStringLiteral("Answered is yes")), qPrintable(words->text()));
}

void TestConditionEditor::valuesAreOffered()
{
    bool sources = false;
    const auto ticket = m_values->ask(*callField("source"), this, [&](const std::vector<ValueOffer> &offers) {
        sources = std::any_of(offers.begin(), offers.end(),
                              [](const ValueOffer &offer) { return offer.name == QStringLiteral("Google Paid"); });
    });
    QTRY_VERIFY(sources);
    std::size_t words = 0;
    const auto known = m_values->ask(*callField("lead_status"), this,
                                     [&](const std::vector<ValueOffer> &offers) { words = offers.size(); });
    QCOMPARE(words, callField("lead_status")->choices.size()); // at once: nothing has to be read
    const Client &client = m_values->clients().front();
    QCOMPARE(m_values->nameOf(*callField("company_id"), client.id.text), QString::fromStdString(client.name));
}

void TestConditionEditor::bareConditionStandsInAGroup()
{
    m_editor->setNode(Long);
    QCOMPARE(m_editor->node(), all({Long}));
    QCOMPARE(rows().size(), std::size_t(1));
}

QTEST_MAIN(TestConditionEditor)
#include "tst_conditioneditor.moc"
