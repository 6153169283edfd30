#include "ui/calls/filterdialog.h"

#include "ui/conditions/conditioneditor.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {

FilterDialog::FilterDialog(const conditions::Node &filter, ValueSource &values, QWidget *parent)
    : QDialog(parent), m_before(filter), m_editor(new ConditionEditor(values, this)), m_offer(new InlineBanner(this))
{
    setWindowTitle(tr("Filter calls"));
    resize(920, 620);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::Xl, space::L, space::Xl, space::L);
    column->setSpacing(space::M);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Filter calls"), TextSize::Title, Tone::Normal, this));
    head->addStretch(1);
    for (const auto &[name, icon] : {std::pair("undo", Icon::Undo), std::pair("redo", Icon::Redo)}) {
        auto *action = m_editor->findChild<QAction *>(QString::fromLatin1(name));
        auto *button = new IconButton(icon, action->text(), this);
        button->setShortcutHint(action->shortcut());
        button->setEnabled(action->isEnabled());
        connect(button, &IconButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
        head->addWidget(button);
    }
    column->addLayout(head);
    m_offer->hide();
    column->addWidget(m_offer);
    column->addWidget(m_editor, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    buttons->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *done = new QPushButton(tr("Done"), this);
    done->setObjectName(QStringLiteral("done"));
    cancel->setAutoDefault(false);
    done->setAutoDefault(false); // Enter belongs to the fields
    setButtonLook(done, ButtonLook::Primary);
    buttons->addWidget(cancel);
    buttons->addWidget(done);
    column->addLayout(buttons);
    m_editor->setNode(filter);
    m_start = m_editor->node();
    connect(cancel, &QPushButton::clicked, this, &FilterDialog::reject);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_editor, &ConditionEditor::changed, this, [this, done](const conditions::Node &node) {
        done->setEnabled(m_editor->isComplete());
        if (m_editor->isComplete())
            Q_EMIT filterChanged(node);
    });
}

void FilterDialog::offer(const conditions::Node &cancelled)
{
    m_offer->say(InlineBanner::Level::Info, tr("The changes that you cancelled here can be brought back."));
    m_offer->setAction(tr("Bring back"));
    connect(m_offer, &InlineBanner::actionTriggered, this, [this, cancelled] {
        m_offer->hide();
        m_editor->replaceAll(cancelled);
    });
}

void FilterDialog::reject()
{
    if (m_editor->node() != m_start)
        Q_EMIT cancelled(m_editor->node());
    Q_EMIT filterChanged(m_before);
    QDialog::reject();
}

} // namespace earshot
