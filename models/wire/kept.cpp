#include "models/wire/kept.h"

#include "models/wire/json_out.h"

namespace earshot::wire {

std::string writeKeptEdit(std::int64_t edit, const CallId &call, Instant editedAt, const CallUpdate &update)
{
    Out out;
    out.beginObject();
    out.key("edit");
    out.number(edit);
    out.key("call");
    out.text(call.text);
    out.key("edited_at");
    out.text(formatIso(editedAt));
    out.key("update");
    out.raw(writeCallUpdate(update));
    out.endObject();
    return out.take();
}

std::string writeKeptCorrection(const CallId &call, Instant editedAt, std::int64_t phrase, const std::string &original,
                                const std::string &text)
{
    Out out;
    out.beginObject();
    out.key("call");
    out.text(call.text);
    out.key("edited_at");
    out.text(formatIso(editedAt));
    out.key("phrase");
    out.number(phrase);
    out.key("original");
    out.text(original);
    out.key("corrected");
    out.text(text);
    out.endObject();
    return out.take();
}

} // namespace earshot::wire
