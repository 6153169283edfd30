#pragma once
// Reading header fields: names in any case, lists, quality values (RFC 9110 §5.6).

#include "backend/http/message.h"

#include <string_view>
#include <vector>

namespace earshot::http {

/// Equal but for ASCII case.
bool sameName(std::string_view a, std::string_view b);

/// The first value under a name in any case; empty when absent.
std::string_view valueOf(const std::vector<Field> &headers, std::string_view name);

/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// Calls `each` with the trimmed, non-empty members of a comma-separated list until it returns true; true when it did.
template <typename Each>
bool anyOf(std::string_view list, Each each)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view member = trimmed(list.substr(0, comma));
        if (!member.empty() && each(member))
            return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

/// True when an Accept-Encoding takes gzip: named, or by "*", and not with q=0.
bool takesGzip(std::string_view acceptEncoding);

} // namespace earshot::http
