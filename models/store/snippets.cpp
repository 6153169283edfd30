#include "models/base/text.h"
#include "models/domain/phone.h"
#include "models/store/callrows.h"
#include "models/store/corrections.h"
#include "models/store/database.h"
#include "models/store/query.h"
#include "models/store/search.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace earshot::store {
namespace {

// Marks that cannot stand in the texts, which are free of control characters.
constexpr char HitBegins = '\x02';
constexpr char HitEnds = '\x03';

// Takes the marks out and notes what stood between them.
Snippet unmarked(std::string_view marked)
{
    Snippet out;
    for (const char c : marked) {
        if (c == HitBegins)
            out.hits.push_back({out.text.size(), 0});
        else if (c == HitEnds && !out.hits.empty())
            out.hits.back().length = out.text.size() - out.hits.back().start;
        else
            out.text += c == '\n' || c == '\t' || c == text::PhraseEnd ? ' ' : c;
    }
    return out;
}

// The phrase that has most of the words that were hit; the first of them.
std::optional<std::size_t> phraseOf(const Snippet &snippet, const Transcript &transcript)
{
    std::set<std::string> hit;
    for (const Snippet::Range &range : snippet.hits)
        for (std::string &word : text::words(snippet.text.substr(range.start, range.length)))
            hit.insert(std::move(word));
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < transcript.size(); ++i) {
        const std::vector<std::string> words = text::words(transcript[i].text);
        std::set<std::string> found;
        for (const std::string &word : words)
            if (hit.contains(word))
                found.insert(word);
        if (found.size() > most) {
            most = found.size();
            best = i;
        }
    }
    return best;
}

// Of the call's numbers, the one that was meant, with the digits that were hit.
Snippet numberSnippet(sql::Connection &connection, CallRow row, const std::string &typed)
{
    const auto select = connection.prepared(
        "SELECT customer_phone_number, tracking_phone_number, business_phone_number FROM calls WHERE row = ?");
    select->bind(1, std::int64_t(row));
    Snippet out;
    if (!select->executeStep())
        return out;
    std::string digits = phone::searchDigits(typed);
    if (digits.empty())
        digits = phone::digits(typed); // beside words
    for (int column = 0; column < 3; ++column) {
        const std::string number = select->getColumn(column).getString();
        const std::size_t at = number.find(digits);
        if (digits.empty() || at == std::string::npos)
            continue;
        out.text = number;
        out.hits = {{at, digits.size()}};
        return out;
    }
    out.text = select->getColumn(0).getString();
    return out;
}

// Of the columns, the one with most hits; a number counts only when nothing else was met.
Snippet bestOf(const SQLite::Statement &select)
{
    Snippet best;
    for (const Snippet::In in : {Snippet::In::Transcript, Snippet::In::Note, Snippet::In::Name, Snippet::In::Number}) {
        Snippet candidate = unmarked(select.getColumn(int(in) + 1).getString());
        candidate.in = in;
        if (candidate.hits.size() > best.hits.size() && (in != Snippet::In::Number || best.hits.empty()))
            best = std::move(candidate);
    }
    best.row = CallRow(select.getColumn(0).getInt64());
    return best;
}

// One pass over what matches between the first row and the last: to match a long prefix again for each row would take
// a thousand times longer. The plus keeps the list of rows from becoming just that.
std::unordered_map<std::int64_t, Snippet> snippetsOf(sql::Connection &connection, const std::string &match,
                                                     const std::vector<std::int64_t> &rising)
{
    std::string list;
    for (const std::int64_t row : rising)
        list += (list.empty() ? "[" : ",") + std::to_string(row);
    const auto select = connection.prepared(
        "SELECT rowid, snippet(search, 0, char(2), char(3), '…', 12), snippet(search, 1, char(2), char(3), '…', 12), "
        "snippet(search, 2, char(2), char(3), '…', 12), snippet(search, 3, char(2), char(3), '…', 64) FROM search "
        "WHERE search MATCH ? AND rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))");
    select->bind(1, match);
    select->bind(2, rising.front());
    select->bind(3, rising.back());
    select->bind(4, list + ']');
    std::unordered_map<std::int64_t, Snippet> out;
    while (select->executeStep())
        out.emplace(select->getColumn(0).getInt64(), bestOf(*select));
    return out;
}

void complete(sql::Connection &connection, Snippet &snippet, const std::string &typed)
{
    if (snippet.in == Snippet::In::Number) {
        const CallRow row = snippet.row;
        snippet = numberSnippet(connection, row, typed);
        snippet.in = Snippet::In::Number;
        snippet.row = row;
    }
    if (snippet.in == Snippet::In::Transcript)
        snippet.phrase = phraseOf(snippet, readTranscript(connection, snippet.row));
}

} // namespace

Result<std::vector<Snippet>> Queries::snippets(std::span<const CallRow> rows, const std::string &search) const
{
    const std::string match = matchExpression(search);
    if (match.empty() || rows.empty())
        return std::vector<Snippet>();
    std::vector<std::int64_t> rising;
    for (const CallRow row : rows)
        rising.push_back(std::int64_t(row));
    std::sort(rising.begin(), rising.end());
    return m_database.read([&](sql::Connection &connection) -> Result<std::vector<Snippet>> {
        auto found = snippetsOf(connection, match, rising);
        std::vector<Snippet> out;
        for (const CallRow row : rows) {
            const auto it = found.find(std::int64_t(row));
            if (it == found.end())
                continue;
            complete(connection, it->second, search);
            out.push_back(std::move(it->second));
        }
        return out;
    });
}

} // namespace earshot::store
