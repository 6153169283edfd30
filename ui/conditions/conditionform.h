#pragma once
#include "ui/conditions/operandeditor.h"

class QBoxLayout;
class QComboBox;

namespace earshot {

/// The condition a field starts with when nobody has said more.
conditions::Condition startingCondition(const Field &field, Instant now);
/// The condition on another field, keeping of operator and value what still fits.
conditions::Condition withField(const conditions::Condition &condition, const Field &field, Instant now);
/// The condition with another operator, keeping of the value what still fits.
conditions::Condition withOperator(const conditions::Condition &condition, conditions::Op op, Instant now);
/// What the person has to do before the condition can be used; empty when it is complete.
QString whatIsMissing(const conditions::Condition &condition);

/// How one field is compared, and with what.
class ConditionForm : public QWidget {
    Q_OBJECT
public:
    ConditionForm(const conditions::Condition &condition, ValueSource &values, Room room, QWidget *parent = nullptr);

    const conditions::Condition &condition() const { return m_condition; }
    /// Shows another condition on the same field without announcing it.
    void setCondition(const conditions::Condition &condition);
    /// Puts the cursor where the value is typed or chosen.
    void focusValue();

Q_SIGNALS:
    /// The person changed operator or value.
    void edited();
    /// The form is larger or smaller now.
    void reshaped();

private:
    void showOperand();

    conditions::Condition m_condition;
    const Field &m_field;
    ValueSource &m_values;
    Room m_room;
    QBoxLayout *m_layout;
    QComboBox *m_operators;
    OperandEditor *m_operand = nullptr;
};

} // namespace earshot
