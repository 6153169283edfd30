#include "models/store/search.h"

#include "models/base/folding.h"
#include "models/base/text.h"
#include "models/domain/phone.h"

#include <algorithm>
#include <vector>

namespace earshot::store {
namespace {

constexpr std::string_view Blank = " \t\n\r";
constexpr std::size_t FewestDigits = 3;  // fewer are words like any other
constexpr std::size_t LeastOfNumber = 7; // behind as many, "x136" is an extension

// A piece of what was typed: a word, or what stood between quotes.
struct Piece {
    std::string_view text;
    bool quoted = false;
    bool finished = true; // a blank or a quote follows
};

std::vector<Piece> pieces(std::string_view typed)
{
    std::vector<Piece> out;
    for (std::size_t at = typed.find_first_not_of(Blank); at < typed.size(); at = typed.find_first_not_of(Blank, at)) {
        const bool quoted = typed[at] == '"';
        const std::size_t from = quoted ? at + 1 : at;
        const std::size_t end = quoted ? typed.find('"', from) : typed.find_first_of(" \t\n\r\"", from);
        const bool finished = end != std::string_view::npos;
        out.push_back({typed.substr(from, finished ? end - from : end), quoted, finished});
        at = finished ? end + (quoted ? 1 : 0) : typed.size();
    }
    return out;
}

// Part of a telephone number as people write them.
bool isNumberPart(const Piece &piece)
{
    return !piece.quoted && piece.text.find_first_not_of("0123456789+-()./") == std::string_view::npos;
}

std::string asPhrase(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? ' ' : c;
    return out + '"';
}

// Whether the last word of what was typed may be the beginning of a longer one. A sign behind it ends it. One plain
// letter begins too many words to be worth a look before the next one is typed.
bool mayGoOn(const Piece &piece)
{
    if (piece.finished)
        return false;
    std::size_t letters = 0;
    std::size_t end = 0;
    bool plain = false;
    for (text::WordReader words(piece.text); words.next(); end = words.end()) {
        letters = words.word().size();
        plain = text::isAscii(words.word());
    }
    return letters > 0 && end == piece.text.size() && (letters > 1 || !plain);
}

// "ext 136", "x136": how many pieces from there on say an extension, which no stored number has.
std::size_t extensionPieces(const std::vector<Piece> &all, std::size_t from)
{
    std::string written;
    for (std::size_t end = from; end < all.size() && end < from + 2 && !all[end].quoted; ++end) {
        (written += written.empty() ? "" : " ") += all[end].text;
        if (const auto read = phone::parse("+12125550101 " + written); read && !read->extension.empty())
            return end - from + 1;
    }
    return 0;
}

// The numbers column holds every number from each of its digits on, so that a prefix finds any part.
std::string numberTerm(const std::string &written, const std::string &asText)
{
    const std::string digits = phone::digits(written);
    std::string term = "((numbers : \"" + digits + "\"*)";
    const std::string stored = phone::searchDigits(written); // 0049…, 020…: as dialled, not as stored
    if (stored != digits && stored.size() >= FewestDigits)
        term += " OR (numbers : \"" + stored + "\"*)";
    return term + " OR " + asText + ')';
}

} // namespace

std::string matchExpression(std::string_view typed)
{
    // folded, so that quotes and dashes count however a keyboard writes them
    const std::string clean = text::folded(text::clean(text::cut(typed, LongestSearch)));
    const std::vector<Piece> all = pieces(clean);
    std::string out;
    const auto add = [&out](const std::string &term) { out += (out.empty() ? "" : " AND ") + term; };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (isNumberPart(all[i])) {
            std::string written;
            std::size_t end = i;
            for (; end < all.size() && isNumberPart(all[end]); ++end)
                (written += written.empty() ? "" : " ") += all[end].text;
            const std::size_t digits = phone::digits(written).size();
            if (digits >= FewestDigits) {
                add(numberTerm(written, asPhrase(written) + (mayGoOn(all[end - 1]) ? "*" : "")));
                i = end - 1 + (digits >= LeastOfNumber ? extensionPieces(all, end) : 0);
                continue;
            }
        }
        if (!text::words(all[i].text).empty())
            add(asPhrase(all[i].text) + (mayGoOn(all[i]) ? "*" : ""));
    }
    return out;
}

bool isSymbolsAlone(std::string_view typed)
{
    return typed.find_first_not_of(Blank) != typed.npos && matchExpression(typed).empty();
}

} // namespace earshot::store
