#include "ui/widgets/inlinebanner.h"

#include "ui/widgets/iconbutton.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace earshot {

namespace {

struct LevelLook {
    Tone tone;
    Icon icon;
};

LevelLook lookOf(InlineBanner::Level level)
{
    switch (level) {
    case InlineBanner::Level::Good:
        return {Tone::Good, Icon::CheckCircle};
    case InlineBanner::Level::Warning:
        return {Tone::Warn, Icon::Warning};
    case InlineBanner::Level::Error:
        return {Tone::Bad, Icon::Error};
    case InlineBanner::Level::Info:
        break;
    }
    return {Tone::Accent, Icon::Info};
}

} // namespace

InlineBanner::InlineBanner(QWidget *parent)
    : QWidget(parent), m_text(new Label), m_details(new Label({}, TextSize::Small, Tone::Muted)),
      m_action(new QPushButton), m_close(new IconButton(Icon::X, tr("Dismiss")))
{
    setSpokenRole(this, QAccessible::AlertMessage);
    m_action->setObjectName(QStringLiteral("action"));
    m_close->setObjectName(QStringLiteral("close"));
    m_text->setWordWrap(true);
    m_text->setTextSize(TextSize::Body, QFont::Medium);
    m_details->setWordWrap(true);
    for (Label *label : {m_text, m_details})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->setContentsMargins(0, space::Xs, 0, space::Xs);
    words->addStretch(1);
    words->addWidget(m_text);
    words->addWidget(m_details);
    words->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::M + IconSize + space::S, 6, 6, 6);
    row->setSpacing(space::S);
    row->addLayout(words, 1);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);

    connect(m_action, &QPushButton::clicked, this, &InlineBanner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &InlineBanner::dismiss);
    setAction({});
    hide();
}

void InlineBanner::say(Level level, const QString &text, const QString &details)
{
    if (!isHidden() && level == m_level && text == m_text->text() && details == m_details->text())
        return; // said already, and not to be read out again
    m_level = level;
    m_text->setText(text);
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    setAccessibleName(text);
    setAccessibleDescription(details);
    update();
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InlineBanner::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void InlineBanner::setDismissible(bool dismissible)
{
    m_close->setVisible(dismissible);
}

void InlineBanner::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    const LevelLook look = lookOf(m_level);
    QPainter painter(this);
    paintBox(&painter, contentsRect(), radius::Control, t.toneSoft(look.tone),
             blend(t.toneSoft(look.tone), t.tone(look.tone), 0.25));
    // The icon stands beside the first line, however many there are.
    const int line = fontMetrics().height();
    const QRect place(contentsRect().left() + space::M,
                      m_text->y() + (std::min(m_text->height(), line + 2) - IconSize) / 2, IconSize, IconSize);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), place), look.icon, t.tone(look.tone));
}

void InlineBanner::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_close->isHidden())
        return dismiss();
    QWidget::keyPressEvent(event);
}

void InlineBanner::dismiss()
{
    hide();
    Q_EMIT dismissed();
}

} // namespace earshot
