#pragma once
// Reading JSON, whoever wrote it. Only .cpp files of this room include this (simdjson is a heavy header). Inside, what
// cannot be read is thrown; reading() turns it into an Error at the border of the room.

#include "models/base/result.h"
#include "models/wire/json_out.h"
#include "models/wire/lenient.h"

#include <simdjson.h>

namespace earshot::wire {

namespace od = simdjson::ondemand;

/// Thrown inside the room.
struct Unreadable {
    Error error;
};
[[noreturn]] void fail(Error::Kind kind, std::string detail);
[[noreturn]] void refuse(std::string sentence);

/// A JSON body under the reader's hand, and the memory that its texts need for a while.
class Source {
public:
    explicit Source(std::string body);

    /// The object the body is. Bytes that no JSON may have (invalid UTF-8, bare control characters) are mended first.
    od::object root();

    /// Throws when something follows the object.
    void end();

    /// The error, with where in the body.
    Error error(simdjson::error_code code);

    /// The key of a field, or the text of a string: escapes resolved, made harmless. Valid until the next of its kind.
    std::string_view key(const od::field &field);
    std::string_view text(od::raw_json_string raw);

    /// The value if it is no list or object (else false). Valid until the next text.
    bool scalar(od::value json, Scalar &out);

    /// The value as whole, minified, clean JSON text; null when it was read, or the reason.
    const char *nested(od::value json, std::string &out);

    /// Where a value is read before it goes into its record; kept for its memory.
    Value value;

    /// Where a time without an offset is.
    QTimeZone zoneless = QTimeZone::utc();
    bool hasZonelessTimes = false; // one was met

private:
    void copy(od::value json, int depth);

    std::string m_body;
    od::parser m_parser;
    od::document m_document;
    std::string m_key, m_text;
    Out m_copy;
};

/// Reads the object that `body` is with visit(source, root).
template <typename Visit>
auto reading(std::string body, Visit visit) -> Result<decltype(visit(std::declval<Source &>(), od::object()))>
{
    Source source(std::move(body));
    try {
        auto value = visit(source, source.root());
        source.end();
        return value;
    } catch (const Unreadable &unreadable) {
        return unreadable.error;
    } catch (const simdjson::simdjson_error &e) {
        return source.error(e.error());
    }
}

/// Reads a value for a field of that kind; null when it was read, or the reason. Of a list with items that are none,
/// `out` has the others beside the reason; else it has nothing then. Dialogue is not its business.
const char *readValue(Source &source, Kind kind, od::value json, Value &out);

} // namespace earshot::wire
