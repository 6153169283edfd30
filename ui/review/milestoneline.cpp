#include "ui/review/milestoneline.h"

#include "models/domain/derived.h"
#include "ui/review/words.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace earshot {

namespace {

constexpr int Rail = 24; // the line's room, beside the words
constexpr int Dot = 9;

QFont strong()
{
    return textFont(TextSize::Body, QFont::Medium);
}

QString kindName(const std::string &kind)
{
    if (kind == "first_touch")
        return MilestoneLine::tr("First touch");
    if (kind == "lead_created")
        return MilestoneLine::tr("Lead created");
    if (kind == "qualified")
        return MilestoneLine::tr("Qualified");
    if (kind == "last_touch")
        return MilestoneLine::tr("Last touch");
    return utf16(kind);
}

QString fromWhere(const Milestone &m)
{
    QStringList parts;
    for (const QString &part : {utf16(derive::sourceTitle(m.source)), utf16(m.campaign), utf16(m.keywords)})
        if (!part.trimmed().isEmpty())
            parts << part.simplified();
    if (parts.isEmpty())
        parts << utf16(m.landing);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

MilestoneLine::MilestoneLine(QWidget *parent) : QWidget(parent)
{
    setFont(textFont(TextSize::Body));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSpokenRole(this, QAccessible::Graphic);
}

void MilestoneLine::show(const std::vector<Milestone> &milestones, const items::Reader &reader)
{
    m_steps.clear();
    QStringList all;
    for (const Milestone &m : milestones) {
        m_steps << Step{kindName(m.kind), fromWhere(m), m.at ? items::momentText(*m.at, reader) : QString(),
                        m.kind == "qualified"};
        all << m_steps.last().what + QLatin1Char(' ') + m_steps.last().when + QLatin1Char(' ') + m_steps.last().from;
    }
    setAccessibleName(all.join(QLatin1String("; ")));
    updateGeometry();
    update();
}

int MilestoneLine::stepHeight() const
{
    return 2 * fontMetrics().lineSpacing() + space::M;
}

QSize MilestoneLine::sizeHint() const
{
    return {320, int(m_steps.size()) * stepHeight()};
}

bool MilestoneLine::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int index = help->pos().y() / std::max(1, stepHeight());
        if (index >= 0 && index < m_steps.size() && !m_steps[index].from.isEmpty())
            QToolTip::showText(help->globalPos(), m_steps[index].from.left(2000).toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

void MilestoneLine::paintStep(QPainter &painter, int index) const
{
    const Theme &t = themeOf(this);
    const Step &step = m_steps[index];
    const int line = fontMetrics().lineSpacing();
    const int top = index * stepHeight();
    const auto mirrored = [this](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const auto leading = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const auto trailing = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter;

    const QRectF dot = mirrored(QRect(4, top + (line - Dot) / 2, Dot, Dot));
    if (index + 1 < m_steps.size())
        painter.fillRect(QRectF(dot.center().x() - 0.5, dot.bottom() + 3, 1, stepHeight() - Dot - 6), t.outline);
    const QColor colour = step.qualified ? t.goodMark : t.accent;
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(index == 0 || index + 1 == m_steps.size() || step.qualified ? QBrush(colour) : QBrush(t.surface));
    painter.drawEllipse(dot.adjusted(1, 1, -1, -1));

    painter.setFont(font());
    const int whenWidth = fontMetrics().horizontalAdvance(step.when) + space::M;
    painter.setPen(t.textMuted);
    drawTabular(&painter, mirrored(QRect(width() - whenWidth, top, whenWidth, line)), trailing, step.when);
    const QRect below = mirrored(QRect(Rail, top + line, width() - Rail, line));
    drawLine(&painter, below, leading, step.from);
    painter.setFont(strong());
    painter.setPen(t.text);
    const QRect what = mirrored(QRect(Rail, top, width() - Rail - whenWidth, line));
    drawLine(&painter, what, leading, step.what);
}

void MilestoneLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_steps.size(); ++i)
        paintStep(painter, i);
}

} // namespace earshot
