#pragma once
#include "models/store/recordingrules.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace earshot {

class Label;

/// Which recordings come by themselves, and how long they stay: one rule to be changed.
class RuleEditor : public QWidget {
    Q_OBJECT
public:
    explicit RuleEditor(QWidget *parent = nullptr);

    void setRule(const store::RecordingRule &rule);
    store::RecordingRule rule() const;

Q_SIGNALS:
    /// By a person.
    void edited();

private:
    void showAmount();

    QComboBox *m_fetch;
    QWidget *m_amountRow;
    Label *m_amountLabel;
    QSpinBox *m_amount;
    QComboBox *m_keep;
};

} // namespace earshot
