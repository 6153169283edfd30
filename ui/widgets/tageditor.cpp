#include "ui/widgets/tageditor.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/tagcolours.h"
#include "ui/widgets/tagpill.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace earshot {

namespace {

constexpr int ColourRole = Qt::UserRole + 1;

/// Shows an offered tag as the pill it will become.
class OfferDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem background(option);
        initStyleOption(&background, index);
        background.text.clear();
        background.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &background, painter,
                                                  background.widget);
        painter->save();
        painter->setFont(textFont(TextSize::Small, QFont::Medium));
        const QString name = index.data().toString();
        QSize size = tagPillSize(painter->fontMetrics(), name);
        size.setWidth(std::min(size.width(), option.rect.width() - 2 * space::S));
        const QRect box = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size,
                                              option.rect.adjusted(space::S, 0, -space::S, 0));
        paintTagPill(painter, box, name, index.data(ColourRole).toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize pill = tagPillSize(QFontMetrics(textFont(TextSize::Small, QFont::Medium)), index.data().toString());
        return {pill.width() + 2 * space::S, std::max(pill.height() + space::S, compactHeight(option.font))};
    }
};

} // namespace

TagEditor::TagEditor(QWidget *parent)
    : QWidget(parent), m_layout(new FlowLayout(this, space::Xs)), m_field(new QLineEdit(this)),
      m_offered(new QStandardItemModel(this)), m_completer(new QCompleter(m_offered, this))
{
    m_field->setFrame(false);
    m_field->setPlaceholderText(tr("Add a tag…"));
    m_field->setAccessibleName(tr("Add a tag"));
    m_field->setTextMargins(-2, 0, 0, 0); // its words begin where pills do
    m_layout->setContentsMargins(0, 2, 0, 2);
    m_field->setFixedHeight(tagPillSize(QFontMetrics(textFont(TextSize::Small, QFont::Medium)), {}).height());
    m_field->setMinimumWidth(m_field->fontMetrics().horizontalAdvance(m_field->placeholderText()) + space::L);
    m_field->installEventFilter(this);
    m_layout->addWidget(m_field);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_field);

    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->popup()->setItemDelegate(new OfferDelegate(this));
    m_field->setCompleter(m_completer);
    m_completer->popup()->installEventFilter(this);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &TagEditor::wishFor,
            Qt::QueuedConnection);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (!m_completer->popup()->isVisible())
            wishFor(m_field->text());
    });
}

void TagEditor::setTags(const QList<TagChoice> &tags)
{
    if (tags == m_tags && m_pills.size() == tags.size())
        return;
    const bool hadFocus = focusWidget() && qobject_cast<TagPill *>(focusWidget());
    m_tags = tags;
    for (TagPill *pill : std::as_const(m_pills)) {
        m_layout->removeWidget(pill);
        pill->hide();
        pill->deleteLater(); // it may be the one that just asked to be removed
    }
    m_pills.clear();
    for (int i = 0; i < tags.size(); ++i) {
        auto *pill = new TagPill(tags[i].name, tags[i].colour, this);
        pill->setRemovable(true);
        pill->installEventFilter(this);
        connect(pill, &TagPill::removeRequested, this, [this, i] { wishAway(i); });
        m_layout->insertWidget(i, pill);
        pill->show();
        m_pills.append(pill);
    }
    if (hadFocus)
        m_field->setFocus();
    offer();
    updateGeometry();
}

void TagEditor::setChoices(const QList<TagChoice> &choices, bool creating)
{
    m_choices = choices;
    m_creating = creating;
    offer();
}

void TagEditor::startTyping()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void TagEditor::offer()
{
    m_offered->clear();
    for (const TagChoice &choice : std::as_const(m_choices)) {
        const auto sameName = [&choice](const TagChoice &tag) { return tag.name == choice.name; };
        if (std::any_of(m_tags.cbegin(), m_tags.cend(), sameName))
            continue;
        auto *item = new QStandardItem(choice.name);
        item->setData(choice.colour, ColourRole);
        m_offered->appendRow(item);
    }
}

void TagEditor::wishFor(const QString &typed)
{
    const QString name = typed.simplified();
    if (name.isEmpty())
        return;
    const auto matches = [&name](const TagChoice &tag) { return tag.name.compare(name, Qt::CaseInsensitive) == 0; };
    const auto held = std::any_of(m_tags.cbegin(), m_tags.cend(), matches);
    const auto known = std::find_if(m_choices.cbegin(), m_choices.cend(), matches);
    if (!held && known == m_choices.cend() && !m_creating)
        return m_field->selectAll();
    m_field->clear();
    if (!held)
        Q_EMIT addRequested(known == m_choices.cend() ? name : known->name);
}

void TagEditor::wishAway(int index)
{
    if (index >= 0 && index < m_tags.size())
        Q_EMIT removeRequested(m_tags[index].name);
}

/// Around the field, which has no frame of its own.
void TagEditor::paintEvent(QPaintEvent *)
{
    if (!m_field->hasFocus())
        return;
    QPainter painter(this);
    paintFocusRing(&painter, m_field->geometry().adjusted(-space::Xs, -2, 0, 2).intersected(rect()), radius::Small,
                   themeOf(this));
}

bool TagEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_completer->popup()) { // which hands keys to the field past its filters
        if (!goesBackwards(key) || !m_field->text().isEmpty())
            return false;
        m_completer->popup()->hide();
        return keyInField(key);
    }
    if (watched == m_field)
        return keyInField(key);
    const auto pill = m_pills.indexOf(static_cast<TagPill *>(watched));
    return pill >= 0 && keyOnPill(int(pill), key);
}

bool TagEditor::goesBackwards(int key) const
{
    return key == Qt::Key_Backspace || key == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
}

bool TagEditor::keyInField(int key)
{
    if (key == Qt::Key_Escape && !m_field->text().isEmpty() && !m_completer->popup()->isVisible()) {
        m_field->clear();
        return true;
    }
    if (key == Qt::Key_Down && m_field->text().isEmpty() && m_offered->rowCount() > 0) {
        m_completer->setCompletionPrefix(QString());
        m_completer->complete();
        return true;
    }
    if (goesBackwards(key) && m_field->text().isEmpty() && !m_pills.isEmpty()) {
        focusPill(int(m_pills.size()) - 1);
        return true;
    }
    return false;
}

bool TagEditor::keyOnPill(int index, int key)
{
    const int before = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const int after = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    if (key == before)
        focusPill(std::max(0, index - 1));
    else if (key == after || key == Qt::Key_Escape)
        focusPill(key == after ? index + 1 : int(m_pills.size()));
    else
        return false;
    return true;
}

void TagEditor::focusPill(int index)
{
    if (index < m_pills.size())
        m_pills[index]->setFocus(Qt::TabFocusReason);
    else
        m_field->setFocus(Qt::TabFocusReason);
}

} // namespace earshot
