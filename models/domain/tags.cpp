#include "models/domain/tags.h"

#include <algorithm>

namespace earshot {
namespace {

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

void takeTag(Words &tags, std::string_view tag)
{
    std::erase_if(tags, [tag](const std::string &other) { return isSameTag(other, tag); });
}

void giveTag(Words &tags, const std::string &tag)
{
    if (!tag.empty() && !hasTag(tags, tag))
        tags.push_back(tag);
}

} // namespace

bool isSameTag(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lowered(x) == lowered(y); });
}

bool hasTag(const Words &tags, std::string_view tag)
{
    return std::any_of(tags.begin(), tags.end(), [tag](const std::string &other) { return isSameTag(other, tag); });
}

bool areSameTags(const Words &a, const Words &b)
{
    return tagChange(a, b).empty();
}

TagChange tagChange(const Words &from, const Words &to)
{
    TagChange out;
    for (const std::string &tag : to)
        if (!hasTag(from, tag))
            giveTag(out.add, tag);
    for (const std::string &tag : from)
        if (!hasTag(to, tag))
            giveTag(out.remove, tag);
    return out;
}

Words changedTags(const Words &tags, const TagChange &change)
{
    Words out = tags;
    for (const std::string &tag : change.remove)
        takeTag(out, tag);
    for (const std::string &tag : change.add)
        giveTag(out, tag);
    return out;
}

TagChange withoutNamesOf(TagChange change, const TagChange &other)
{
    const auto isNamed = [&other](const std::string &tag) {
        return hasTag(other.add, tag) || hasTag(other.remove, tag);
    };
    std::erase_if(change.add, isNamed);
    std::erase_if(change.remove, isNamed);
    return change;
}

TagChange joined(const TagChange &first, const TagChange &then)
{
    TagChange out = first;
    for (const std::string &tag : then.add) {
        takeTag(out.remove, tag);
        takeTag(out.add, tag);
        out.add.push_back(tag);
    }
    for (const std::string &tag : then.remove) {
        takeTag(out.add, tag);
        giveTag(out.remove, tag);
    }
    return out;
}

Words toWords(const TagChange &change)
{
    Words out;
    for (const std::string &tag : change.add)
        out.push_back('+' + tag);
    for (const std::string &tag : change.remove)
        out.push_back('-' + tag);
    return out;
}

TagChange tagChangeFrom(const Words &words)
{
    TagChange out;
    for (const std::string &word : words)
        if (word.size() > 1)
            (word.front() == '-' ? out.remove : out.add).push_back(word.substr(1));
    return out;
}

} // namespace earshot
