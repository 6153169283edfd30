#pragma once
#include "models/conditions/condition.h"
#include "ui/widgets/popup.h"

namespace earshot {

class ConditionForm;
class ValueSource;

/// One condition in a popup of its own, as a chip opens it.
class ConditionPopup : public Popup {
    Q_OBJECT
public:
    /// `removable`: the condition is in the filter already.
    ConditionPopup(const conditions::Condition &condition, bool removable, ValueSource &values, QWidget *parent);

Q_SIGNALS:
    /// The person changed it, and it is complete.
    void changed(const earshot::conditions::Condition &condition);
    void removeRequested();

private:
    ConditionForm *m_form;
};

} // namespace earshot
