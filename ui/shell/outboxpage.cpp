#include "ui/shell/outboxpage.h"

#include "models/items/errorwords.h"
#include "ui/shell/outboxview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace earshot {

OutboxPage::OutboxPage(const items::Desk &desk, items::OutboxList &outbox, QWidget *parent)
    : QWidget(parent), m_outbox(outbox), m_readOnly(desk.cache.isReadOnly()),
      m_counts(new Label({}, TextSize::Small, Tone::Muted)), m_banner(new InlineBanner), m_rows(new OutboxView(outbox)),
      m_empty(new EmptyState(Icon::Check, tr("Nothing waits"),
                             tr("Every edit has arrived, and none went over what somebody else wrote."))),
      m_stack(new QStackedWidget), m_bar(new QWidget), m_all(addButton("all", tr("Select all"))),
      m_retry(addButton("retry", tr("Try again"))), m_take(addButton("take", tr("Take theirs"))),
      m_keep(addButton("keep", tr("Keep mine"))), m_discard(addButton("discard", tr("Discard")))
{
    build();
    connect(&m_outbox, &QAbstractItemModel::modelReset, this, &OutboxPage::follow);
    connect(m_rows->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutboxPage::followButtons);
    connect(m_rows, &OutboxView::callRequested, this, &OutboxPage::callRequested);
    connect(m_all, &QPushButton::clicked, m_rows, [this] {
        m_rows->selectAll();
        m_rows->setFocus();
    });
    connect(m_retry, &QPushButton::clicked, this, [this] { act(&items::OutboxList::retry); });
    connect(m_take, &QPushButton::clicked, this, [this] { act(&items::OutboxList::takeOther); });
    connect(m_keep, &QPushButton::clicked, this, [this] { act(&items::OutboxList::keepOwn); });
    connect(m_discard, &QPushButton::clicked, this, [this] { act(&items::OutboxList::discard); });
    connect(&m_outbox, &items::OutboxList::failed, this, [this](const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, said.what, said.advice);
    });
}

QPushButton *OutboxPage::addButton(const char *name, const QString &accessibleName)
{
    auto *button = new QPushButton(accessibleName);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

void OutboxPage::build()
{
    auto *title = new Label(tr("Edits not sent, and what others wrote"), TextSize::Title, Tone::Normal);
    title->setTextSize(TextSize::Title, QFont::DemiBold);
    title->setWordWrap(true);
    m_counts->setObjectName(QStringLiteral("counts"));
    m_counts->setWordWrap(true);
    m_banner->hide();
    m_stack->addWidget(m_rows);
    m_stack->addWidget(m_empty);
    auto *buttons = new FlowLayout(m_bar, space::S);
    setButtonLook(m_all, ButtonLook::Quiet);
    for (QPushButton *button : {m_retry, m_take, m_keep, m_discard, m_all})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::L, space::M, space::L, space::M);
    column->setSpacing(space::S);
    column->addWidget(title);
    column->addWidget(m_counts);
    column->addWidget(m_banner);
    column->addWidget(m_bar); // above, for below is where toasts come
    column->addWidget(m_stack, 1);
    setFocusProxy(m_rows);
}

void OutboxPage::look()
{
    m_banner->hide();
    m_outbox.load();
    follow();
}

void OutboxPage::act(void (items::OutboxList::*what)(const std::vector<int> &))
{
    m_banner->hide();
    (m_outbox.*what)(m_rows->chosen());
    m_rows->setFocus(); // not the next button, once this one is of no use any more
}

void OutboxPage::follow()
{
    const int count = m_outbox.rowCount();
    const int refused = m_outbox.refusedCount(), conflicts = m_outbox.conflictCount();
    QStringList parts;
    if (refused > 0)
        parts << tr("%Ln refused", nullptr, refused);
    if (conflicts > 0)
        parts << tr("%Ln value(s) of others", nullptr, conflicts);
    if (const int waiting = count - refused - conflicts; waiting > 0)
        parts << tr("%Ln on the way", nullptr, waiting);
    m_counts->setText(parts.join(QStringLiteral(" · ")));
    m_counts->setVisible(!parts.isEmpty());
    const bool nothing = m_outbox.isLoaded() && count == 0;
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_empty) : m_rows);
    m_bar->setVisible(!nothing);
    followButtons();
}

/// A button says of how many it can be, where that is not plain.
void OutboxPage::followButtons()
{
    const items::OutboxList::Doable can = m_outbox.doable(m_rows->chosen());
    const auto say = [this](QPushButton *button, int count, const QString &one, const QString &many) {
        button->setText(count > 1 ? many : one);
        button->setEnabled(count > 0 && !m_readOnly);
    };
    say(m_retry, can.retry, tr("Try again"), tr("Try %Ln again", nullptr, can.retry));
    say(m_take, can.conflicts, tr("Take theirs"), tr("Take %Ln of theirs", nullptr, can.conflicts));
    say(m_keep, can.conflicts, tr("Keep mine"), tr("Keep %Ln of mine", nullptr, can.conflicts));
    say(m_discard, can.discard, tr("Discard"), tr("Discard %Ln edit(s)", nullptr, can.discard));
    m_all->setEnabled(int(m_rows->chosen().size()) < m_outbox.rowCount());
}

} // namespace earshot
