#include "ui/conditions/conditionform.h"

#include "models/conditions/check.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCoreApplication>

namespace earshot {

using namespace conditions;

namespace {

bool fits(const Field &field, Op op)
{
    return info(op).fits(field.kind);
}

Op startingOp(const Field &field)
{
    if (field.kind == Kind::Tags)
        return Op::HasAnyTag;
    const bool repeats = field.group == FieldGroup::Attribution || field.group == FieldGroup::Call;
    if (field.kind == Kind::Text && repeats)
        return Op::AnyOf;
    return operatorsFor(field.kind).front().op;
}

/// The value in another shape, where something of it can be kept.
std::optional<Operand> reshaped(const Operand &operand, Shape shape)
{
    if (shapeOf(operand) == shape)
        return operand;
    const auto *text = std::get_if<Text>(&operand);
    if (text && shape == Shape::Texts && !text->text.empty())
        return Texts{{text->text}};
    const auto *texts = std::get_if<Texts>(&operand);
    if (texts && shape == Shape::Text && !texts->texts.empty())
        return Text{texts->texts.front()};
    if (const auto *number = std::get_if<Number>(&operand); number && shape == Shape::NumberRange)
        return NumberRange{number->number, number->number};
    if (const auto *range = std::get_if<NumberRange>(&operand); range && shape == Shape::Number)
        return Number{range->from};
    if (const auto *moment = std::get_if<Moment>(&operand); moment && shape == Shape::MomentRange)
        return MomentRange{moment->at, moment->at + std::chrono::days(7)};
    if (const auto *range = std::get_if<MomentRange>(&operand); range && shape == Shape::Moment)
        return Moment{range->from};
    return {};
}

} // namespace

Condition startingCondition(const Field &field, Instant now)
{
    const Op op = startingOp(field);
    return {field.key, op, startingOperand(info(op).shape, now)};
}

Condition withField(const Condition &condition, const Field &field, Instant now)
{
    const Field *before = callField(condition.field);
    if (!fits(field, condition.op))
        return startingCondition(field, now);
    Condition other = condition;
    other.field = field.key;
    if (before && (before->kind != field.kind || field.kind == Kind::OneOf)) // a word of one is no word of another
        other.operand = startingOperand(info(other.op).shape, now);
    return other;
}

Condition withOperator(const Condition &condition, Op op, Instant now)
{
    Condition other = condition;
    other.op = op;
    const Shape shape = info(op).shape;
    other.operand = reshaped(condition.operand, shape).value_or(startingOperand(shape, now));
    return other;
}

QString whatIsMissing(const Condition &condition)
{
    if (check(Node(condition)))
        return {};
    switch (shapeOf(condition.operand)) {
    case Shape::Text:
    case Shape::Spoken:
        return ConditionForm::tr("Type what to look for");
    case Shape::Texts:
        return ConditionForm::tr("Choose at least one value");
    case Shape::Weekdays:
        return ConditionForm::tr("Choose at least one day");
    case Shape::NumberRange:
    case Shape::MomentRange:
        return ConditionForm::tr("The end comes before the beginning");
    case Shape::MinuteRange:
        return ConditionForm::tr("Beginning and end are the same");
    default:
        return ConditionForm::tr("This condition cannot be used");
    }
}

ConditionForm::ConditionForm(const Condition &condition, ValueSource &values, Room room, QWidget *parent)
    : QWidget(parent), m_condition(condition), m_field(*callField(condition.field)), m_values(values), m_room(room),
      m_layout(new QBoxLayout(room == Room::Line ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this)),
      m_operators(new QComboBox(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::S);
    m_layout->addWidget(m_operators);
    m_operators->setObjectName(QStringLiteral("operator"));
    m_operators->setAccessibleName(tr("How it is compared"));
    m_operators->setMaxVisibleItems(20);
    for (const OperatorInfo &row : operatorsFor(m_field.kind))
        m_operators->addItem(QCoreApplication::translate("Operator", row.label), int(row.op));
    connect(m_operators, &QComboBox::activated, this, [this] {
        const Op op = Op(m_operators->currentData().toInt());
        if (op == m_condition.op)
            return;
        m_condition = withOperator(m_condition, op, systemNow());
        showOperand();
        Q_EMIT edited();
        Q_EMIT reshaped();
    });
    showOperand();
}

void ConditionForm::setCondition(const Condition &condition)
{
    if (condition == m_condition)
        return;
    const bool sameOperator = condition.op == m_condition.op;
    m_condition = condition;
    if (sameOperator && m_operand)
        m_operand->setOperand(condition.operand);
    else
        showOperand();
}

void ConditionForm::focusValue()
{
    (m_operand ? static_cast<QWidget *>(m_operand) : m_operators)->setFocus(Qt::TabFocusReason);
}

void ConditionForm::showOperand()
{
    m_operators->setCurrentIndex(m_operators->findData(int(m_condition.op)));
    delete m_operand;
    m_operand = makeOperandEditor(m_field, info(m_condition.op), m_values, m_room, this);
    if (!m_operand)
        return;
    m_operand->setOperand(m_condition.operand);
    m_layout->addWidget(m_operand, 1);
    setTabOrder(m_operators, m_operand);
    connect(m_operand, &OperandEditor::edited, this, [this] {
        m_condition.operand = m_operand->operand();
        Q_EMIT edited();
        Q_EMIT reshaped();
    });
}

} // namespace earshot
