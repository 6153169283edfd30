#include "models/conditions/words.h"

#include "models/conditions/operators.h"
#include "models/conditions/valuewords.h"

#include <QCoreApplication>

namespace earshot::conditions {
namespace {

constexpr qsizetype ShortSentence = 60;

struct Patterns {
    const char *sentence;
    const char *chip;
};
// A phrase of one speaker; that of anyone stands in the operator's row.
Patterns spokenPatterns(Speaker speaker, bool never)
{
    switch (speaker) {
    case Speaker::Caller:
        return never ? Patterns{QT_TRANSLATE_NOOP("Condition", "the caller does not say %2"),
                                QT_TRANSLATE_NOOP("Condition", "Caller: without %2")}
                     : Patterns{QT_TRANSLATE_NOOP("Condition", "the caller says %2"),
                                QT_TRANSLATE_NOOP("Condition", "Caller: %2")};
    case Speaker::Agent:
        return never ? Patterns{QT_TRANSLATE_NOOP("Condition", "the agent does not say %2"),
                                QT_TRANSLATE_NOOP("Condition", "Agent: without %2")}
                     : Patterns{QT_TRANSLATE_NOOP("Condition", "the agent says %2"),
                                QT_TRANSLATE_NOOP("Condition", "Agent: %2")};
    case Speaker::Unknown:
        break;
    }
    return never ? Patterns{QT_TRANSLATE_NOOP("Condition", "no unnamed speaker says %2"),
                            QT_TRANSLATE_NOOP("Condition", "Unnamed speaker: without %2")}
                 : Patterns{QT_TRANSLATE_NOOP("Condition", "an unnamed speaker says %2"),
                            QT_TRANSLATE_NOOP("Condition", "Unnamed speaker: %2")};
}

Patterns patterns(const Condition &condition)
{
    const OperatorInfo &row = info(condition.op);
    const auto *spoken = std::get_if<Spoken>(&condition.operand);
    return spoken && spoken->speaker ? spokenPatterns(*spoken->speaker, row.isNegation())
                                     : Patterns{row.sentence, row.chip};
}

QString conditionWords(const Condition &condition, const Wording &wording, Length length)
{
    const Field *field = callField(condition.field);
    if (!field)
        return say(QT_TRANSLATE_NOOP("Condition", "the unknown field “%1”"), {QString::fromStdString(condition.field)});
    const auto [sentence, chip] = patterns(condition);
    QStringList parts = operandWords(condition, *field, wording, length);
    parts.prepend(QCoreApplication::translate("Field", field->label));
    return say(length == Length::Full ? sentence : chip, parts);
}

QString nodeWords(const Node &node, const Wording &wording, bool nested);

QString groupWords(const Group &group, const Wording &wording, bool nested)
{
    const std::size_t count = group.children.size();
    if (count == 0)
        return say(group.match == Match::Any ? QT_TRANSLATE_NOOP("Condition", "no call")
                                             : QT_TRANSLATE_NOOP("Condition", "all calls"));
    if (count == 1 && group.match != Match::None)
        return nodeWords(group.children.front(), wording, nested);
    const char *between = group.match == Match::All   ? QT_TRANSLATE_NOOP("Condition", "%1 and %2")
                          : group.match == Match::Any ? QT_TRANSLATE_NOOP("Condition", "%1 or %2")
                                                      : QT_TRANSLATE_NOOP("Condition", "%1; %2");
    QString out = nodeWords(group.children.front(), wording, true);
    for (std::size_t i = 1; i < count; ++i)
        out = say(between, {out, nodeWords(group.children[i], wording, true)});
    if (group.match == Match::None)
        out = count == 1 ? say(QT_TRANSLATE_NOOP("Condition", "it is not true that %1"), {out})
                         : say(QT_TRANSLATE_NOOP("Condition", "none of: %1"), {out});
    return nested ? say(QT_TRANSLATE_NOOP("Condition", "(%1)"), {out}) : out;
}

QString nodeWords(const Node &node, const Wording &wording, bool nested)
{
    return node.group() ? groupWords(*node.group(), wording, nested)
                        : conditionWords(*node.condition(), wording, Length::Full);
}

} // namespace

QString sentence(const Node &node, const Wording &wording)
{
    QString out = nodeWords(node, wording, false);
    return out.replace(0, 1, wording.locale.toUpper(out.left(1)));
}

QString chip(const Node &node, const Wording &wording)
{
    return node.condition() ? conditionWords(*node.condition(), wording, Length::Short)
                            : elided(sentence(node, wording), ShortSentence);
}

QString periodName(const Period &period)
{
    return periodWords(period, false);
}

} // namespace earshot::conditions
