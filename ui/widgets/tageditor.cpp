#include "ui/widgets/tageditor.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/spokenrole.h"
#include "ui/widgets/tagcolours.h"
#include "ui/widgets/tagpill.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>
#include <limits>

namespace earshot {

namespace {

constexpr int ColourRole = Qt::UserRole + 1, NameRole = Qt::UserRole + 2, NewRole = Qt::UserRole + 3;

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

/// Shows an offered tag as the pill it will become, and a new one in words.
class OfferDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem background(option);
        initStyleOption(&background, index);
        if (!index.data(NewRole).toBool())
            background.text.clear();
        background.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &background, painter,
                                                  background.widget);
        if (index.data(NewRole).toBool())
            return QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(textFont(TextSize::Small, QFont::Medium));
        const QString name = index.data().toString();
        QSize size = tagPillSize(painter->font(), name);
        size.setWidth(std::min(size.width(), option.rect.width() - 2 * space::S));
        const QRect box = QStyle::alignedRect(option.direction, Qt::AlignLeft | Qt::AlignVCenter, size,
                                              option.rect.adjusted(space::S, 0, -space::S, 0));
        paintTagPill(painter, box, name, index.data(ColourRole).toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize pill = tagPillSize(textFont(TextSize::Small, QFont::Medium), index.data().toString());
        return {pill.width() + 2 * space::S, std::max(pill.height() + space::S, compactHeight(option.font))};
    }
};

} // namespace

TagEditor::TagEditor(QWidget *parent)
    : QWidget(parent), m_layout(new FlowLayout(this, space::Xs)), m_field(new QLineEdit(this)),
      m_offered(new QStandardItemModel(this)), m_completer(new QCompleter(m_offered, this))
{
    setSpokenRole(this, QAccessible::Grouping);
    m_field->setFrame(false);
    m_field->setPlaceholderText(tr("Add a tag…"));
    m_field->setAccessibleName(tr("Add a tag"));
    setAccessibleName(tr("Tags"));
    m_field->setTextMargins(-2, 0, 0, 0); // its words begin where pills do
    m_layout->setContentsMargins(0, 2, 0, 2);
    m_field->setFixedHeight(tagPillSize(textFont(TextSize::Small, QFont::Medium), {}).height());
    m_field->setMinimumWidth(m_field->fontMetrics().horizontalAdvance(m_field->placeholderText()) + space::L);
    m_field->installEventFilter(this);
    m_layout->addWidget(m_field);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_field);

    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // what fits, and in what order, is said here
    m_completer->setWidget(m_field); // not the field's own: it would write what is marked into it
    m_completer->setMaxVisibleItems(10);
    m_completer->popup()->setItemDelegate(new OfferDelegate(this));
    m_completer->popup()->installEventFilter(this);
    connect(m_completer->popup(), &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        m_completer->popup()->hide();
        wishFor(index.data(NameRole).toString());
    });
    connect(m_field, &QLineEdit::textEdited, this, &TagEditor::offerFor);
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

QString TagEditor::typed() const
{
    return m_field->text();
}

void TagEditor::setTyped(const QString &text)
{
    m_completer->popup()->hide();
    if (m_field->text() != text)
        m_field->setText(text);
}

/// What is offered now that tags or choices are others: as before, where the list is open.
void TagEditor::offer()
{
    if (isOffering())
        offerFor(m_field->text());
    else
        fillOffers(m_field->text());
}

void TagEditor::offerFor(const QString &typed)
{
    fillOffers(typed);
    if (m_offered->rowCount() == 0)
        return m_completer->popup()->hide();
    m_completer->setCompletionPrefix(QString());
    m_completer->complete(m_field->rect().adjusted(0, 0, 0, space::Xs)); // clear of the field's ring
    m_completer->popup()->setCurrentIndex(typed.trimmed().isEmpty() ? QModelIndex()
                                                                    : m_completer->completionModel()->index(0, 0));
}

