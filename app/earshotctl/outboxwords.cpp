#include "app/earshotctl/outboxwords.h"

#include "app/earshotctl/output.h"
#include "models/base/text.h"

#include <QString>

namespace earshot::ctl {
namespace {

std::string singleLine(const std::string &text)
{
    return QString::fromStdString(text::clean(text)).simplified().toStdString();
}

struct PartWords {
    std::string field, text;
};

std::vector<PartWords> partWords(const store::CallChange &change)
{
    std::vector<PartWords> parts;
    const auto add = [&parts](const char *field, const Value &value) { parts.push_back({field, words(field, value)}); };
    if (change.note)
        add("note", *change.note);
    if (change.leadStatus)
        add("lead_status", *change.leadStatus);
    if (change.value)
        add("value", *change.value ? Value(std::int64_t(**change.value)) : Value());
    if (change.customerName)
        add("customer_name", *change.customerName);
    std::string tags;
    for (const std::string &tag : change.addTags)
        tags += (tags.empty() ? "+" : " +") + singleLine(tag);
    for (const std::string &tag : change.removeTags)
        tags += (tags.empty() ? "-" : " -") + singleLine(tag);
    if (!tags.empty())
        parts.push_back({"tags", tags});
    if (change.spam)
        parts.push_back({"spam", "yes"});
    return parts;
}

QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace

std::string words(const std::string &field, const Value &value)
{
    const Field *known = callField(field);
    Call call;
    std::string text;
    if (known && known->assign && known->assign(call, value))
        text = singleLine(cell(*known, call));
    return text.empty() ? "nothing" : text;
}

std::string words(const store::CallChange &change)
{
    std::string line;
    for (const PartWords &part : partWords(change))
        line += (line.empty() ? "" : "; ") + part.field + ": " + part.text;
    return line;
}

std::string stateWord(const store::Outgoing &edit)
{
    switch (edit.state) {
    case store::SendState::Refused:
        return edit.refusal && edit.refusal->kind == Error::Kind::NotFound ? "gone" : "refused";
    case store::SendState::Sending:
        return "sending";
    default:
        return "waiting";
    }
}

QJsonObject toJson(const store::Outgoing &edit)
{
    QJsonObject change;
    for (const PartWords &part : partWords(edit.change))
        change.insert(qt(part.field), qt(part.text));
    return {{QStringLiteral("id"), qint64(edit.id)},
            {QStringLiteral("call"), qt(edit.call.text)},
            {QStringLiteral("state"), qt(stateWord(edit))},
            {QStringLiteral("change"), change},
            {QStringLiteral("edited_at"), qt(formatIso(edit.editedAt, IsoStyle::Utc))},
            {QStringLiteral("reason"), qt(edit.refusal ? edit.refusal->detail : std::string())}};
}

QJsonObject toJson(const store::Conflict &conflict)
{
    return {{QStringLiteral("call"), qt(conflict.call.text)},
            {QStringLiteral("field"), qt(conflict.field)},
            {QStringLiteral("other"), qt(words(conflict.field, conflict.other))},
            {QStringLiteral("at"), qt(formatIso(conflict.at, IsoStyle::Utc))}};
}

} // namespace earshot::ctl
