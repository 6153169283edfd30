#include "ui/calls/filterdialog.h"

#include "ui/conditions/conditioneditor.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {

FilterDialog::FilterDialog(const conditions::Node &filter, ValueSource &values, QWidget *parent)
    : QDialog(parent), m_before(filter), m_editor(new ConditionEditor(values, this))
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
    connect(cancel, &QPushButton::clicked, this, &FilterDialog::reject);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_editor, &ConditionEditor::changed, this, [this, done](const conditions::Node &node) {
        done->setEnabled(m_editor->isComplete());
        if (m_editor->isComplete())
            Q_EMIT filterChanged(node);
    });
}

void FilterDialog::reject()
{
    Q_EMIT filterChanged(m_before);
    QDialog::reject();
}

} // namespace earshot
