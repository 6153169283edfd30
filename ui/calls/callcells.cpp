#include "ui/calls/callcells.h"

#include "models/domain/derived.h"
#include "ui/calls/calltable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tagpill.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace earshot {

using store::StoredCall;

namespace {

constexpr int PillGap = 4;

bool is(const Field &field, const char *key)
{
    return std::string_view(field.key) == key;
}

QString keyword(const Call &call)
{
    return items::oneLine(call.keywords);
}

} // namespace

struct CallCells::Cell {
    QPainter *painter;
    QRect rect; // inside the padding
    const StoredCall &stored;
    const QFont &font;
    Qt::LayoutDirection direction;
    const Theme &theme;

    void draw(const QRect &where, const QString &text, const QColor &ink, bool right = false) const
    {
        painter->setPen(ink);
        const auto side = QStyle::visualAlignment(direction, right ? Qt::AlignRight : Qt::AlignLeft);
        drawLine(painter, where, side, text);
    }
    QRect visual(const QRect &where) const { return QStyle::visualRect(direction, rect, where); }
};

CallCells::CallCells(CallTable &table, const items::CallList &list, const ValueSource &values)
    : QStyledItemDelegate(&table), m_table(table), m_list(list), m_values(values)
{
}

void CallCells::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &t = themeOf(option.palette);
    if (const QColor ground = m_table.rowColour(index.row()); ground != t.surface) // which the table is filled with
        painter->fillRect(option.rect, ground);
    QRect rect = option.rect.adjusted(CellPad, 0, -CellPad, 0);
    if (m_lineHeight > 0)
        rect.setHeight(m_lineHeight);
    const StoredCall *stored = m_list.callAt(index.row());
    if (!stored) {
        // as long as names are, but the same on every repaint
        const int share = 35 + (index.row() * 37 + index.column() * 53) % 45;
        QRect bar(rect.left(), rect.center().y() - 3, rect.width() * share / 100, 7);
        paintBox(painter, QStyle::visualRect(option.direction, rect, bar), 3.5, blend(t.surface, t.track, 0.6));
        return;
    }
    painter->setFont(option.font);
    painter->setLayoutDirection(option.direction);
    paintCell({painter, rect, *stored, option.font, option.direction, t}, m_list.field(index.column()));
}

void CallCells::paintCell(const Cell &cell, const Field &field) const
{
    const Call &call = cell.stored.call;
    if (is(field, "customer_name"))
        return paintCustomer(cell);
    if (field.kind == Kind::Tags)
        return paintTags(cell);
    const QString text = items::text(field, call, m_values.reader());
    if (is(field, "source"))
        return paintTwoParts(cell, text, keyword(call), QFont::Normal);
    if (is(field, "lead_status"))
        return paintLead(cell, text);
    if (field.kind == Kind::YesNo) {
        std::string scratch;
        const ValueView value = field.get(call, scratch);
        if (const bool *yes = std::get_if<bool>(&value))
            return cell.draw(cell.rect, text, *yes ? cell.theme.text : cell.theme.textFaint);
        return;
    }
    if (items::isNumeric(field.kind) || field.kind == Kind::Time) {
        cell.painter->setLayoutDirection(Qt::LeftToRight); // figures read so in every language
        cell.painter->setPen(field.kind == Kind::Time ? cell.theme.textMuted : cell.theme.text);
        const auto side = field.kind == Kind::Time ? Qt::AlignLeft : Qt::AlignRight;
        return drawTabular(cell.painter, cell.rect, QStyle::visualAlignment(cell.direction, side) | Qt::AlignVCenter,
                           text);
    }
    cell.draw(cell.rect, text, cell.theme.text);
}

/// The second part muted beside the first, as far as there is room.
void CallCells::paintTwoParts(const Cell &cell, const QString &first, const QString &second, QFont::Weight weight) const
{
    QFont font = cell.font;
    font.setWeight(weight);
    cell.painter->setFont(font);
    const int wide = lineWidth(font, first);
    cell.draw(cell.rect, first, cell.theme.text);
    cell.painter->setFont(cell.font);
    const int used = std::min(wide, cell.rect.width()) + (first.isEmpty() ? 0 : CellPad);
    const QRect rest = cell.rect.adjusted(used, 0, 0, 0);
    if (!second.isEmpty() && rest.width() > cell.painter->fontMetrics().averageCharWidth() * 5)
        cell.draw(cell.visual(rest), second, cell.theme.textMuted);
}

