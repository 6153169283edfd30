#include "ui/review/findlist.h"

#include "models/items/fuzzy.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot {

namespace {

constexpr int ChoiceRole = Qt::UserRole + 1, DetailRole = Qt::UserRole + 2;
constexpr int Wide = 340, MostRows = 12;

/// The title, and at the line's other end the detail.
class ChoiceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem titled(option);
        initStyleOption(&titled, index);
        const QString detail = index.data(DetailRole).toString();
        const QFont small = textFont(TextSize::Small);
        const int room = detail.isEmpty() ? 0
                                          : std::min(QFontMetrics(small).horizontalAdvance(detail) + space::S,
                                                     option.rect.width() / 2);
        // the style paints ground and title; only the title's room is less
        const QString title = titled.text;
        const int left = option.rect.width() - room - IconSize - 3 * space::S;
        titled.text = titled.fontMetrics.elidedText(title, Qt::ElideRight, left);
        titled.widget->style()->drawControl(QStyle::CE_ItemViewItem, &titled, painter, titled.widget);
        if (room == 0)
            return;
        painter->save();
        painter->setFont(small);
        painter->setPen(themeOf(titled.widget).textMuted);
        const QRect place = QStyle::visualRect(
            option.direction, option.rect,
            QRect(option.rect.right() - room - space::S, option.rect.top(), room, option.rect.height()));
        painter->drawText(place, int(QStyle::visualAlignment(option.direction, Qt::AlignRight) | Qt::AlignVCenter),
                          QFontMetrics(small).elidedText(detail, Qt::ElideRight, room));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {Wide, compactHeight(option.font)};
    }
};

} // namespace

FindList::FindList(const QString &placeholder, QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit), m_list(new QListWidget)
{
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    m_field->installEventFilter(this);
    m_list->setItemDelegate(new ChoiceDelegate(this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the field
    m_list->setAccessibleName(placeholder);
    m_list->setMinimumWidth(Wide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::S);
    column->addWidget(m_field);
    column->addWidget(m_list);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textEdited, this, &FindList::fill);
    connect(m_list, &QListWidget::itemClicked, this, &FindList::take);
}

void FindList::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    fill();
    m_list->setFixedHeight(compactHeight(font()) * std::clamp(int(m_choices.size()), 1, MostRows) + 4);
}

void FindList::sayNothing(const QString &words)
{
    m_nothing = words;
    fill();
}

void FindList::fill()
{
    std::vector<std::pair<int, int>> fitting; // score, choice
    for (std::size_t i = 0; i < m_choices.size(); ++i)
        if (const auto match = items::fuzzyMatch(m_field->text(), m_choices[i].title))
            fitting.emplace_back(match->score, int(i));
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[score, index] : fitting) {
        const Choice &choice = m_choices[std::size_t(index)];
        auto *item = new QListWidgetItem(themedIcon(choice.icon), choice.title, m_list);
        item->setData(ChoiceRole, index);
        item->setData(DetailRole, choice.detail);
        item->setToolTip(choice.title);
    }
    if (fitting.empty()) {
        auto *item = new QListWidgetItem(m_choices.empty() ? m_nothing : tr("Nothing fits"), m_list);
        item->setFlags(Qt::NoItemFlags);
        item->setData(ChoiceRole, -1);
    }
    m_list->setCurrentRow(0);
}

void FindList::take()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item && item->data(ChoiceRole).toInt() >= 0)
        Q_EMIT chosen(item->data(ChoiceRole).toInt());
}

bool FindList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        take();
        return true;
    }
    const int page = key == Qt::Key_PageUp || key == Qt::Key_PageDown ? MostRows - 1 : 1;
    if (key != Qt::Key_Up && key != Qt::Key_Down && page == 1)
        return QWidget::eventFilter(watched, event);
    const int by = key == Qt::Key_Up || key == Qt::Key_PageUp ? -page : page;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
    return true;
}

} // namespace earshot
