#include "backend/api/token.h"

#include "backend/http/fields.h"

namespace earshot::api {

std::string tokenOf(std::string_view authorization)
{
    constexpr std::string_view scheme = "Token ", name = "token=";
    authorization = http::trimmed(authorization);
    if (!http::sameName(authorization.substr(0, scheme.size()), scheme))
        return {};
    std::string key;
    http::anyOf(authorization.substr(scheme.size()), [&](std::string_view part) {
        if (!http::sameName(part.substr(0, name.size()), name))
            return false;
        key = part.substr(name.size());
        std::erase_if(key, [](char c) { return c == '"' || c == '\\' || c == ' '; });
        return true;
    });
    return key;
}

} // namespace earshot::api
