#include "ui/review/outcome.h"

#include "models/base/format.h"

#include <QCoreApplication>

namespace earshot {

namespace {

struct OutcomeWords {
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

} // namespace

Outcome outcomeOf(const Call &call)
{
    const QString length = format::duration(call.duration.value_or(seconds(0)));
    const bool out = call.direction == "outbound";
    if (call.voicemail)
        return {Icon::Voicemail, Tone::Warn, OutcomeWords::tr("Voicemail, %1").arg(length)};
    if (!call.answered)
        return {out ? Icon::PhoneOut : Icon::PhoneIn, Tone::Muted, OutcomeWords::tr("Unknown whether answered")};
    if (!*call.answered && out)
        return {Icon::PhoneOut, Tone::Muted, OutcomeWords::tr("Outbound, no answer")};
    if (!*call.answered)
        return {Icon::PhoneMissed, Tone::Bad, OutcomeWords::tr("Missed, rang for %1").arg(length)};
    if (out)
        return {Icon::PhoneOut, Tone::Good, OutcomeWords::tr("Outbound, %1").arg(length)};
    return {Icon::PhoneIn, Tone::Good, OutcomeWords::tr("Answered, %1").arg(length)};
}

} // namespace earshot
