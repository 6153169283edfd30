#include "models/conditions/valuewords.h"

#include "models/conditions/operators.h"

#include <QCoreApplication>
#include <QDateTime>

namespace earshot::conditions {
namespace {

constexpr qsizetype ShortText = 40;
constexpr qsizetype ShortList = 3;

// How a period is named alone, and within "Time is …"; for a count of one, and for more.
struct PeriodPattern {
    const char *one;
    const char *inOne;
    const char *many = "";
    const char *inMany = "";
};
using UnitPatterns = std::array<PeriodPattern, 5>;
// By span and unit; a class for its translation context.
class PeriodPatterns {
    Q_DECLARE_TR_FUNCTIONS(Condition)
public:
    static constexpr std::array<UnitPatterns, 3> table{
        // up to and with today
        UnitPatterns{PeriodPattern{QT_TR_NOOP("today"), QT_TR_NOOP("today"), QT_TR_N_NOOP("last %n days"),
                                   QT_TR_N_NOOP("in the last %n days")},
                     {QT_TR_NOOP("last 7 days"), QT_TR_NOOP("in the last 7 days"), QT_TR_N_NOOP("last %n weeks"),
                      QT_TR_N_NOOP("in the last %n weeks")},
                     {QT_TR_NOOP("one month up to today"), QT_TR_NOOP("in the month up to today"),
                      QT_TR_N_NOOP("last %n months"), QT_TR_N_NOOP("in the last %n months")},
                     {QT_TR_NOOP("three months up to today"), QT_TR_NOOP("in the three months up to today"),
                      QT_TR_N_NOOP("last %n quarters"), QT_TR_N_NOOP("in the last %n quarters")},
                     {QT_TR_NOOP("one year up to today"), QT_TR_NOOP("in the year up to today"),
                      QT_TR_N_NOOP("last %n years"), QT_TR_N_NOOP("in the last %n years")}},
        UnitPatterns{PeriodPattern{QT_TR_NOOP("today"), QT_TR_NOOP("today")},
                     {QT_TR_NOOP("this week"), QT_TR_NOOP("this week")},
                     {QT_TR_NOOP("this month"), QT_TR_NOOP("this month")},
                     {QT_TR_NOOP("this quarter"), QT_TR_NOOP("this quarter")},
                     {QT_TR_NOOP("this year"), QT_TR_NOOP("this year")}},
        // whole units before this one
        UnitPatterns{PeriodPattern{QT_TR_NOOP("yesterday"), QT_TR_NOOP("yesterday"),
                                   QT_TR_N_NOOP("%n days before today"), QT_TR_N_NOOP("in the %n days before today")},
                     {QT_TR_NOOP("last week"), QT_TR_NOOP("in the last week"), QT_TR_N_NOOP("%n weeks before this one"),
                      QT_TR_N_NOOP("in the %n weeks before this one")},
                     {QT_TR_NOOP("last month"), QT_TR_NOOP("in the last month"),
                      QT_TR_N_NOOP("%n months before this one"), QT_TR_N_NOOP("in the %n months before this one")},
                     {QT_TR_NOOP("last quarter"), QT_TR_NOOP("in the last quarter"),
                      QT_TR_N_NOOP("%n quarters before this one"), QT_TR_N_NOOP("in the %n quarters before this one")},
                     {QT_TR_NOOP("last year"), QT_TR_NOOP("in the last year"), QT_TR_N_NOOP("%n years before this one"),
                      QT_TR_N_NOOP("in the %n years before this one")}},
    };
};

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// "a, b or c"; short: "a, b, c and 3 more".
QString joined(QStringList items, const char *last, Length length)
{
    if (length == Length::Short && items.size() > ShortList) {
        const auto more = int(items.size() - ShortList);
        return say(QT_TRANSLATE_N_NOOP("Condition", "%1 and %n more"),
                   {items.mid(0, ShortList).join(say(QT_TRANSLATE_NOOP("Condition", ", ")))}, more);
    }
    const QString end = items.takeLast();
    return items.isEmpty() ? end : say(last, {items.join(say(QT_TRANSLATE_NOOP("Condition", ", "))), end});
}

QString clock(std::int64_t wholeSeconds)
{
    const bool negative = wholeSeconds < 0;
    const std::uint64_t all = negative ? 0 - std::uint64_t(wholeSeconds) : std::uint64_t(wholeSeconds);
    const auto two = [](std::uint64_t n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    const QString minutes =
        all < 3600 ? QString::number(all / 60) : QString::number(all / 3600) + QLatin1Char(':') + two(all / 60 % 60);
    return (negative ? QStringLiteral("-") : QString()) + minutes + QLatin1Char(':') + two(all % 60);
}

struct OperandWords {
    const Condition &condition;
    const Field &field;
    const Wording &wording;
    Length length;

    QString text(const std::string &text) const
    {
        if (const QString name = wording.nameOf ? wording.nameOf(field, text) : QString(); !name.isEmpty())
            return name;
        for (const Choice &choice : field.choices)
            if (text == choice.word)
                return QCoreApplication::translate("Field", choice.label);
        const QString plain = fromUtf8(text);
        return say(QT_TRANSLATE_NOOP("Condition", "“%1”"),
                   {length == Length::Short ? elided(plain, ShortText) : plain});
    }

    QString number(std::int64_t number) const
    {
        if (field.kind == Kind::Duration)
            return clock(number);
        if (field.kind == Kind::Money)
            return wording.locale.toString(double(number) / 100, 'f', 2);
        return wording.locale.toString(qlonglong(number));
    }

    QDateTime local(Instant t) const { return QDateTime::fromMSecsSinceEpoch(toMs(t), wording.zone); }

    // A day alone when the moment is its beginning.
    QString moment(const QDateTime &t) const
    {
        return t == t.date().startOfDay(wording.zone) ? wording.locale.toString(t.date(), QLocale::ShortFormat)
                                                      : wording.locale.toString(t, QLocale::ShortFormat);
    }

    QString minute(int ofDay) const
    {
        return wording.locale.toString(QTime(ofDay / 60, ofDay % 60), QLocale::ShortFormat);
    }

    QStringList operator()(std::monostate) const { return {}; }
    QStringList operator()(const Text &one) const { return {text(one.text)}; }
    QStringList operator()(const Texts &many) const
    {
        QStringList items;
        for (const std::string &one : many.texts)
            items << text(one);
        if (items.isEmpty())
            return {QString()};
        return {joined(std::move(items),
                       condition.op == Op::HasAllTags ? QT_TRANSLATE_NOOP("Condition", "%1 and %2")
                                                      : QT_TRANSLATE_NOOP("Condition", "%1 or %2"),
                       length)};
    }
    QStringList operator()(const Number &one) const { return {number(one.number)}; }
    QStringList operator()(const NumberRange &range) const { return {number(range.from), number(range.to)}; }
    QStringList operator()(const Moment &one) const { return {moment(local(one.at))}; }
    QStringList operator()(const MomentRange &range) const
    {
        const QDateTime from = local(range.from);
        const QDateTime to = local(range.to);
        const auto begins = [this](const QDateTime &t) { return t == t.date().startOfDay(wording.zone); };
        const bool wholeDays = begins(from) && begins(to); // people name the last day, not the one after it
        return {moment(from), moment(wholeDays ? to.date().addDays(-1).startOfDay(wording.zone) : to)};
    }
    QStringList operator()(const Period &period) const { return {periodWords(period, length == Length::Full)}; }
    QStringList operator()(const Weekdays &week) const
    {
        QStringList names;
        const auto format = length == Length::Full ? QLocale::LongFormat : QLocale::ShortFormat;
        for (int day = 0; day < 7; ++day)
            if (week.days.at(std::size_t(day)))
                names << wording.locale.dayName(day + 1, format);
        if (length == Length::Short || names.isEmpty())
            return {names.join(say(QT_TRANSLATE_NOOP("Condition", ", ")))};
        return {joined(std::move(names), QT_TRANSLATE_NOOP("Condition", "%1 or %2"), length)};
    }
    QStringList operator()(const MinuteRange &range) const { return {minute(range.from), minute(range.to)}; }
    QStringList operator()(const Spoken &spoken) const { return {text(spoken.text)}; }
};

} // namespace

QString say(const char *pattern, const QStringList &parts, int n)
{
    const QString text = QCoreApplication::translate("Condition", pattern, nullptr, n);
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int part = text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (part < 1) {
            out += text[i];
            continue;
        }
        out += parts.value(part - 1);
        ++i;
    }
    return out;
}

QString periodWords(const Period &period, bool inSentence)
{
    const PeriodPattern &pattern = PeriodPatterns::table.at(std::size_t(period.span)).at(std::size_t(period.unit));
    if (period.count == 1 || period.span == Period::Span::This)
        return say(inSentence ? pattern.inOne : pattern.one);
    return say(inSentence ? pattern.inMany : pattern.many, {}, period.count);
}

QString elided(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    const bool splitsPair = text[length - 2].isHighSurrogate();
    return text.left(length - (splitsPair ? 2 : 1)).trimmed() + QChar(0x2026);
}

QStringList operandWords(const Condition &condition, const Field &field, const Wording &wording, Length length)
{
    return std::visit(OperandWords{condition, field, wording, length}, condition.operand);
}

} // namespace earshot::conditions
