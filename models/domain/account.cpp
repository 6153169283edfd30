#include "models/domain/account.h"

namespace earshot {

const std::vector<TagColor> &tagColors()
{
    static const std::vector<TagColor> table = {
        {"gray1", "464646", "e7e7e7"},   {"gray2", "ffffff", "c2c2c2"},   {"blue1", "0f3778", "b5cef7"},
        {"blue2", "ffffff", "4583ea"},   {"cyan1", "0d404a", "96d7e5"},   {"cyan2", "ffffff", "23a2bd"},
        {"purple1", "3d0d90", "e3d6ff"}, {"purple2", "ffffff", "b997ff"}, {"pink1", "761e3a", "fcd3e0"},
        {"pink2", "9a4964", "f890b2"},   {"pink3", "6b323b", "ebdbde"},   {"pink4", "ffffff", "cda6ac"},
        {"red1", "8c1b00", "f3b2a7"},    {"red2", "ffffff", "fe4a22"},    {"orange1", "7f3306", "ffc8ad"},
        {"orange2", "ffffff", "ff7529"}, {"orange3", "7d4900", "ffdfb2"}, {"orange4", "ffffff", "ffae38"},
        {"yellow1", "594d00", "fcea7c"}, {"yellow2", "694f00", "fdeebf"}, {"green1", "054f2f", "b1f0d2"},
        {"green2", "044227", "38d790"},  {"green3", "015531", "a0ddc0"},  {"green4", "ffffff", "00a863"},
    };
    return table;
}

std::string_view word(Role role)
{
    switch (role) {
    case Role::Admin:
        return "admin";
    case Role::Manager:
        return "manager";
    case Role::Reporting:
        break;
    }
    return "reporting";
}

std::optional<Role> roleFrom(std::string_view word)
{
    if (word == "admin")
        return Role::Admin;
    if (word == "manager")
        return Role::Manager;
    return word == "reporting" ? std::optional(Role::Reporting) : std::nullopt;
}

} // namespace earshot
