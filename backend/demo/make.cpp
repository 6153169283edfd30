#include "backend/demo/demo.h"

#include "backend/demo/records.h"
#include "backend/demo/studio.h"

namespace earshot::demo {
namespace {

CallRecord callOf(const Contact &contact, Records &records, std::map<std::uint64_t, Recording> &recordings)
{
    const auto found = recordings.find(contact.stream);
    if (found == recordings.end())
        return records.call(contact);
    CallRecord record = records.call(contact, &found->second.transcript);
    record.wav = std::move(found->second.wav);
    record.call.recordingDuration = record.call.duration;
    return record;
}

} // namespace

Result<Figures> make(const Options &options, Sink &sink)
{
    Result<Cast> cast = readCast(options.seed, options.now);
    if (!cast)
        return cast.error();
    if (const Result<void> done = sink.agency(cast->agency); !done)
        return done.error();
    const Plan plan = planContacts(*cast, options);
    Records records(plan, options);
    Figures figures;
    std::map<std::uint64_t, Recording> recordings;
    if (options.recordings > 0)
        figures.silence = whySilent(options.espeak);
    if (options.recordings > 0 && figures.silence.empty())
        recordings = recordSome(plan, options);
    for (const Contact &contact : plan.contacts) {
        Result<void> done;
        switch (contact.kind) {
        case Contact::Kind::Call:
            done = sink.call(callOf(contact, records, recordings));
            figures.recordings += recordings.contains(contact.stream);
            ++figures.calls;
            break;
        case Contact::Kind::Form:
            done = sink.form(records.form(contact));
            ++figures.forms;
            break;
        case Contact::Kind::Text:
            done = sink.conversation(records.conversation(contact));
            ++figures.conversations;
            break;
        }
        if (!done)
            return done.error();
    }
    return figures;
}

} // namespace earshot::demo
