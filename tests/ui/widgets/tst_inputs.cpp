#include "ui/widgets/chip.h"
#include "ui/widgets/controlkeys.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/look.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tageditor.h"
#include "ui/widgets/tagpill.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace earshot;

/// Clicks and keys, as a person gives them.
class TestInputs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyLook(*qApp, ThemeKind::Light); }

    void inlineEditCommits_data();
    void inlineEditCommits();
    void inlineEditKeepsTypingWhenTheValueChanges();
    void searchWaitsForAPause();
    void searchEscapeClearsThenLeaves();
    void enterChoosesFromADropDown_data();
    void enterChoosesFromADropDown();
    void chipKeysAndCross();
    void segmentsMoveByArrow();
    void switchByReturn();
    void tagEditorWishes();
    void tagEditorWalksByKeyboard();
    void tagEditorRefusesUnknownNames();
    void tagEditorGoesBackFromItsOffers();
    void longNamesAreCutWithAnEllipsis_data();
    void longNamesAreCutWithAnEllipsis();
};

namespace {

/// A window with the widget and a second place for the focus to go.
struct Window {
    explicit Window(QWidget *widget)
    {
        auto *column = new QVBoxLayout(&frame);
        column->addWidget(widget);
        column->addWidget(other = new QLineEdit);
        frame.show();
        frame.activateWindow();
    }
    QWidget frame;
    QLineEdit *other;
};

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

} // namespace

void TestInputs::inlineEditCommits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("key"); // 0: the focus leaves
    QTest::addColumn<QStringList>("committed");
    QTest::newRow("Enter commits") << text("Asha Rao") << int(Qt::Key_Return) << QStringList{text("Asha Rao")};
    QTest::newRow("leaving commits") << text("Asha Rao") << 0 << QStringList{text("Asha Rao")};
    QTest::newRow("Esc reverts") << text("Asha Rao") << int(Qt::Key_Escape) << QStringList{};
    QTest::newRow("the same text is no change") << text("Kaylah") << int(Qt::Key_Return) << QStringList{};
    QTest::newRow("spaces around do not count") << text("  Kaylah ") << int(Qt::Key_Return) << QStringList{};
    QTest::newRow("may become empty") << QString() << int(Qt::Key_Return) << QStringList{QString()};
}

void TestInputs::inlineEditCommits()
{
    QFETCH(QString, typed);
    QFETCH(int, key);
    QFETCH(QStringList, committed);
    auto *edit = new InlineEdit;
    Window window(edit);
    edit->setValue(text("Kaylah"));
    QVERIFY(QTest::qWaitForWindowActive(&window.frame));
    QStringList heard;
    connect(edit, &InlineEdit::committed, this, [&heard](const QString &value) { heard << value; });

    QVERIFY(!edit->isEditing());
    QTest::mouseClick(edit, Qt::LeftButton);
    QVERIFY(edit->isEditing());
    QTest::keyClick(edit, Qt::Key_Delete); // all of it was selected
    QTest::keyClicks(edit, typed);
    if (key)
        QTest::keyClick(edit, Qt::Key(key));
    else
        window.other->setFocus();
    QCOMPARE(heard, committed);
    QVERIFY(!edit->isEditing());
    QCOMPARE(edit->text(), committed.isEmpty() ? text("Kaylah") : committed.first());
}

