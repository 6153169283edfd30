#include "ui/shell/palettepopup.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

namespace earshot {
namespace {

using items::PaletteEntry;

constexpr int Width = 600, VisibleRows = 11;

Icon iconOf(PaletteEntry::Kind kind)
{
    switch (kind) {
    case PaletteEntry::Kind::Action:
        return Icon::ChevronRight;
    case PaletteEntry::Kind::Place:
        return Icon::List;
    case PaletteEntry::Kind::Client:
        return Icon::Building;
    case PaletteEntry::Kind::View:
        return Icon::Bookmark;
    case PaletteEntry::Kind::Call:
        return Icon::Phone;
    }
    return Icon::Dot;
}

class Row : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {Width, rowHeight(option.font) + 2};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        const bool chosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (chosen)
            paintBox(painter, option.rect.adjusted(space::Xs, 0, -space::Xs, 0), radius::Control, theme.selection);
        QRect rest = option.rect.adjusted(space::L, 0, -space::L, 0);
        const auto kind = PaletteEntry::Kind(index.data(items::Palette::KindRole).toInt());
        const QRect place(rest.topLeft(), QSize(IconSize, rest.height()));
        if (const auto icon = index.data(Qt::DecorationRole).value<QIcon>(); !icon.isNull())
            icon.paint(painter, place, Qt::AlignCenter, chosen ? QIcon::Active : QIcon::Normal);
        else
            paintIcon(painter, place, iconOf(kind), chosen ? theme.text : theme.textMuted);
        rest.setLeft(rest.left() + IconSize + space::M);
        paintRight(painter, rest, index, theme);
        paintTitle(painter, rest, index, theme, option.font);
        painter->restore();
    }

private:
    /// Shortcut or detail, from the right; takes its room off `rest`.
    static void paintRight(QPainter *painter, QRect &rest, const QModelIndex &index, const Theme &theme)
    {
        const QString shortcut =
            QKeySequence(index.data(items::Palette::ShortcutRole).toString()).toString(QKeySequence::NativeText);
        const QString detail = shortcut.isEmpty() ? index.data(items::Palette::DetailRole).toString() : shortcut;
        if (detail.isEmpty())
            return;
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(theme.textMuted);
        const int width = std::min(tabularWidth(painter->font(), detail), rest.width() * 2 / 3);
        drawTabular(painter, QRect(rest.right() - width + 1, rest.top(), width, rest.height()),
                    Qt::AlignRight | Qt::AlignVCenter, detail);
        rest.setRight(rest.right() - width - space::M);
    }

    static void paintTitle(QPainter *painter, const QRect &rest, const QModelIndex &index, const Theme &theme,
                           const QFont &font)
    {
        const QString title = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rest.width());
        QList<QTextLayout::FormatRange> bold;
        for (const int hit : index.data(items::Palette::HitsRole).value<QList<int>>()) {
            QTextCharFormat format;
            format.setForeground(theme.accent);
            format.setFontWeight(QFont::DemiBold);
            bold.append({hit, 1, format});
        }
        QTextLayout layout(title, font);
        layout.setFormats(bold);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(rest.width());
        layout.endLayout();
        painter->setPen(theme.text);
        layout.draw(painter, QPointF(rest.left(), rest.top() + (rest.height() - line.height()) / 2));
    }
};

} // namespace

PalettePopup::PalettePopup(items::Palette &palette, QWidget *window)
    : Overlay(window, Where::Top), m_palette(palette),
      m_field(new SearchField(tr("Find an action, a client, a view or a call"))), m_list(new QListView),
      m_nothing(new Label(tr("Nothing fits. Try fewer letters."), TextSize::Body, Tone::Muted))
{
    setAccessibleName(tr("Find anything"));
    m_field->setPause(0);
    m_field->installEventFilter(this);
    m_list->setModel(&palette);
    m_list->setItemDelegate(new Row(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFixedHeight(VisibleRows * (rowHeight(font()) + 2));
    m_nothing->setContentsMargins(space::L, space::S, space::L, space::L);

    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(0, space::M, 0, space::S);
    column->setSpacing(space::S);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::M, 0, space::M, 0);
    head->addWidget(m_field);
    column->addLayout(head);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    card()->setMinimumWidth(forText(Width));

    connect(m_field, &QLineEdit::textChanged, &palette, &items::Palette::setText);
    connect(&palette, &QAbstractItemModel::modelReset, this, &PalettePopup::follow);
    connect(&palette, &QAbstractItemModel::rowsInserted, this, &PalettePopup::follow);
    connect(&palette, &items::Palette::searched, this, &PalettePopup::follow);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list, &QListView::entered, m_list, &QListView::setCurrentIndex);
}

void PalettePopup::ask()
{
    m_field->clear();
    m_palette.setText({});
    open();
}

QWidget *PalettePopup::firstFocus()
{
    return m_field;
}

void PalettePopup::follow()
{
    const int rows = m_palette.rowCount();
    m_nothing->setVisible(rows == 0 && !m_palette.isSearching());
    if (rows > 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_palette.index(0));
}

void PalettePopup::step(int by)
{
    const int rows = m_palette.rowCount();
    if (rows == 0)
        return;
    const int row = (m_list->currentIndex().row() + by + rows) % rows;
    m_list->setCurrentIndex(m_palette.index(row));
}

void PalettePopup::choose(int row)
{
    if (row < 0 || row >= m_palette.rowCount())
        return;
    const auto open = m_palette.take(row);
    close();
    open();
    Q_EMIT used();
}

bool PalettePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return Overlay::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(std::min(VisibleRows - 1, m_palette.rowCount() - 1 - m_list->currentIndex().row()));
        return true;
    case Qt::Key_PageUp:
        step(-std::min(VisibleRows - 1, m_list->currentIndex().row()));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

} // namespace earshot
