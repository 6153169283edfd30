#include "ui/conditions/amountedit.h"
#include "ui/conditions/operandeditor.h"
#include "ui/conditions/valuesource.h"

#include <QHBoxLayout>

namespace earshot {
namespace {

using conditions::Number;
using conditions::NumberRange;
using conditions::Operand;
using conditions::Shape;

class NumberOperand : public OperandEditor {
public:
    NumberOperand(Kind kind, const QLocale &locale, bool range, QWidget *parent)
        : OperandEditor(parent), m_from(new AmountEdit(kind, locale, this)),
          m_to(range ? new AmountEdit(kind, locale, this) : nullptr)
    {
        auto *row = lineIn(this);
        row->addWidget(m_from);
        connect(m_from, &AmountEdit::amountEdited, this, &OperandEditor::edited);
        setFocusProxy(m_from);
        m_from->setAccessibleName(range ? OperandEditor::tr("From") : OperandEditor::tr("Value"));
        if (m_to) {
            row->addWidget(dash(this));
            row->addWidget(m_to);
            m_to->setAccessibleName(OperandEditor::tr("To"));
            connect(m_to, &AmountEdit::amountEdited, this, &OperandEditor::edited);
        }
        row->addStretch(1);
    }

    Operand operand() const override
    {
        return m_to ? Operand(NumberRange{m_from->amount(), m_to->amount()}) : Operand(Number{m_from->amount()});
    }
    void setOperand(const Operand &operand) override
    {
        if (const auto *one = std::get_if<Number>(&operand))
            m_from->setAmount(one->number);
        if (const auto *range = std::get_if<NumberRange>(&operand); range && m_to) {
            m_from->setAmount(range->from);
            m_to->setAmount(range->to);
        }
    }

private:
    AmountEdit *m_from;
    AmountEdit *m_to;
};

} // namespace

OperandEditor *makeNumberEditor(const Field &field, Shape shape, ValueSource &values, QWidget *parent)
{
    return new NumberOperand(field.kind, values.reader().locale, shape == Shape::NumberRange, parent);
}

} // namespace earshot
