#include "ui/review/quicktageditor.h"

#include "models/items/fuzzy.h"
#include "ui/review/words.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tageditor.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace earshot {

QuickTagEditor::QuickTagEditor(const QStringList &names, const std::vector<Tag> &known, QWidget *parent)
    : Popup(parent), m_list(new QListWidget), m_field(new TagEditor)
{
    setAccessibleName(tr("Quick tags"));
    auto *title = new Label(tr("Tags on the keys 1 to 9"), TextSize::Small, Tone::Muted);
    title->setTextSize(TextSize::Small, QFont::DemiBold);
    m_list->addItems(names);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setAccessibleName(tr("Quick tags in order"));
    m_list->setFixedSize(280, std::max(compactHeight(font()), m_list->sizeHintForRow(0)) * Most + 4);
    m_list->installEventFilter(this);
    m_list->setCurrentRow(0);
    QList<TagChoice> choices;
    for (const Tag &tag : known)
        if (tag.status == "enabled")
            choices << TagChoice{utf16(tag.name), utf16(tag.color)};
    m_field->setChoices(choices);
    m_field->setMatcher([](QStringView typed, QStringView tag) -> std::optional<int> {
        const auto match = items::fuzzyMatch(typed, tag);
        return match ? std::optional(match->score) : std::nullopt;
    });
    auto *up = new IconButton(Icon::ChevronUp, tr("Move up"));
    auto *down = new IconButton(Icon::ChevronDown, tr("Move down"));
    auto *gone = new IconButton(Icon::Trash, tr("Remove"));
    up->setShortcutHint(Qt::ALT | Qt::Key_Up);
    down->setShortcutHint(Qt::ALT | Qt::Key_Down);
    gone->setShortcutHint(Qt::Key_Delete);
    auto *usual = new QPushButton(tr("The most used"));
    setButtonLook(usual, ButtonLook::Quiet);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::Xs);
    row->addWidget(usual);
    row->addStretch();
    for (IconButton *button : {up, down, gone})
        row->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::M, space::M, space::M, space::M);
    column->setSpacing(space::S);
    column->addWidget(title);
    column->addWidget(m_list);
    column->addLayout(row);
    column->addWidget(m_field);
    setFocusProxy(m_field);
    connect(m_field, &TagEditor::addRequested, this, &QuickTagEditor::add);
    connect(up, &IconButton::clicked, this, [this] { move(-1); });
    connect(down, &IconButton::clicked, this, [this] { move(1); });
    connect(gone, &IconButton::clicked, this, &QuickTagEditor::remove);
    connect(usual, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT chosen({});
    });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &QuickTagEditor::tell);
}

QStringList QuickTagEditor::names() const
{
    QStringList all;
    for (int row = 0; row < m_list->count(); ++row)
        all << m_list->item(row)->text();
    return all;
}

void QuickTagEditor::tell()
{
    Q_EMIT chosen(names());
}

/// The tenth pushes the ninth out.
void QuickTagEditor::add(const QString &name)
{
    if (names().contains(name))
        return;
    if (m_list->count() >= Most)
        delete m_list->takeItem(Most - 1);
    m_list->addItem(name);
    m_list->setCurrentRow(m_list->count() - 1);
    tell();
}

void QuickTagEditor::move(int by)
{
    const int at = m_list->currentRow(), to = at + by;
    if (at < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(at));
    m_list->setCurrentRow(to);
    tell();
}

void QuickTagEditor::remove()
{
    delete m_list->takeItem(m_list->currentRow());
    tell();
}

bool QuickTagEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Popup::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool moving = key->modifiers() & Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
    if (moving)
        move(key->key() == Qt::Key_Up ? -1 : 1);
    else if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace)
        remove();
    else
        return Popup::eventFilter(watched, event);
    return true;
}

} // namespace earshot
