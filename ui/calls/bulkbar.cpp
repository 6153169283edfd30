#include "ui/calls/bulkbar.h"

#include "ui/conditions/amountedit.h"
#include "ui/conditions/valuepicker.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

namespace earshot {
namespace {

QVBoxLayout *columnIn(Popup *popup, const QString &title)
{
    auto *column = new QVBoxLayout(popup);
    column->setContentsMargins(space::M, space::M, space::M, space::M);
    column->setSpacing(space::S);
    auto *label = new Label(title, TextSize::Small, Tone::Muted, popup);
    label->setTextSize(TextSize::Small, QFont::DemiBold);
    column->addWidget(label);
    return column;
}

QPushButton *applyButton(Popup *popup, QVBoxLayout *column, const QString &text)
{
    auto *button = new QPushButton(text, popup);
    button->setObjectName(QStringLiteral("apply"));
    setButtonLook(button, ButtonLook::Primary);
    column->addWidget(button);
    return button;
}

} // namespace

BulkBar::BulkBar(ValueSource &values, QWidget *parent)
    : QWidget(parent), m_values(values), m_buttons(new FlowLayout(nullptr, space::Xs)),
      m_count(new Label({}, TextSize::Body, Tone::Normal, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::M, space::S - 2, space::S, space::S - 2);
    row->setSpacing(space::Xs);
    m_count->setTextSize(TextSize::Body, QFont::DemiBold);
    m_count->setContentsMargins(0, 0, space::S, 0);
    m_buttons->addWidget(m_count);
    row->addLayout(m_buttons, 1); // where the list is narrow, in several lines
    const auto lead = [this](const char *name, Icon icon, const QString &text, Lead status) {
        connect(addButton(name, int(icon), text), &QPushButton::clicked, this,
                [this, status] { Q_EMIT editRequested(leadEdit(status, m_calls)); });
    };
    lead("lead", Icon::StarFilled, tr("Lead"), Lead::Good);
    lead("notLead", Icon::NotLead, tr("Not a lead"), Lead::NotALead);
    lead("unscored", Icon::Minus, tr("No status"), Lead::Unscored);
    m_tag = addButton("tag", int(Icon::Tag), tr("Tags…"));
    m_value = addButton("value", int(Icon::Value), tr("Value…"));
    m_note = addButton("note", int(Icon::Note), tr("Note…"));
    connect(m_tag, &QPushButton::clicked, this, [this] { openTags(m_tag); });
    connect(m_value, &QPushButton::clicked, this, [this] { openValue(m_value); });
    connect(m_note, &QPushButton::clicked, this, [this] { openNote(m_note); });
    connect(addButton("copy", int(Icon::Copy), tr("Copy")), &QPushButton::clicked, this, &BulkBar::copyRequested);
    m_count->setMinimumHeight(m_tag->sizeHint().height()); // it stands in line with them
    auto *close = new IconButton(Icon::X, tr("Clear the selection"), this);
    close->setShortcutHint(Qt::Key_Escape);
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &IconButton::clicked, this, &BulkBar::clearRequested);
}

QPushButton *BulkBar::addButton(const char *name, int icon, const QString &text)
{
    auto *button = new QPushButton(themedIcon(Icon(icon)), text, this);
    button->setObjectName(QString::fromLatin1(name));
    setButtonLook(button, ButtonLook::Quiet);
    m_buttons->addWidget(button);
    return button;
}

QWidget *BulkBar::tagButton() const
{
    return m_tag;
}
QWidget *BulkBar::valueButton() const
{
    return m_value;
}
QWidget *BulkBar::noteButton() const
{
    return m_note;
}

void BulkBar::setCount(int calls)
{
    m_calls = calls;
    m_count->setText(tr("%Ln selected", nullptr, calls));
}

