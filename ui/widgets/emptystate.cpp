#include "ui/widgets/emptystate.h"

#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {

namespace {

constexpr int Disc = 48;
constexpr int Letters = 44; // a comfortable line

} // namespace

EmptyState::EmptyState(Icon icon, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent), m_icon(icon), m_mark(new QWidget), m_title(new Label({}, TextSize::Title)),
      m_text(new Label({}, TextSize::Body, Tone::Muted)), m_action(new QPushButton)
{
    setSpokenRole(this, QAccessible::Grouping);
    setSpokenRole(m_mark, QAccessible::Whitespace);
    m_mark->setFixedSize(Disc, Disc);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setWordWrap(true);
    const int width = m_text->fontMetrics().averageCharWidth() * Letters;
    m_title->setFixedWidth(width);
    m_text->setFixedWidth(width);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::Xl, space::Xl, space::Xl, space::Xl);
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    column->addSpacing(space::M);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addSpacing(space::Xs);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(space::L);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3); // a little above the middle looks like the middle
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    setAction({});
    say(icon, title, text);
}

void EmptyState::say(Icon icon, const QString &title, const QString &text)
{
    m_icon = icon;
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    for (Label *label : {m_title, m_text})
        label->setFixedHeight(std::max(0, label->heightForWidth(label->width())));
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

void EmptyState::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    paintBox(&painter, m_mark->geometry(), Disc / 2.0, t.hover);
    paintIcon(&painter, m_mark->geometry(), m_icon, t.textMuted, 22);
}

} // namespace earshot
