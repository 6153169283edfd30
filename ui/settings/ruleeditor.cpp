#include "ui/settings/ruleeditor.h"

#include "ui/settings/cardparts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>

namespace earshot {
namespace {

using Fetch = store::RecordingRule::Fetch;

constexpr int UsualAmount = 30;

void choose(QComboBox *box, int data)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(box->findData(data));
}

} // namespace

RuleEditor::RuleEditor(QWidget *parent)
    : QWidget(parent), m_fetch(new QComboBox), m_amountRow(new QWidget), m_amountLabel(new Label),
      m_amount(spin(1, 3650)), m_keep(new QComboBox)
{
    m_fetch->setObjectName(QStringLiteral("fetch"));
    m_amount->setObjectName(QStringLiteral("amount"));
    m_keep->setObjectName(QStringLiteral("keep"));
    m_fetch->addItem(tr("Only when a call is opened"), int(Fetch::OnOpening));
    m_fetch->addItem(tr("Ahead of the review queue"), int(Fetch::ReviewQueue));
    m_fetch->addItem(tr("Calls of recent days"), int(Fetch::Recent));
    m_keep->addItem(tr("As long as there is room"), 0);
    for (const int days : {30, 90, 365})
        m_keep->addItem(tr("%n days after the call", nullptr, days), days);
    for (QComboBox *box : {m_fetch, m_keep})
        box->setMinimumWidth(forText(2 * ControlWidth));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::M);
    column->addLayout(settingRow(tr("Fetch"), m_fetch));
    auto *amount = settingRow(m_amountLabel, m_amount);
    amount->setContentsMargins(0, 0, 0, 0);
    m_amountRow->setLayout(amount);
    column->addWidget(m_amountRow);
    column->addLayout(settingRow(tr("Keep"), m_keep));

    connect(m_fetch, &QComboBox::activated, this, [this] {
        showAmount();
        Q_EMIT edited();
    });
    connect(m_amount, &QSpinBox::valueChanged, this, &RuleEditor::edited);
    connect(m_keep, &QComboBox::activated, this, &RuleEditor::edited);
    setRule({});
}

void RuleEditor::setRule(const store::RecordingRule &rule)
{
    choose(m_fetch, int(rule.fetch));
    if (m_keep->findData(rule.keepDays) < 0) // set by other means
        m_keep->addItem(tr("%n days after the call", nullptr, rule.keepDays), rule.keepDays);
    choose(m_keep, rule.keepDays);
    const QSignalBlocker quiet(m_amount);
    m_amount->setValue(rule.fetch == Fetch::OnOpening ? UsualAmount : rule.amount);
    showAmount();
}

store::RecordingRule RuleEditor::rule() const
{
    store::RecordingRule rule;
    rule.fetch = Fetch(m_fetch->currentData().toInt());
    rule.amount = rule.fetch == Fetch::OnOpening ? 0 : m_amount->value();
    rule.keepDays = m_keep->currentData().toInt();
    return rule;
}

void RuleEditor::showAmount()
{
    const auto fetch = Fetch(m_fetch->currentData().toInt());
    m_amountRow->setVisible(fetch != Fetch::OnOpening);
    m_amountLabel->setText(fetch == Fetch::Recent ? tr("Days back") : tr("Calls, the newest not reviewed yet"));
}

} // namespace earshot