void CallCells::paintCustomer(const Cell &cell) const
{
    const Call &call = cell.stored.call;
    const QString name = items::oneLine(derive::customerName(call));
    const QString number = items::numberText(call.customerPhoneNumber);
    const QFont::Weight weight = call.isReviewed() ? QFont::Normal : QFont::Medium;
    if (!name.isEmpty() || !number.isEmpty())
        paintTwoParts(cell, name.isEmpty() ? number : name, name.isEmpty() ? QString() : number, weight);
    else
        cell.draw(cell.rect, CallTable::tr("Unknown caller"), cell.theme.textMuted);
}

void CallCells::paintTags(const Cell &cell) const
{
    const Words &tags = cell.stored.call.tags;
    if (tags.empty())
        return;
    const QFont small = textFont(TextSize::Small);
    cell.painter->setFont(small);
    int x = cell.rect.left();
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const QString name = items::oneLine(tags[i]);
        const QSize size = tagPillSize(small, name);
        const QString more = QStringLiteral("+%1").arg(tags.size() - i);
        const int reserve = i + 1 < tags.size() ? lineWidth(small, more) + PillGap : 0;
        const int room = cell.rect.right() + 1 - x - reserve;
        const bool cut = size.width() > room;
        if (cut && i > 0) {
            cell.draw(cell.visual(QRect(x, cell.rect.top(), cell.rect.right() + 1 - x, cell.rect.height())), more,
                      cell.theme.textMuted);
            return;
        }
        const QRect pill(x, cell.rect.center().y() - size.height() / 2 + 1, std::min(size.width(), room),
                         size.height());
        paintTagPill(cell.painter, cell.visual(pill), name, m_values.tagColour(tags[i]));
        x = pill.right() + 1 + PillGap;
    }
}

void CallCells::paintLead(const Cell &cell, const QString &text) const
{
    const std::string &status = cell.stored.call.leadStatus;
    if (status.empty())
        return;
    const bool good = status == "good_lead";
    const QRect mark(cell.rect.left(), cell.rect.top(), IconSize, cell.rect.height());
    paintIcon(cell.painter, cell.visual(mark),
              good                     ? Icon::StarFilled
              : status == "not_a_lead" ? Icon::NotLead
                                       : Icon::Star,
              good ? cell.theme.good : cell.theme.textFaint, 14);
    cell.draw(cell.visual(cell.rect.adjusted(IconSize + space::Xs, 0, 0, 0)), text,
              good ? cell.theme.good : cell.theme.textMuted);
}

int CallCells::widthOf(const QModelIndex &index, const QFont &font) const
{
    const StoredCall *stored = m_list.callAt(index.row());
    if (!stored)
        return 0;
    const QFontMetrics metrics(font);
    const Field &field = m_list.field(index.column());
    const Call &call = stored->call;
    if (field.kind == Kind::Tags) {
        int width = 0;
        for (const std::string &tag : call.tags)
            width += tagPillSize(textFont(TextSize::Small), items::oneLine(tag)).width() + PillGap;
        return width;
    }
    int width = metrics.horizontalAdvance(items::text(field, call, m_values.reader()));
    if (is(field, "customer_name"))
        width += CellPad + metrics.horizontalAdvance(items::numberText(call.customerPhoneNumber));
    if (is(field, "source") && !call.keywords.empty())
        width += CellPad + metrics.horizontalAdvance(keyword(call));
    if (is(field, "lead_status"))
        width += IconSize + space::Xs;
    return width;
}

QSize CallCells::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {widthOf(index, option.font) + 2 * CellPad + space::S, option.rect.height()};
}

bool CallCells::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                          const QModelIndex &index)
{
    const bool cut = event->type() == QEvent::ToolTip && index.isValid() &&
                     widthOf(index, view->font()) > option.rect.width() - 2 * CellPad;
    if (!cut) {
        QToolTip::hideText();
        return true;
    }
    const Field &field = m_list.field(index.column());
    QString words = index.data().toString();
    if (const StoredCall *stored = m_list.callAt(index.row()); stored && is(field, "customer_name"))
        words += QLatin1Char('\n') + items::numberText(stored->call.customerPhoneNumber);
    else if (stored && is(field, "source") && !stored->call.keywords.empty())
        words += QLatin1Char('\n') + keyword(stored->call);
    QToolTip::showText(event->globalPos(), words.left(1000).toHtmlEscaped(), view);
    return true;
}

} // namespace earshot
