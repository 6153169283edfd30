// What the buttons of the bar open.
#include "ui/calls/bulkbar.h"
#include "ui/conditions/amountedit.h"
#include "ui/conditions/valuepicker.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {
namespace {

/// Lines of text; Ctrl+Enter says that they are done, as in the note on the page of a call.
class BulkNote : public QPlainTextEdit {
public:
    explicit BulkNote(QWidget *parent) : QPlainTextEdit(parent)
    {
        setTabChangesFocus(true);
        setFixedSize(forText(320), forText(96));
    }
    std::function<void()> done;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (enter && event->modifiers() & Qt::ControlModifier)
            done();
        else
            QPlainTextEdit::keyPressEvent(event);
    }
};

} // namespace

BulkPopup *BulkBar::popupFor(const char *field, const BulkPopup::Wording &words, QWidget *anchor)
{
    auto *popup = new BulkPopup(m_sources, m_chosen(), *callField(field), words, anchor);
    popup->setObjectName(QStringLiteral("bulkPopup"));
    if (m_begun.rows != popup->rows())
        m_begun = {popup->rows(), {}, {}, {}, {}};
    return popup;
}

void BulkBar::apply(BulkPopup *popup, BulkEdit edit)
{
    edit.rows = popup->rows();
    if (popup->count() == 1)
        edit.seen = m_begun.seen;
    m_begun = {};
    popup->close();
    Q_EMIT editRequested(edit);
}

void BulkBar::openTags(QWidget *anchor)
{
    const QString many = tr("Tags of %Ln call(s)", nullptr, int(m_chosen().size()));
    BulkPopup *popup = popupFor("tags", {tr("Tags of %1"), many, {}}, anchor);
    auto *mode = new SegmentedControl(popup);
    mode->addSegment(tr("Add"));
    mode->addSegment(tr("Remove"));
    mode->setAccessibleName(tr("Add or remove"));
    popup->column()->addWidget(mode, 0, Qt::AlignLeft);
    auto *picker = new ValuePicker(*callField("tags"), m_values, popup);
    picker->setChosen(m_begun.tags);
    popup->column()->addWidget(picker);
    QPushButton *set = popup->addApply(tr("Add tags"));
    set->setEnabled(!picker->chosen().empty());
    popup->setFocusProxy(picker);
    connect(picker, &ValuePicker::edited, set, [this, picker, set] {
        m_begun.tags = picker->chosen();
        set->setEnabled(!picker->chosen().empty());
    });
    connect(picker, &ValuePicker::entered, set, &QPushButton::click);
    connect(mode, &SegmentedControl::currentChanged, set,
            [set](int index) { set->setText(index == 0 ? tr("Add tags") : tr("Remove tags")); });
    connect(set, &QPushButton::clicked, this, [this, popup, picker, mode] {
        const Words tags = picker->chosen();
        const bool adding = mode->currentIndex() == 0;
        apply(popup, adding ? addTagsEdit(tags, popup->count()) : removeTagsEdit(tags, popup->count()));
    });
    popup->openAt(anchor);
}

void BulkBar::openValue(QWidget *anchor)
{
    const auto replaces = [](int calls) {
        return tr("%Ln of these calls have a value, which will be replaced.", nullptr, calls);
    };
    const QString many = tr("Value of %Ln call(s)", nullptr, int(m_chosen().size()));
    BulkPopup *popup = popupFor("value", {tr("Value of %1"), many, replaces}, anchor);
    auto *amount = new AmountEdit(Kind::Money, m_values.reader().locale, popup);
    amount->setAccessibleName(tr("Value"));
    popup->column()->addWidget(amount);
    QPushButton *set = popup->addApply(tr("Set value"));
    auto *none = new QPushButton(tr("Remove the value"), popup);
    setButtonLook(none, ButtonLook::Quiet);
    popup->column()->addWidget(none);
    popup->setFocusProxy(amount);
    beginValue(popup, amount, set);
    const auto take = [this, popup](std::optional<Cents> value) { apply(popup, valueEdit(value, popup->count())); };
    connect(set, &QPushButton::clicked, this, [take, amount] { take(Cents(amount->amount())); });
    connect(amount, &QLineEdit::returnPressed, set, &QPushButton::click);
    connect(none, &QPushButton::clicked, this, [take] { take({}); });
    popup->openAt(anchor);
    amount->selectAll();
}