void BulkBar::openTags(QWidget *anchor)
{
    auto *popup = new Popup(anchor);
    QVBoxLayout *column = columnIn(popup, tr("Tags of %Ln call(s)", nullptr, m_calls));
    auto *mode = new SegmentedControl(popup);
    mode->addSegment(tr("Add"));
    mode->addSegment(tr("Remove"));
    column->addWidget(mode, 0, Qt::AlignLeft);
    auto *picker = new ValuePicker(*callField("tags"), m_values, popup);
    picker->setChosen(m_tagsBegun);
    column->addWidget(picker);
    QPushButton *apply = applyButton(popup, column, tr("Add tags"));
    apply->setEnabled(!m_tagsBegun.empty());
    popup->setFocusProxy(picker);
    connect(picker, &ValuePicker::edited, apply, [this, picker, apply] {
        m_tagsBegun = picker->chosen();
        apply->setEnabled(!m_tagsBegun.empty());
    });
    connect(picker, &ValuePicker::entered, apply, &QPushButton::click);
    connect(mode, &SegmentedControl::currentChanged, apply,
            [apply](int index) { apply->setText(index == 0 ? tr("Add tags") : tr("Remove tags")); });
    connect(apply, &QPushButton::clicked, this, [this, popup, picker, mode] {
        const Words tags = picker->chosen();
        const bool adding = mode->currentIndex() == 0;
        m_tagsBegun.clear();
        popup->close();
        Q_EMIT editRequested(adding ? addTagsEdit(tags, m_calls) : removeTagsEdit(tags, m_calls));
    });
    popup->openAt(anchor);
}

void BulkBar::openValue(QWidget *anchor)
{
    auto *popup = new Popup(anchor);
    QVBoxLayout *column = columnIn(popup, tr("Value of %Ln call(s)", nullptr, m_calls));
    auto *amount = new AmountEdit(Kind::Money, m_values.reader().locale, popup);
    amount->setAccessibleName(tr("Value"));
    column->addWidget(amount);
    QPushButton *apply = applyButton(popup, column, tr("Set value"));
    auto *none = new QPushButton(tr("Remove the value"), popup);
    setButtonLook(none, ButtonLook::Quiet);
    column->addWidget(none);
    popup->setFocusProxy(amount);
    if (m_valueBegun)
        amount->setAmount(std::int64_t(*m_valueBegun));
    connect(amount, &AmountEdit::amountEdited, this, [this](qint64 cents) { m_valueBegun = Cents(cents); });
    const auto take = [this, popup](std::optional<Cents> value) {
        m_valueBegun.reset();
        popup->close();
        Q_EMIT editRequested(valueEdit(value, m_calls));
    };
    connect(apply, &QPushButton::clicked, this, [take, amount] { take(Cents(amount->amount())); });
    connect(amount, &QLineEdit::returnPressed, apply, &QPushButton::click);
    connect(none, &QPushButton::clicked, this, [take] { take({}); });
    popup->openAt(anchor);
    amount->selectAll();
}

void BulkBar::openNote(QWidget *anchor)
{
    auto *popup = new Popup(anchor);
    QVBoxLayout *column = columnIn(popup, tr("Note of %Ln call(s)", nullptr, m_calls));
    auto *text = new QPlainTextEdit(popup);
    text->setPlaceholderText(tr("Replaces the notes that are there"));
    text->setTabChangesFocus(true);
    text->setFixedSize(forText(320), forText(96));
    text->setPlainText(m_noteBegun);
    text->selectAll(); // typing begins a new one
    connect(text, &QPlainTextEdit::textChanged, this, [this, text] { m_noteBegun = text->toPlainText(); });
    column->addWidget(text);
    QPushButton *apply = applyButton(popup, column, tr("Set note"));
    popup->setFocusProxy(text);
    connect(apply, &QPushButton::clicked, this, [this, popup, text] {
        const QString note = text->toPlainText();
        m_noteBegun.clear();
        popup->close();
        Q_EMIT editRequested(noteEdit(note, m_calls));
    });
    popup->openAt(anchor);
}

void BulkBar::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.accentSoft);
    painter.fillRect(QRect(0, 0, width(), 1), t.hairline);
}

} // namespace earshot