/// The tags that fit, best first, and below them what was typed as a new one.
void TagEditor::fillOffers(const QString &typed)
{
    const QString name = typed.simplified();
    const auto score = [this, &name](const QString &tag) -> std::optional<int> {
        if (name.isEmpty())
            return 0;
        if (m_matcher)
            return m_matcher(name, tag);
        return tag.contains(name, Qt::CaseInsensitive) ? std::optional(0) : std::nullopt;
    };
    const auto same = [&name](const TagChoice &tag) { return tag.name.compare(name, Qt::CaseInsensitive) == 0; };
    std::vector<std::pair<int, const TagChoice *>> fitting;
    for (const TagChoice &choice : std::as_const(m_choices)) {
        const auto held = [&choice](const TagChoice &tag) { return tag.name == choice.name; };
        if (std::any_of(m_tags.cbegin(), m_tags.cend(), held))
            continue;
        if (const auto fits = score(choice.name))
            fitting.emplace_back(same(choice) ? std::numeric_limits<int>::max() : *fits, &choice);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    m_offered->clear();
    for (const auto &[fits, choice] : fitting) {
        auto *item = new QStandardItem(choice->name);
        item->setData(choice->name, NameRole);
        item->setData(choice->colour, ColourRole);
        m_offered->appendRow(item);
    }
    const bool known =
        std::any_of(m_choices.cbegin(), m_choices.cend(), same) || std::any_of(m_tags.cbegin(), m_tags.cend(), same);
    if (m_creating && !name.isEmpty() && !known) {
        auto *item = new QStandardItem(tr("New tag “%1”").arg(name));
        item->setData(name, NameRole);
        item->setData(true, NewRole);
        m_offered->appendRow(item);
    }
}

bool TagEditor::isOffering() const
{
    return m_completer->popup()->isVisible();
}

/// What is marked in the open list, else what was typed.
void TagEditor::take()
{
    const QModelIndex marked = isOffering() ? m_completer->popup()->currentIndex() : QModelIndex();
    m_completer->popup()->hide();
    wishFor(marked.isValid() ? marked.data(NameRole).toString() : m_field->text());
}

void TagEditor::moveOffer(int by)
{
    const QAbstractItemModel *model = m_completer->completionModel();
    const int rows = model->rowCount();
    if (rows == 0)
        return;
    const int at = m_completer->popup()->currentIndex().row(); // -1: none
    const int to = at < 0 ? (by > 0 ? 0 : rows - 1) : (at + rows + by) % rows;
    m_completer->popup()->setCurrentIndex(model->index(to, 0));
}

/// The focus goes to the page around, so that its keys work at once.
void TagEditor::leave()
{
    for (QWidget *around = parentWidget(); around; around = around->parentWidget())
        if (around->focusPolicy() & Qt::ClickFocus)
            return around->setFocus(Qt::OtherFocusReason);
    m_field->clearFocus();
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
    const auto *pressed = static_cast<QKeyEvent *>(event);
    if (watched == m_completer->popup()) // which hands keys to the field past its filters
        return keyWhileOffering(pressed->key(), pressed->modifiers());
    if (watched == m_field)
        return keyInField(pressed->key(), pressed->modifiers());
    const auto pill = m_pills.indexOf(static_cast<TagPill *>(watched));
    return pill >= 0 && keyOnPill(int(pill), pressed->key());
}

bool TagEditor::keyWhileOffering(int key, Qt::KeyboardModifiers held)
{
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        moveOffer(key == Qt::Key_Down ? 1 : -1);
        return true;
    }
    if (key == Qt::Key_Escape) {
        m_completer->popup()->hide();
        return true;
    }
    if (m_field->text().isEmpty() && goesBackwards(key)) {
        m_completer->popup()->hide();
        return keyInField(key, held);
    }
    return (isEnter(key) || key == Qt::Key_Tab || key == Qt::Key_Comma) && keyInField(key, held);
}

bool TagEditor::goesBackwards(int key) const
{
    return key == Qt::Key_Backspace || key == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
}

bool TagEditor::keyInField(int key, Qt::KeyboardModifiers held)
{
    const bool empty = m_field->text().trimmed().isEmpty();
    if (isEnter(key) && held & Qt::ControlModifier) {
        m_completer->popup()->hide();
        wishFor(m_field->text());
        return true;
    }
    if (isEnter(key) || key == Qt::Key_Comma || (key == Qt::Key_Tab && (!empty || isOffering()))) {
        take();
        return true;
    }
    if (key == Qt::Key_Escape) {
        const bool inPopup = window()->windowType() == Qt::Popup;
        const bool had = !m_field->text().isEmpty();
        if (inPopup && !had)
            return false; // which closes
        m_field->clear(); // Ctrl+Z brings it back
        if (!inPopup)
            leave();
        return true;
    }
    if (key == Qt::Key_Down) {
        offerFor(m_field->text());
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