void TestInputs::inlineEditKeepsTypingWhenTheValueChanges()
{
    auto *edit = new InlineEdit;
    Window window(edit);
    edit->setValue(text("Kaylah"));
    edit->startEditing();
    QTest::keyClicks(edit, text("Ash"));
    edit->setValue(text("from the server"));
    QCOMPARE(edit->text(), text("Ash"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(edit->text(), text("from the server"));
}

void TestInputs::searchWaitsForAPause()
{
    auto *field = new SearchField(text("Search"));
    Window window(field);
    field->setPause(20);
    QSignalSpy searched(field, &SearchField::searched);
    QTest::keyClicks(field, text("root "));
    QCOMPARE(searched.size(), 0);
    QTRY_COMPARE(searched.size(), 1);
    QCOMPARE(searched.at(0).at(0).toString(), text("root"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(searched.size(), 1);
    QTest::keyClicks(field, text("canal"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(searched.at(1).at(0).toString(), text("root canal"));
}

void TestInputs::enterChoosesFromADropDown_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Enter") << int(Qt::Key_Return);
    QTest::newRow("of the keypad") << int(Qt::Key_Enter);
    QTest::newRow("Space") << int(Qt::Key_Space);
}

void TestInputs::enterChoosesFromADropDown()
{
    QFETCH(int, key);
    QWidget page;
    const ControlKeys keys(&page);
    auto *combo = new QComboBox(&page);
    combo->addItems({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")});
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    combo->setFocus();
    combo->showPopup();
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(combo->view(), Qt::Key_Down);
    QTest::keyClick(combo->view(), Qt::Key(key));
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QCOMPARE(combo->currentIndex(), 1);
}

void TestInputs::searchEscapeClearsThenLeaves()
{
    auto *field = new SearchField(text("Search"));
    Window window(field);
    QSignalSpy searched(field, &SearchField::searched);
    QSignalSpy left(field, &SearchField::left);
    field->setFocus();
    QTest::keyClicks(field, text("spam"));
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), QString());
    QCOMPARE(searched.last().at(0).toString(), QString());
    QCOMPARE(left.size(), 0);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
}

void TestInputs::chipKeysAndCross()
{
    auto *chip = new Chip(text("Source"));
    Window window(chip);
    chip->setValue(text("Google Ads"));
    QSignalSpy clicked(chip, &Chip::clicked);
    QSignalSpy removed(chip, &Chip::removeRequested);
    QTest::keyClick(chip, Qt::Key_Delete);
    QCOMPARE(removed.size(), 0);
    chip->setRemovable(true);
    QTest::keyClick(chip, Qt::Key_Return);
    QTest::keyClick(chip, Qt::Key_Space);
    QCOMPARE(clicked.size(), 2);
    QTest::keyClick(chip, Qt::Key_Delete);
    QTest::keyClick(chip, Qt::Key_Backspace);
    QCOMPARE(removed.size(), 2);
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(chip->width() - 12, chip->height() / 2));
    QCOMPARE(removed.size(), 3);
    QCOMPARE(clicked.size(), 2);
    QTest::mouseClick(chip, Qt::LeftButton, {}, QPoint(10, chip->height() / 2));
    QCOMPARE(clicked.size(), 3);
    QCOMPARE(chip->accessibleName(), text("Source: Google Ads"));
}

void TestInputs::segmentsMoveByArrow()
{
    auto *control = new SegmentedControl;
    for (const char *name : {"All", "Unreviewed", "Leads"})
        control->addSegment(text(name));
    Window window(control);
    QVERIFY(QTest::qWaitForWindowActive(&window.frame));
    QCOMPARE(control->currentIndex(), 0);
    QSignalSpy changed(control, &SegmentedControl::currentChanged);
    const auto segments = control->findChildren<QAbstractButton *>();
    segments[0]->setFocus();
    QTest::keyClick(segments[0], Qt::Key_Right);
    QCOMPARE(control->currentIndex(), 1);
    QCOMPARE(changed.size(), 1);
    control->setCurrentIndex(9);
    QCOMPARE(control->currentIndex(), 1);
}

void TestInputs::switchByReturn()
{
    auto *toggle = new Switch(text("Notify"));
    Window window(toggle);
    QTest::keyClick(toggle, Qt::Key_Return);
    QVERIFY(toggle->isChecked());
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(!toggle->isChecked());
}

void TestInputs::tagEditorWishes()
{
    auto *editor = new TagEditor;
    Window window(editor);
    editor->setTags({{text("Quoted"), text("blue1")}});
    editor->setChoices({{text("Quoted"), text("blue1")}, {text("New patient"), text("green1")}});
    QSignalSpy added(editor, &TagEditor::addRequested);
    QSignalSpy removed(editor, &TagEditor::removeRequested);
    auto *field = editor->findChild<QLineEdit *>();

    field->setText(text("new PATIENT"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.at(0).at(0).toString(), text("New patient"));
    QCOMPARE(editor->tags().size(), 1); // a wish changes nothing by itself
    QVERIFY(field->text().isEmpty());

    field->setText(text("quoted"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.size(), 1); // it is there already
    QTest::keyClick(editor->findChild<TagPill *>(), Qt::Key_Delete);
    QCOMPARE(removed.at(0).at(0).toString(), text("Quoted"));
}

void TestInputs::tagEditorWalksByKeyboard()
{
    auto *editor = new TagEditor;
    Window window(editor);
    QVERIFY(QTest::qWaitForWindowActive(&window.frame));
    editor->setTags({{text("One"), text("red1")}, {text("Two"), text("blue1")}});
    QSignalSpy removed(editor, &TagEditor::removeRequested);
    // The answer to a wish comes while the pill that made it is still at work.
    connect(editor, &TagEditor::removeRequested, this, [editor] { editor->setTags({{text("One"), text("red1")}}); });
    editor->startTyping();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
    auto *pill = qobject_cast<TagPill *>(QApplication::focusWidget());
    QVERIFY(pill);
    QCOMPARE(pill->text(), text("Two"));
    QTest::keyClick(pill, Qt::Key_Left);
    QCOMPARE(qobject_cast<TagPill *>(QApplication::focusWidget())->text(), text("One"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
    QCOMPARE(removed.at(0).at(0).toString(), text("Two"));
    QCOMPARE(editor->tags().size(), 1);
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
}

void TestInputs::tagEditorRefusesUnknownNames()
{
    auto *editor = new TagEditor;
    Window window(editor);
    QSignalSpy added(editor, &TagEditor::addRequested);
    auto *field = editor->findChild<QLineEdit *>();
    field->setText(text("Brand new"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.size(), 0);
    QCOMPARE(field->text(), text("Brand new"));
    editor->setChoices({}, true);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.size(), 1);
}

void TestInputs::tagEditorGoesBackFromItsOffers()
{
    auto *editor = new TagEditor;
    Window window(editor);
    QVERIFY(QTest::qWaitForWindowActive(&window.frame));
    editor->setTags({{text("One"), text("red1")}});
    editor->setChoices({{text("One"), text("red1")}, {text("Two"), text("blue1")}});
    connect(editor, &TagEditor::addRequested, this, [editor] {
        editor->setTags({{text("One"), text("red1")}, {text("Two"), text("blue1")}});
    });
    auto *field = editor->findChild<QLineEdit *>();
    QWidget *offers = editor->findChild<QCompleter *>()->popup();

    editor->startTyping();
    QTest::keyClick(field, Qt::Key_Down);
    QTRY_VERIFY(offers->isVisible());
    QTest::keyClick(offers, Qt::Key_Backspace); // the open list has the keyboard
    QVERIFY(!offers->isVisible());
    auto *pill = qobject_cast<TagPill *>(QApplication::focusWidget());
    QVERIFY(pill);
    QCOMPARE(pill->text(), text("One"));

    editor->startTyping();
    QTest::keyClicks(field, text("tw"));
    QTRY_VERIFY(offers->isVisible());
    QTest::keyClick(offers, Qt::Key_Backspace); // takes a letter, nothing else
    QCOMPARE(field->text(), text("t"));
    QTest::keyClick(offers, Qt::Key_Down);
    QTest::keyClick(offers, Qt::Key_Return);
    QTRY_COMPARE(editor->tags().size(), 2);
    QVERIFY(field->text().isEmpty());
    window.frame.activateWindow(); // the offscreen platform leaves it to the list that closed
    QVERIFY(QTest::qWaitForWindowActive(&window.frame));
    QTest::keyClick(field, Qt::Key_Backspace);
    pill = qobject_cast<TagPill *>(QApplication::focusWidget());
    QVERIFY(pill);
    QCOMPARE(pill->text(), text("Two"));
}

void TestInputs::longNamesAreCutWithAnEllipsis_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QString latin = text("Wolfeschlegelsteinhausenbergerdorff ").repeated(8);
    const QString arabic = text("محمد بن عبد الرحمن آل سعود ").repeated(8);
    QTest::newRow("left to right") << latin << Qt::LeftToRight;
    QTest::newRow("right to left") << arabic << Qt::LeftToRight;
    QTest::newRow("left to right, mirrored") << latin << Qt::RightToLeft;
    QTest::newRow("right to left, mirrored") << arabic << Qt::RightToLeft;
}

/// At the end of what is cut nothing but three small dots is painted.
void TestInputs::longNamesAreCutWithAnEllipsis()
{
    QFETCH(QString, name);
    QFETCH(Qt::LayoutDirection, direction);
    InlineEdit edit(text("Add a name"));
    edit.setLayoutDirection(direction);
    edit.setValue(name);
    edit.resize(300, edit.height());
    edit.show();
    QVERIFY(edit.isCut());
    const QImage picture = edit.grab().toImage();
    const QRgb ground = picture.pixel(0, 0);
    const bool endsRight = name.isRightToLeft() == false; // a name reads in its own direction, wherever it stands
    const int dots = edit.fontMetrics().horizontalAdvance(QChar(0x2026)) - 2;
    const int from = endsRight ? picture.width() - 8 - dots : 8;
    int upper = 0, lower = 0; // painted above and below the middle of the letters
    for (int x = from; x < from + dots; ++x)
        for (int y = 0; y < picture.height(); ++y)
            if (picture.pixel(x, y) != ground)
                ++(y < picture.height() / 2 ? upper : lower);
    QCOMPARE(upper, 0);
    QVERIFY(lower > 0);
}

QTEST_MAIN(TestInputs)
#include "tst_inputs.moc"
