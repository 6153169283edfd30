#include "ui/review/ownedits.h"

#include <algorithm>

namespace earshot {

void OwnEdits::made(const Call &call, const store::CallChange &change)
{
    Call after = call;
    store::apply(change, after);
    for (const char *key : {"note", "value", "customer_name", "lead_status"}) {
        const Field &field = *callField(key);
        if (value(field, call) == value(field, after))
            continue;
        Unread &unread = m_unread[key];
        unread.before.push_back(value(field, call));
        unread.now = value(field, after);
    }
}

void OwnEdits::putInto(Call &call)
{
    std::erase_if(m_unread, [&call](const auto &each) {
        const auto &[key, unread] = each;
        const Field &field = *callField(key);
        const Value read = value(field, call);
        const bool isOld =
            read != unread.now && std::find(unread.before.begin(), unread.before.end(), read) != unread.before.end();
        if (isOld)
            field.assign(call, unread.now);
        return !isOld;
    });
}

} // namespace earshot
