#include "ui/review/paragraph.h"

#include "models/base/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/spokenrole.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

#include <cmath>

namespace earshot {

namespace {

constexpr qsizetype Longest = 6'000; // characters laid out: more would hold up the page

} // namespace

Paragraph::Paragraph(const QString &text, Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone)
{
    setFont(textFont(TextSize::Body));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
    setSpokenRole(this, QAccessible::StaticText);
}

void Paragraph::setText(const QString &text)
{
    m_text = text.trimmed();
    m_shown = m_text.left(Longest);
    if (m_text.size() > Longest)
        m_shown += tr("… (%1 more characters; copy it to read everything)").arg(format::count(m_text.size() - Longest));
    m_shown.replace(QLatin1Char('\n'), QChar::LineSeparator);
    setAccessibleName(m_shown);
    m_layout.reset();
    updateGeometry();
    update();
}

void Paragraph::setBubble(Tone ground)
{
    m_ground = ground;
    setContentsMargins(space::S, 6, space::S, 6);
    update();
}

const QTextLayout &Paragraph::laidOut(int width) const
{
    if (m_layout && m_laidWidth == width)
        return *m_layout;
    m_layout = std::make_unique<QTextLayout>(m_shown, font());
    m_laidWidth = width;
    QTextLayout &layout = *m_layout;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        line.setPosition({0, y});
        y += std::ceil(line.height() + 2);
    }
    layout.endLayout();
    return layout;
}

int Paragraph::heightOf(const QTextLayout &layout) const
{
    if (layout.lineCount() == 0)
        return 0;
    const QTextLine last = layout.lineAt(layout.lineCount() - 1);
    return int(std::ceil(last.y() + last.height() + 2));
}

void Paragraph::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_layout.reset();
    QWidget::changeEvent(event);
}

int Paragraph::heightForWidth(int width) const
{
    const QMargins m = contentsMargins();
    return heightOf(laidOut(width - m.left() - m.right())) + m.top() + m.bottom();
}

QSize Paragraph::sizeHint() const
{
    const QMargins m = contentsMargins();
    const int width = std::min(320, fontMetrics().horizontalAdvance(m_shown.left(400)) + 2 + m.left() + m.right());
    return {width, heightForWidth(width)};
}

QSize Paragraph::minimumSizeHint() const
{
    return {60, fontMetrics().height()};
}

void Paragraph::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    if (m_ground)
        paintBox(&painter, rect(), radius::Control, *m_ground == Tone::Normal ? t.hover : t.toneSoft(*m_ground));
    painter.setPen(t.tone(m_tone));
    laidOut(contentsRect().width()).draw(&painter, contentsRect().topLeft());
}

void Paragraph::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(themedIcon(Icon::Copy), tr("Copy"), this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    menu.exec(event->globalPos());
}

} // namespace earshot
