#include "models/conditions/path.h"

namespace earshot::conditions {

std::string_view word(Match match)
{
    switch (match) {
    case Match::All:
        return "all";
    case Match::Any:
        return "any";
    case Match::None:
        break;
    }
    return "none";
}

std::string below(const std::string &parent, std::string_view key)
{
    return parent.empty() ? std::string(key) : parent + '.' + std::string(key);
}

std::string entry(const std::string &list, std::size_t index)
{
    return list + '[' + std::to_string(index) + ']';
}

Error badAt(const std::string &path, std::string_view what)
{
    return {Error::Kind::BadData, path.empty() ? std::string(what) : path + ": " + std::string(what)};
}

} // namespace earshot::conditions
