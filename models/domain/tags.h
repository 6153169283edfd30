#pragma once
// Tags of a call as servers compare them: the case of ASCII letters makes no difference.

#include "models/domain/call.h"

#include <string_view>

namespace earshot {

bool isSameTag(std::string_view a, std::string_view b);
bool hasTag(const Words &tags, std::string_view tag);
/// The same tags, whatever their order and case.
bool areSameTags(const Words &a, const Words &b);

/// What is done to a list of tags, whichever that list is by then.
struct TagChange {
    Words add = {};
    Words remove = {};
    bool empty() const { return add.empty() && remove.empty(); }
    bool operator==(const TagChange &) const = default;
};
TagChange tagChange(const Words &from, const Words &to);
/// The tags after it; those that stay keep their place and spelling.
Words changedTags(const Words &tags, const TagChange &change);
/// `change` without the names that the other one adds or takes away.
TagChange withoutNamesOf(TagChange change, const TagChange &other);
/// First one, then the other.
TagChange joined(const TagChange &first, const TagChange &then);

/// As one list of words: "+new", "-old".
Words toWords(const TagChange &change);
TagChange tagChangeFrom(const Words &words);

} // namespace earshot
