#include "models/store/sortedrows.h"

#include "models/base/text.h"

#include <algorithm>
#include <limits>

namespace earshot::store {
namespace {

constexpr std::int64_t Last = std::numeric_limits<std::int64_t>::max();

bool isText(Kind kind)
{
    switch (kind) {
    case Kind::YesNo:
    case Kind::Number:
    case Kind::Duration:
    case Kind::Money:
    case Kind::Time:
        return false;
    default:
        return true;
    }
}

bool isEmpty(Kind kind, std::string_view text)
{
    const bool list = kind == Kind::Tags || kind == Kind::List;
    return text.empty() || (list && text == "[]");
}

} // namespace

SortedRows::SortedRows(const Field &by) : m_kind(by.kind) {}

void SortedRows::add(const SQLite::Statement &select)
{
    const SQLite::Column key = select.getColumn(1);
    const std::int64_t row = select.getColumn(0).getInt64();
    if (isText(m_kind)) {
        const char *bytes = key.getText();
        m_places.push_back({numberOf({bytes, std::size_t(key.getBytes())}), row});
    } else {
        m_places.push_back({key.isNull() ? Last : key.getInt64(), row});
    }
}

std::vector<CallRow> SortedRows::take(bool descending, std::size_t count)
{
    if (isText(m_kind)) {
        const std::vector<std::int64_t> ranked = ranks();
        for (Place &place : m_places)
            place.key = ranked[std::size_t(place.key)];
    }
    if (descending)
        for (Place &place : m_places)
            place.key = place.key == Last ? Last : ~place.key; // turns the order round without overflow
    const auto before = [](const Place &a, const Place &b) { return a.key != b.key ? a.key < b.key : a.row > b.row; };
    count = std::min(count, m_places.size());
    const auto end = m_places.begin() + std::ptrdiff_t(count);
    if (end != m_places.end())
        std::nth_element(m_places.begin(), end, m_places.end(), before);
    std::sort(m_places.begin(), end, before);
    std::vector<CallRow> out;
    out.reserve(count);
    for (auto it = m_places.begin(); it != end; ++it)
        out.push_back(CallRow(it->row));
    return out;
}

std::int64_t SortedRows::numberOf(std::string_view text)
{
    m_text = text; // keeps its memory
    return m_texts.try_emplace(m_text, std::int64_t(m_texts.size())).first->second;
}

// By a text's number, its place among all; texts that people take for the same have the same.
std::vector<std::int64_t> SortedRows::ranks() const
{
    std::vector<std::pair<std::string, std::int64_t>> folded;
    std::vector<std::int64_t> out(m_texts.size(), Last);
    for (const auto &[text, number] : m_texts)
        if (!isEmpty(m_kind, text))
            folded.emplace_back(text::folded(text), number);
    std::sort(folded.begin(), folded.end());
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        rank += i > 0 && folded[i].first != folded[i - 1].first;
        out[std::size_t(folded[i].second)] = rank;
    }
    return out;
}

} // namespace earshot::store
