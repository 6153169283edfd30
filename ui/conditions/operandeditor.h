#pragma once
#include "models/conditions/operators.h"

#include <QWidget>

class QHBoxLayout;

namespace earshot {

class ValueSource;

/// Edits what a condition compares with.
class OperandEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual conditions::Operand operand() const = 0;
    /// Shows a value without announcing it; its shape is the editor's own.
    virtual void setOperand(const conditions::Operand &operand) = 0;

Q_SIGNALS:
    /// The person changed it.
    void edited();
};

/// How much room there is: a line among others, or a popup of its own.
enum class Room { Line, Popup };

/// The editor for the operator's shape; null where it compares with nothing.
OperandEditor *makeOperandEditor(const Field &field, const conditions::OperatorInfo &op, ValueSource &values, Room room,
                                 QWidget *parent);

// operandtext.cpp, operandnumber.cpp, operandtime.cpp: one family of shapes each
OperandEditor *makeTextEditor(const Field &field, conditions::Shape shape, ValueSource &values, Room room,
                              QWidget *parent);
OperandEditor *makeNumberEditor(const Field &field, conditions::Shape shape, ValueSource &values, QWidget *parent);
OperandEditor *makeTimeEditor(conditions::Shape shape, ValueSource &values, QWidget *parent);

/// The layout of an editor that is one line.
QHBoxLayout *lineIn(OperandEditor *editor);

/// The range of a shape is made of two editors with a dash between.
QWidget *dash(QWidget *parent);

} // namespace earshot
