#include "models/items/editwords.h"

#include <QCoreApplication>

namespace earshot::items {
namespace {

class EditWording {
    Q_DECLARE_TR_FUNCTIONS(EditWords)
public:
    static QStringList passedOver(const Editing::Outcome &outcome)
    {
        QStringList words;
        if (outcome.gone > 0)
            words << tr("%Ln call(s) deleted meanwhile", nullptr, int(outcome.gone));
        if (outcome.earlierLeads > 0)
            words << tr("%Ln call(s) left alone: an earlier call of the person is the lead", nullptr,
                        int(outcome.earlierLeads));
        const std::size_t others = outcome.skipped - outcome.gone - outcome.earlierLeads;
        if (others > 0)
            words << tr("%Ln call(s) could not be changed", nullptr, int(others));
        return words;
    }

    static QString already(std::size_t calls) { return tr("%Ln call(s) had it already", nullptr, int(calls)); }
};

} // namespace

QString passedOverWords(const Editing::Outcome &outcome)
{
    return EditWording::passedOver(outcome).join(QStringLiteral("; "));
}

QString notTurnedWords(const Editing::Outcome &outcome)
{
    QStringList words = EditWording::passedOver(outcome);
    if (const std::size_t told = outcome.changed + outcome.skipped; !outcome.stopped && told < outcome.total)
        words << EditWording::already(outcome.total - told);
    return words.join(QStringLiteral("; "));
}

} // namespace earshot::items
