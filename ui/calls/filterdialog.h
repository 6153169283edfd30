#pragma once
#include "models/conditions/condition.h"
#include "ui/widgets/readingorder.h"

#include <QDialog>

namespace earshot {

class ConditionEditor;
class ValueSource;

/// The whole filter as a tree. The list behind follows while it is complete; Cancel brings back what was.
class FilterDialog : public QDialog {
    Q_OBJECT
public:
    FilterDialog(const conditions::Node &filter, ValueSource &values, QWidget *parent);

    void reject() override;

Q_SIGNALS:
    void filterChanged(const earshot::conditions::Node &filter);

protected:
    bool focusNextPrevChild(bool next) override { return focusInReadingOrder(this, next); }

private:
    conditions::Node m_before;
    ConditionEditor *m_editor;
};

} // namespace earshot
