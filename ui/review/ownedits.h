#pragma once
#include "models/store/edits.h"

#include <map>
#include <vector>

namespace earshot {

/// What a page has changed of its call and has not read back yet. A reading that was under way when the change was made
/// still says what was there before: it is no news, and nothing may be built on it.
class OwnEdits {
public:
    /// `call` as the page knew it.
    void made(const Call &call, const store::CallChange &change);
    /// Puts what was changed in the place of what was there before it. What somebody else wrote meanwhile stays.
    void putInto(Call &call);
    /// What the cache says holds: a change failed or was taken back, or another call is shown.
    void forget() { m_unread.clear(); }
    bool empty() const { return m_unread.empty(); }

private:
    struct Unread {
        std::vector<Value> before;
        Value now;
    };
    std::map<std::string, Unread> m_unread; // by field
};

} // namespace earshot
