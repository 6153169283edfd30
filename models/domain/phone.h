#pragma once
// Telephone numbers, as the wire has them (E.164) and as people write them.

#include <optional>
#include <string>
#include <string_view>

namespace earshot::phone {

/// "+13036231131" from "(303) 623-1131", "1 303 623 1131", "+44 20 7946 0000", "0044 …"; ten digits are taken as North
/// American. Empty when it cannot be a telephone number (E.164: 7 to 15 digits).
std::optional<std::string> toE164(std::string_view written);

/// How the service writes numbers: "303-623-1131" for North America, "+44 20 7946 0000" elsewhere; text that is no
/// number comes back as it is.
std::string formatted(std::string_view e164);

/// The digits alone, for searching: "+1 (303) 623" → "1303623".
std::string digits(std::string_view text);

} // namespace earshot::phone