/// The field has what was begun for these calls, or what the one call has; there is nothing to set until it has.
void BulkBar::beginValue(BulkPopup *popup, AmountEdit *amount, QPushButton *set)
{
    auto *wrong = new Label(tr("This is not an amount of money."), TextSize::Small, Tone::Bad, popup);
    wrong->setObjectName(QStringLiteral("wrong"));
    wrong->hide();
    popup->column()->insertWidget(popup->column()->indexOf(amount) + 1, wrong);
    const auto follow = [this, popup, amount, set, wrong] {
        const bool has = m_begun.value || (m_begun.seen.value && *m_begun.seen.value);
        wrong->setVisible(amount->isWrong() && !amount->text().isEmpty());
        set->setEnabled(has && !amount->isWrong());
        if (popup->isVisible())
            popup->fit();
    };
    const auto typed = [this, amount, follow] {
        if (!amount->isWrong())
            m_begun.value = Cents(amount->amount());
        follow();
    };
    m_begun.value ? amount->setAmount(std::int64_t(*m_begun.value)) : amount->clear();
    connect(amount, &QLineEdit::textEdited, popup, typed);
    connect(amount, &AmountEdit::amountEdited, popup, typed); // by the arrow keys
    connect(amount, &QLineEdit::editingFinished, popup, follow);
    connect(popup, &BulkPopup::knew, amount, [this, amount, follow](const Call &call) {
        if (!m_begun.value) {
            m_begun.seen.value = call.value;
            if (call.value && amount->text().isEmpty())
                amount->setAmount(std::int64_t(*call.value));
            amount->selectAll();
        }
        follow();
    });
    follow();
}

void BulkBar::openNote(QWidget *anchor)
{
    const auto replaces = [](int calls) {
        return tr("%Ln of these calls have a note, which will be replaced.", nullptr, calls);
    };
    const QString many = tr("Note of %Ln call(s)", nullptr, int(m_chosen().size()));
    BulkPopup *popup = popupFor("note", {tr("Note of %1"), many, replaces}, anchor);
    const bool one = popup->count() == 1;
    auto *text = new BulkNote(popup);
    text->setPlaceholderText(one ? tr("Add a note") : tr("Replaces the notes that are there"));
    text->setAccessibleName(tr("Note"));
    popup->column()->addWidget(text);
    QPushButton *set = popup->addApply(tr("Set note"));
    set->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    popup->setFocusProxy(text);
    text->setPlainText(m_begun.note.value_or(QString()));
    text->moveCursor(QTextCursor::End);
    set->setEnabled(!one || m_begun.note); // what one call has is seen first
    connect(popup, &BulkPopup::knew, text, [this, text, set](const Call &call) {
        if (!m_begun.note) {
            m_begun.seen.note = call.note;
            QTextCursor(text->document()).insertText(QString::fromStdString(call.note)); // before what was typed by now
        }
        set->setEnabled(true);
    });
    connect(text, &QPlainTextEdit::textChanged, this, [this, text, one] {
        const QString typed = text->toPlainText();
        if (!one || m_begun.seen.note)
            m_begun.note = typed == QString::fromStdString(m_begun.seen.note.value_or(std::string()))
                               ? std::nullopt
                               : std::optional(typed);
    });
    text->done = [set] { set->click(); };
    connect(set, &QPushButton::clicked, this,
            [this, popup, text] { apply(popup, noteEdit(text->toPlainText(), popup->count())); });
    popup->openAt(anchor);
}

} // namespace earshot
