#include "ui/shell/shortcutsheet.h"

#include "ui/widgets/keyhint.h"
#include "ui/widgets/label.h"

#include <QAction>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int ColumnWidth = 288;

QString nameOf(const QAction *action)
{
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    while (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

int rowsOf(const ShortcutSheet::Group &group)
{
    return 2 + int(std::count_if(group.actions.begin(), group.actions.end(),
                                 [](const QAction *action) { return !action->shortcut().isEmpty(); }));
}

void addGroup(QVBoxLayout *column, const ShortcutSheet::Group &group)
{
    auto *title = new Label(group.title, TextSize::Small, Tone::Muted);
    title->setTextSize(TextSize::Small, QFont::DemiBold);
    column->addWidget(title);
    for (const QAction *action : group.actions) {
        if (action->shortcut().isEmpty())
            continue;
        auto *row = new QHBoxLayout;
        row->setSpacing(space::L);
        row->addWidget(new Label(nameOf(action)));
        row->addStretch();
        row->addWidget(new KeyHint(action->shortcut()));
        column->addLayout(row);
    }
    column->addSpacing(space::M);
}

} // namespace

ShortcutSheet::ShortcutSheet(QWidget *window) : Overlay(window, Where::Middle)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keyboard shortcuts"));
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(space::Xl, space::L, space::Xl, space::M);
    column->setSpacing(space::M);
    auto *title = new Label(tr("Keyboard shortcuts"), TextSize::Title);
    title->setTextSize(TextSize::Title, QFont::DemiBold);
    column->addWidget(title);
}

void ShortcutSheet::show(const QList<Group> &groups)
{
    delete m_content;
    m_content = new QWidget;
    auto *columns = new QHBoxLayout(m_content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::Xxl + space::L);
    int all = 0;
    for (const Group &group : groups)
        all += rowsOf(group);
    const int perColumn = std::max(12, (all + 2) / 3);
    QVBoxLayout *column = nullptr;
    int used = 0;
    for (const Group &group : groups) {
        if (rowsOf(group) == 2)
            continue;
        if (!column || used + rowsOf(group) > perColumn + 2) {
            if (column)
                column->addStretch();
            auto *holder = new QWidget;
            holder->setFixedWidth(ColumnWidth);
            column = new QVBoxLayout(holder);
            column->setContentsMargins(0, 0, 0, 0);
            column->setSpacing(6);
            columns->addWidget(holder, 0, Qt::AlignTop);
            used = 0;
        }
        addGroup(column, group);
        used += rowsOf(group);
    }
    card()->layout()->addWidget(m_content);
    open();
}

void ShortcutSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Question)
        close();
    else
        Overlay::keyPressEvent(event);
}

} // namespace earshot
