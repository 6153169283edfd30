#include "ui/shell/shortcutsheet.h"

#include "ui/shell/keyrow.h"
#include "ui/widgets/fittedscroll.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int ColumnWidth = 320;

} // namespace

ShortcutSheet::ShortcutSheet(Keymap &keys, QWidget *window)
    : Overlay(window, Where::Middle), m_keys(keys), m_resetAll(new QPushButton(tr("Usual keys for all")))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Keyboard shortcuts"));
    auto *title = new Label(tr("Keyboard shortcuts"), TextSize::Title);
    title->setTextSize(TextSize::Title, QFont::DemiBold);
    setButtonLook(m_resetAll, ButtonLook::Quiet);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::S, 0, 0, 0);
    head->addWidget(title);
    head->addSpacing(space::M);
    head->addWidget(new Label(tr("Click one and press another key to change it; Backspace takes its key away."),
                              TextSize::Small, Tone::Muted));
    head->addStretch();
    head->addWidget(m_resetAll);
    auto *column = new QVBoxLayout(card());
    column->setContentsMargins(space::L, space::L, space::L, space::M);
    column->setSpacing(space::M);
    column->addLayout(head);
    connect(m_resetAll, &QPushButton::clicked, &m_keys, &Keymap::resetAll);
    connect(&m_keys, &Keymap::changed, this, &ShortcutSheet::showKeys);
}

void ShortcutSheet::show()
{
    m_rows.clear();
    delete m_scroll;
    QWidget *columns = makeColumns();
    m_scroll = new FittedScroll(columns);
    m_scroll->setMinimumWidth(columns->sizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    card()->layout()->addWidget(m_scroll);
    showKeys();
    open();
}

QWidget *ShortcutSheet::makeColumns()
{
    auto *content = new QWidget;
    auto *columns = new QHBoxLayout(content);
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(space::Xl);
    struct Column {
        QVBoxLayout *layout;
        std::size_t used;
    };
    std::vector<Column> all;
    const int room =
        (parentWidget()->width() - 4 * space::L - scrollBar + space::Xl) / (forText(ColumnWidth) + space::Xl);
    for (int i = 0; i < std::clamp(room, 1, int(m_keys.groups().size())); ++i) {
        auto *holder = new QWidget;
        holder->setFixedWidth(forText(ColumnWidth));
        all.push_back({new QVBoxLayout(holder), 0});
        all.back().layout->setContentsMargins(0, 0, 0, 0);
        all.back().layout->setSpacing(0);
        columns->addWidget(holder, 0, Qt::AlignTop);
    }
    const auto shortest = [&all] {
        return std::min_element(all.begin(), all.end(),
                                [](const Column &a, const Column &b) { return a.used < b.used; });
    };
    for (const Keymap::Group &group : m_keys.groups()) {
        const auto column = shortest();
        addGroup(column->layout, group);
        column->used += 2 + std::size_t(group.names.size());
    }
    const auto typing = shortest();
    addTypingKeys(typing->layout);
    typing->used += 6;
    addGestures(shortest()->layout);
    return content;
}

void ShortcutSheet::addTitle(QVBoxLayout *column, const QString &title)
{
    auto *label = new Label(title, TextSize::Small, Tone::Muted);
    label->setTextSize(TextSize::Small, QFont::DemiBold);
    label->setContentsMargins(space::S, 0, 0, space::Xs);
    column->addWidget(label);
}

void ShortcutSheet::addGestures(QVBoxLayout *column)
{
    addHints(column, tr("Transcript and waveform, by mouse"),
             {
                 {tr("Play from a word"), tr("click it")},
                 {tr("Scrub through the words"), tr("drag over them")},
                 {tr("Loop a phrase"), tr("double-click it")},
                 {tr("Select text"), tr("Shift and drag")},
                 {tr("Select phrases"), tr("drag over their times")},
                 {tr("Loop a stretch of the waveform"), tr("drag in it")},
                 {tr("Scrub through the waveform"), tr("drag its times")},
                 {tr("Zoom the waveform"), tr("wheel")},
                 {tr("Move along the waveform"), tr("Shift and wheel")},
             });
}

void ShortcutSheet::addTypingKeys(QVBoxLayout *column)
{
    const auto key = [](QKeyCombination keys) { return QKeySequence(keys).toString(QKeySequence::NativeText); };
    addHints(column, tr("While typing"),
             {{tr("Save the note"), key(Qt::CTRL | Qt::Key_Return)},
              {tr("Make a tag of what is typed"), key(Qt::CTRL | Qt::Key_Return)},
              {tr("Take the tag that is marked"), key(Qt::Key_Return)},
              {tr("Leave the field"), key(Qt::Key_Escape)}});
}

void ShortcutSheet::addHints(QVBoxLayout *column, const QString &title,
                             const std::vector<std::pair<QString, QString>> &hints)
{
    addTitle(column, title);
    for (const auto &[does, how] : hints) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(space::S, 3, space::S, 3);
        row->addWidget(new Label(does));
        row->addStretch();
        row->addWidget(new Label(how, TextSize::Small, Tone::Muted));
        column->addLayout(row);
    }
    column->addSpacing(space::M);
}

void ShortcutSheet::addGroup(QVBoxLayout *column, const Keymap::Group &group)
{
    addTitle(column, group.title);
    for (const QString &name : group.names) {
        auto *row = new KeyRow(m_keys.title(name));
        row->setObjectName(name);
        connect(row, &KeyRow::resetRequested, this, [this, name] { m_keys.reset(name); });
        connect(row, &KeyRow::pressed, this,
                [this, name, row](const QKeySequence &key, bool again) { take(name, row, key, again); });
        m_rows[name] = row;
        column->addWidget(row);
    }
    column->addSpacing(space::M);
}

void ShortcutSheet::take(const QString &name, KeyRow *row, const QKeySequence &key, bool again)
{
    const QString rival = m_keys.rival(name, key);
    if (!rival.isEmpty() && !again)
        return row->warn(key, m_keys.title(rival));
    row->leave();
    m_keys.set(name, key);
}

void ShortcutSheet::showKeys()
{
    for (const auto &[name, row] : m_rows)
        row->show(m_keys.keys(name), m_keys.isUsual(name));
    m_resetAll->setVisible(!m_keys.isUsual());
}

void ShortcutSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Question)
        close();
    else
        Overlay::keyPressEvent(event);
}

} // namespace earshot
