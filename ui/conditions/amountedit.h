#pragma once
#include "models/domain/catalogue.h"

#include <QLineEdit>
#include <QLocale>

namespace earshot {

/// What was typed, in the unit of the field: a count, seconds ("1:30", "90", "2 min": format::secondsFrom) or cents
/// ("1,250.50"). Empty when it is none, or beyond 15 digits.
std::optional<std::int64_t> amountFrom(Kind kind, const QString &typed, const QLocale &locale);
QString amountText(Kind kind, std::int64_t amount, const QLocale &locale);

/// A line for a count, a duration or an amount of money. Up and Down step; what is no amount is shown as
/// wrong, counts as not typed, and goes when the focus does (Enter alone leaves it there to be mended).
class AmountEdit : public QLineEdit {
    Q_OBJECT
public:
    AmountEdit(Kind kind, const QLocale &locale, QWidget *parent = nullptr);

    std::int64_t amount() const { return m_amount; }
    void setAmount(std::int64_t amount);
    bool isWrong() const { return m_wrong; }

Q_SIGNALS:
    void amountEdited(qint64 amount);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void take(std::int64_t amount);
    void readTyped(const QString &typed);
    void showWrong(bool wrong);

    Kind m_kind;
    QLocale m_locale;
    std::int64_t m_amount = 0;
    std::int64_t m_shown = 0; // before typing began
    bool m_wrong = false;
};

} // namespace earshot
