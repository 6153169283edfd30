#include "ui/conditions/operandeditor.h"

#include "ui/widgets/label.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>

namespace earshot {

using conditions::Shape;

OperandEditor *makeOperandEditor(const Field &field, const conditions::OperatorInfo &op, ValueSource &values, Room room,
                                 QWidget *parent)
{
    switch (op.shape) {
    case Shape::Nothing:
        return nullptr;
    case Shape::Text:
    case Shape::Texts:
    case Shape::Spoken:
        return makeTextEditor(field, op.shape, values, room, parent);
    case Shape::Number:
    case Shape::NumberRange:
        return makeNumberEditor(field, op.shape, values, parent);
    default:
        return makeTimeEditor(op.shape, values, parent);
    }
}

QHBoxLayout *lineIn(OperandEditor *editor)
{
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::S);
    return row;
}

QWidget *dash(QWidget *parent)
{
    return new Label(QStringLiteral("–"), TextSize::Body, Tone::Muted, parent);
}

} // namespace earshot
