#pragma once
// Telephone numbers, as the wire has them (E.164) and as people write them. Everything in Earshot that reads or writes
// a number does it here. How numbers are spaced is in phoneplans.h, who withholds theirs in withheld.h.

#include <optional>
#include <string>
#include <string_view>

class QTimeZone;

namespace earshot::phone {

struct Number {
    std::string e164;
    std::string extension; // digits; of a number within a company's exchange
    bool operator==(const Number &) const = default;
};

/// "+13036231131" from "(303) 623-1131", "1 303 623 1131", "011 44 20 …", "0044 …", "+44 (0)20 7946 0000",
/// "212/555/0101", "555–0101 ext 136" …, as somebody in `country` (ISO 3166) would dial it. Empty when it cannot be a
/// telephone number (E.164: 7 to 15 digits; in countries of the table as many as theirs have).
std::optional<Number> parse(std::string_view written, std::string_view country = "US");

/// parse() without the extension.
std::optional<std::string> toE164(std::string_view written, std::string_view country = "US");

/// How numbers are shown: "303-623-1131" for North America, as the service writes it, else international(); text that
/// is no number comes back as it is.
std::string formatted(std::string_view e164);
/// "+1 303 623 1131", "+44 20 7946 0000".
std::string international(std::string_view e164);
/// As it is dialled in its own country: "(303) 623-1131", "020 7946 0000".
std::string national(std::string_view e164);

/// The digits alone: "+1 (303) 623" → "1303623".
std::string digits(std::string_view text);

/// The digits of a number, or of a part of one, as a stored number would have them: without extension, exit code, trunk
/// prefix: "+44 (0)20 7946" → "44207946", "020 7946" → "207946". Empty when the text is more than a number.
std::string searchDigits(std::string_view written);

/// The country of a time zone: "US" for America/New_York; "US", too, for zones that tell nothing.
std::string countryOf(const QTimeZone &zone);

} // namespace earshot::phone
