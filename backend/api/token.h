#pragma once
// The key of a request.

#include <string>
#include <string_view>

namespace earshot::api {

/// The key in an Authorization header: `Token token="KEY"`, with quotes, without, or with escaped ones. Empty when it
/// is written otherwise.
std::string tokenOf(std::string_view authorization);

} // namespace earshot::api
