#include "ui/conditions/conditionpopup.h"

#include "models/items/fieldtext.h"
#include "ui/conditions/conditionform.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {

ConditionPopup::ConditionPopup(const conditions::Condition &condition, bool removable, ValueSource &values,
                               QWidget *parent)
    : Popup(parent), m_form(new ConditionForm(condition, values, Room::Popup, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::M, space::M, space::M, space::M);
    column->setSpacing(space::S);
    auto *title = new Label(items::label(*callField(condition.field)), TextSize::Small, Tone::Muted, this);
    title->setTextSize(TextSize::Small, QFont::DemiBold);
    setAccessibleName(title->text());
    column->addWidget(title);
    column->addWidget(m_form);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    auto *remove = new QPushButton(tr("Remove filter"), this);
    remove->setObjectName(QStringLiteral("remove"));
    remove->setVisible(removable);
    setButtonLook(remove, ButtonLook::Quiet);
    auto *done = new QPushButton(tr("Done"), this);
    done->setObjectName(QStringLiteral("done"));
    buttons->addWidget(done); // the keyboard comes to it first
    buttons->addStretch(1);
    buttons->addWidget(remove);
    column->addLayout(buttons);
    setMinimumWidth(forText(280));
    setFocusProxy(m_form);
    connect(done, &QPushButton::clicked, this, [this] {
        if (whatIsMissing(m_form->condition()).isEmpty()) // what stood there from the start is meant too
            Q_EMIT changed(m_form->condition());
        close();
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        Q_EMIT removeRequested();
        close();
    });
    connect(m_form, &ConditionForm::edited, this, [this, remove] {
        if (!whatIsMissing(m_form->condition()).isEmpty())
            return;
        remove->show();
        Q_EMIT changed(m_form->condition());
    });
    connect(m_form, &ConditionForm::reshaped, this, &Popup::fit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(m_form, &ConditionForm::focusValue, Qt::QueuedConnection);
}

} // namespace earshot
