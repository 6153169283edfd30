#include "ui/review/paragraph.h"

#include "models/base/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace earshot {

namespace {

constexpr qsizetype Longest = 20'000; // characters laid out

} // namespace

Paragraph::Paragraph(const QString &text, Tone tone, QWidget *parent) : QWidget(parent), m_tone(tone)
{
    setFont(textFont(TextSize::Body));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
}

void Paragraph::setText(const QString &text)
{
    m_text = text.trimmed();
    m_shown = m_text.left(Longest);
    if (m_text.size() > Longest)
        m_shown += tr("… (%1 more characters; copy to read them all)").arg(format::count(m_text.size() - Longest));
    m_shown.replace(QLatin1Char('\n'), QChar::LineSeparator);
    setAccessibleName(m_shown);
    updateGeometry();
    update();
}

void Paragraph::setBubble(const QColor &ground)
{
    m_ground = ground;
    setContentsMargins(space::S, 6, space::S, 6);
    update();
}

int Paragraph::layOut(QTextLayout &layout, int width) const
{
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
    return int(std::ceil(y));
}

int Paragraph::heightForWidth(int width) const
{
    const QMargins m = contentsMargins();
    QTextLayout layout(m_shown, font());
    return layOut(layout, width - m.left() - m.right()) + m.top() + m.bottom();
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
    if (m_ground.isValid())
        paintBox(&painter, rect(), radius::Control, m_ground);
    painter.setPen(t.tone(m_tone));
    QTextLayout layout(m_shown, font());
    layOut(layout, contentsRect().width());
    layout.draw(&painter, contentsRect().topLeft());
}

void Paragraph::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(themedIcon(Icon::Copy), tr("Copy"), this, [this] { QGuiApplication::clipboard()->setText(m_text); });
    menu.exec(event->globalPos());
}

} // namespace earshot
