#include "models/wire/json_in.h"

#include "models/base/text.h"

namespace earshot::wire {
namespace {

constexpr int DeepestNesting = 64;
constexpr std::string_view Replacement = "\xEF\xBF\xBD";

void appendUtf8(std::string &out, std::uint32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += {char(0xC0U | c >> 6U), char(0x80U | (c & 0x3FU))};
    } else if (c < 0x10000) {
        out += {char(0xE0U | c >> 12U), char(0x80U | (c >> 6U & 0x3FU)), char(0x80U | (c & 0x3FU))};
    } else {
        out += {char(0xF0U | c >> 18U), char(0x80U | (c >> 12U & 0x3FU)), char(0x80U | (c >> 6U & 0x3FU)),
                char(0x80U | (c & 0x3FU))};
    }
}

/// The four hex digits after "\u"; moves on only if they are there.
std::optional<std::uint32_t> takeHex(const char *&p)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = p[i];
        const char lower = char(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * 16 + std::uint32_t(c - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + std::uint32_t(lower - 'a' + 10);
        else
            return {};
    }
    p += 4;
    return value;
}

/// After "\u": a character, by two escapes where it takes a pair. Half a pair becomes U+FFFD.
void appendUnicodeEscape(std::string &out, const char *&p)
{
    const auto isHigh = [](std::uint32_t c) { return c >= 0xD800 && c < 0xDC00; };
    const auto isLow = [](std::uint32_t c) { return c >= 0xDC00 && c < 0xE000; };
    const auto first = takeHex(p);
    if (first && isHigh(*first) && p[0] == '\\' && p[1] == 'u') {
        const char *next = p + 2;
        const auto second = takeHex(next);
        if (second && isLow(*second)) {
            p = next;
            return appendUtf8(out, 0x10000U + ((*first - 0xD800U) << 10U) + (*second - 0xDC00U));
        }
    }
    if (!first || isHigh(*first) || isLow(*first))
        out += Replacement;
    else
        appendUtf8(out, *first);
}

/// Resolves the escapes of a JSON string up to its closing quote, which the parser has seen to be there.
std::string unescaped(const char *p)
{
    std::string out;
    while (*p != '"') {
        const char *run = p;
        while (*p != '"' && *p != '\\')
            ++p;
        out.append(run, p);
        if (*p != '\\')
            break;
        const char c = p[1];
        p += 2;
        switch (c) {
        case 'n':
            out += '\n';
            break;
        case 't':
            out += '\t';
            break;
        case 'r':
            out += '\r'; // text::clean knows what becomes of it
            break;
        case 'f':
            out += '\f';
            break;
        case 'b':
            break; // a control character that text::clean would drop
        case 'u':
            appendUnicodeEscape(out, p);
            break;
        default:
            out += c;
        }
    }
    return out;
}

bool isPlain(char c)
{
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
}

/// JSON has no use for bare control characters but as white space.
std::string mended(std::string_view body)
{
    std::string out = text::isUtf8(body) ? std::string(body) : text::clean(body);
    for (char &c : out)
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    return out;
}

std::string describe(std::string_view notJson)
{
    const std::size_t start = notJson.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return "the answer is empty";
    if (notJson[start] != '<')
        return {};
    const std::size_t title = notJson.find("<title>");
    if (title == std::string_view::npos)
        return "the answer is a web page (HTML), not JSON";
    const std::string_view words = notJson.substr(title + 7, 80);
    return "the answer is a web page (HTML), not JSON: " + text::clean(text::cut(words, words.find('<')));
}

} // namespace

void fail(Error::Kind kind, std::string detail)
{
    throw Unreadable{{kind, std::move(detail)}};
}

void refuse(std::string sentence)
{
    fail(Error::Kind::Refused, std::move(sentence));
}

Source::Source(std::string body) : m_body(std::move(body))
{
    if (m_body.starts_with("\xEF\xBB\xBF")) // a byte order mark
        m_body.erase(0, 3);
    m_body.reserve(m_body.size() + simdjson::SIMDJSON_PADDING);
}

od::object Source::root()
{
    if (const std::string other = describe(m_body); !other.empty())
        fail(Error::Kind::BadData, other);
    auto error = m_parser.iterate(m_body).get(m_document);
    if (error == simdjson::UTF8_ERROR || error == simdjson::UNESCAPED_CHARS) {
        m_body = mended(m_body);
        m_body.reserve(m_body.size() + simdjson::SIMDJSON_PADDING);
        error = m_parser.iterate(m_body).get(m_document);
    }
    if (error) {
        m_document = {};
        throw simdjson::simdjson_error(error);
    }
    od::object object;
    error = m_document.get_object().get(object);
    if (error == simdjson::INCORRECT_TYPE)
        fail(Error::Kind::BadData, "the answer is JSON, but not an object");
    if (error)
        throw simdjson::simdjson_error(error);
    return object;
}

void Source::end()
{
    const char *next = nullptr;
    if (m_document.current_location().get(next) != simdjson::OUT_OF_BOUNDS)
        fail(Error::Kind::BadData, "something follows the end of the JSON");
}

Error Source::error(simdjson::error_code code)
{
    std::size_t at = m_body.size();
    const char *where = nullptr;
    if (m_document.is_alive() && !m_document.current_location().get(where))
        at = std::min(std::size_t(where - m_body.data()), m_body.size());
    return {Error::Kind::BadData, "not whole JSON, at byte " + std::to_string(at) + " of " +
                                      std::to_string(m_body.size()) + ": " + simdjson::error_message(code)};
}

