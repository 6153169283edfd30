#pragma once
#include "models/conditions/condition.h"
#include "ui/widgets/readingorder.h"

#include <QDialog>

namespace earshot {

class ConditionEditor;
class InlineBanner;
class ValueSource;

/// The whole filter as a tree. The list behind follows while it is complete; Cancel and Esc bring back what was, and
/// whoever opens it again can have the changes that were cancelled.
class FilterDialog : public QDialog {
    Q_OBJECT
public:
    FilterDialog(const conditions::Node &filter, ValueSource &values, QWidget *parent);

    /// Offers what was cancelled before.
    void offer(const conditions::Node &cancelled);
    void reject() override;

Q_SIGNALS:
    void filterChanged(const earshot::conditions::Node &filter);
    /// With changes, be they complete or not.
    void cancelled(const earshot::conditions::Node &edited);

protected:
    bool focusNextPrevChild(bool next) override { return focusInReadingOrder(this, next); }

private:
    conditions::Node m_before;
    conditions::Node m_start; // the same as the editor has it
    ConditionEditor *m_editor;
    InlineBanner *m_offer;
};

} // namespace earshot
