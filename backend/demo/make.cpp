#include "backend/demo/demo.h"

#include "backend/demo/records.h"

namespace earshot::demo {

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
    for (const Contact &contact : plan.contacts) {
        Result<void> done;
        switch (contact.kind) {
        case Contact::Kind::Call:
            done = sink.call(records.call(contact));
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
