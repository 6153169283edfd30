#include "ui/conditions/amountedit.h"

#include "models/base/durationtext.h"
#include "models/base/format.h"
#include "models/domain/money.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>

namespace earshot {
namespace {

constexpr qsizetype MostDigits = 15;
constexpr qsizetype LongestDuration = 40;

std::int64_t stepOf(Kind kind)
{
    return kind == Kind::Duration ? 30 : kind == Kind::Money ? 1000 : 1;
}

} // namespace

std::optional<std::int64_t> amountFrom(Kind kind, const QString &typed, const QLocale &locale)
{
    const QString text = typed.trimmed();
    if (kind == Kind::Duration)
        return text.size() > LongestDuration ? std::nullopt : format::secondsFrom(text, locale);
    if (text.isEmpty() || text.size() > MostDigits)
        return {};
    bool ok = false;
    if (kind == Kind::Money) {
        const auto amount = money::fromTyped(text, locale);
        return amount ? std::optional(std::int64_t(*amount)) : std::nullopt;
    }
    const qlonglong number = locale.toLongLong(text, &ok);
    return ok ? std::optional<std::int64_t>(number) : std::nullopt;
}

QString amountText(Kind kind, std::int64_t amount, const QLocale &locale)
{
    switch (kind) {
    case Kind::Duration:
        return format::duration(std::chrono::seconds(amount));
    case Kind::Money:
        return amount % 100 == 0 ? locale.toString(qlonglong(amount / 100))
                                 : locale.toString(double(amount) / 100, 'f', 2);
    default:
        return locale.toString(qlonglong(amount));
    }
}

AmountEdit::AmountEdit(Kind kind, const QLocale &locale, QWidget *parent)
    : QLineEdit(parent), m_kind(kind), m_locale(locale)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setFixedWidth(fontMetrics().averageCharWidth() * 12 + 2 * space::S);
    setAmount(0);
    if (kind == Kind::Duration)
        setToolTip(tr("A duration, such as 1:30, 90 s, 2 min or 1 h"));
    connect(this, &QLineEdit::textEdited, this, &AmountEdit::readTyped);
    connect(this, &QLineEdit::editingFinished, this, [this] {
        if (!m_wrong || !hasFocus())
            setAmount(m_amount);
    });
}

// What cannot be read counts as not typed: "2 x" is not 2, though it was on the way there.
void AmountEdit::readTyped(const QString &typed)
{
    const auto read = amountFrom(m_kind, typed, m_locale);
    showWrong(!read);
    const std::int64_t amount = read.value_or(m_shown);
    if (amount == m_amount)
        return;
    m_amount = amount;
    Q_EMIT amountEdited(m_amount);
}

void AmountEdit::showWrong(bool wrong)
{
    if (wrong == m_wrong)
        return;
    m_wrong = wrong;
    QPalette palette;
    if (wrong)
        palette.setColor(QPalette::Text, themeOf(this).bad);
    setPalette(palette);
    setAccessibleDescription(wrong ? tr("Not understood") : QString());
}

void AmountEdit::setAmount(std::int64_t amount)
{
    m_amount = m_shown = amount;
    showWrong(false);
    const QString text = amountText(m_kind, amount, m_locale);
    if (text != this->text())
        setText(text);
}

void AmountEdit::take(std::int64_t amount)
{
    if (amount == m_amount)
        return;
    setAmount(amount);
    selectAll();
    Q_EMIT amountEdited(amount);
}

void AmountEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Up)
        take(m_amount + stepOf(m_kind));
    else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Down)
        take(std::max<std::int64_t>(0, m_amount - stepOf(m_kind)));
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace earshot