std::string_view Source::key(const od::field &field)
{
    const char *start = field.key().raw();
    const char *p = start;
    while (isPlain(*p))
        ++p;
    if (*p == '"')
        return {start, std::size_t(p - start)};
    m_key = text::clean(unescaped(start));
    return m_key;
}

std::string_view Source::text(od::raw_json_string raw)
{
    const char *start = raw.raw();
    const char *p = start;
    while (isPlain(*p))
        ++p;
    if (*p == '"')
        return {start, std::size_t(p - start)};
    m_text = text::clean(unescaped(start));
    return m_text;
}

bool Source::scalar(od::value json, Scalar &out)
{
    switch (json.type()) {
    case od::json_type::array:
    case od::json_type::object:
        return false;
    case od::json_type::string:
        out = {Scalar::Type::Text, false, text(json.get_raw_json_string())};
        return true;
    case od::json_type::boolean:
        out = {Scalar::Type::Bool, json.get_bool(), {}};
        return true;
    case od::json_type::null:
        if (!json.is_null())
            throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
        out = {};
        return true;
    case od::json_type::number:
        break;
    }
    std::string_view token = json.raw_json_token();
    token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
    if (!isJsonNumber(token))
        throw simdjson::simdjson_error(simdjson::NUMBER_ERROR);
    out = {Scalar::Type::Number, false, token};
    return true;
}

void Source::copy(od::value json, int depth)
{
    if (depth > DeepestNesting)
        throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    const od::json_type type = json.type();
    if (type == od::json_type::object) {
        m_copy.beginObject();
        for (od::field field : json.get_object()) {
            m_copy.key(key(field));
            copy(field.value(), depth + 1);
        }
        return m_copy.endObject();
    }
    if (type == od::json_type::array) {
        m_copy.beginArray();
        for (od::value item : json.get_array())
            copy(item, depth + 1);
        return m_copy.endArray();
    }
    Scalar scalar;
    this->scalar(json, scalar);
    switch (scalar.type) {
    case Scalar::Type::Null:
        return m_copy.null();
    case Scalar::Type::Bool:
        return m_copy.yesNo(scalar.yes);
    case Scalar::Type::Number:
        return m_copy.raw(scalar.text);
    case Scalar::Type::Text:
        return m_copy.text(scalar.text);
    }
}

const char *Source::nested(od::value json, std::string &out)
{
    m_copy.clear();
    try {
        copy(json, 0);
    } catch (const simdjson::simdjson_error &e) {
        if (e.error() != simdjson::DEPTH_ERROR)
            throw;
        return "is nested too deep";
    }
    const std::string_view copied = m_copy.view();
    out = copied == "null" || copied == "\"\"" ? std::string_view() : copied;
    return nullptr;
}

namespace {

/// A text, or the `name` of an object; what a list of tags may hold.
const char *readWord(Source &source, od::value json, Words &words)
{
    Scalar scalar;
    constexpr const char *Nameless = "has an item without a name";
    if (source.scalar(json, scalar)) {
        if (scalar.type == Scalar::Type::Bool)
            return mismatch(Kind::List);
        if (!scalar.text.empty())
            words.emplace_back(scalar.text);
        return scalar.type == Scalar::Type::Null ? Nameless : nullptr;
    }
    if (json.type() != od::json_type::object)
        return mismatch(Kind::List);
    const char *problem = Nameless;
    for (od::field field : json.get_object()) {
        if (source.key(field) != "name" || !source.scalar(field.value(), scalar))
            continue;
        words.emplace_back(scalar.text);
        problem = nullptr;
    }
    return problem;
}

const char *readWords(Source &source, od::value json, Words &words)
{
    const char *problem = nullptr;
    for (od::value item : json.get_array())
        if (const char *bad = readWord(source, item, words))
            problem = bad;
    return problem;
}

bool isText(Kind kind)
{
    return kind == Kind::Text || kind == Kind::Url || kind == Kind::Phone || kind == Kind::OneOf;
}

} // namespace

const char *readValue(Source &source, Kind kind, od::value json, Value &out)
{
    if (kind == Kind::Nested)
        return source.nested(json, out.emplace<std::string>());
    Scalar scalar;
    if (source.scalar(json, scalar)) {
        source.hasZonelessTimes =
            source.hasZonelessTimes || (kind == Kind::Time && !scalar.text.empty() && !hasOffset(scalar.text));
        if (convert(kind, scalar, out, source.zoneless))
            return nullptr;
        out = {};
        return mismatch(kind);
    }
    out = {};
    const bool list = kind == Kind::Tags || kind == Kind::List;
    if (json.type() != od::json_type::array || (!list && !isText(kind)))
        return mismatch(kind);
    Words words;
    const char *problem = readWords(source, json, words);
    if (problem && (words.empty() || !list))
        return problem;
    if (list) {
        out = std::move(words);
        return problem;
    }
    std::string joined; // call_summary is text in one table of the reference and a list in another
    for (const std::string &word : words)
        joined += (joined.empty() ? "" : "\n") + word;
    out = std::move(joined);
    return nullptr;
}

} // namespace earshot::wire
