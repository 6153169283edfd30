#include "models/store/sortedrows.h"

#include "models/base/text.h"

#include <algorithm>
#include <functional>

namespace earshot::store {
namespace {

constexpr std::size_t Inline = 16; // bytes of a text that lie in its place

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

/// Eight bytes that compare as the text does.
std::uint64_t eightOf(std::string_view text)
{
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i)
        out = out << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return out;
}

/// Numbers below zero come before the others.
std::uint64_t ordered(std::int64_t number)
{
    return std::uint64_t(number) ^ (std::uint64_t(1) << 63);
}

} // namespace

SortedRows::SortedRows(const Field &by) : m_kind(by.kind) {}

void SortedRows::add(const SQLite::Statement &select)
{
    const SQLite::Column key = select.getColumn(1);
    const std::int64_t row = select.getColumn(0).getInt64();
    if (isText(m_kind)) {
        const char *bytes = key.getText();
        addText({bytes, std::size_t(key.getBytes())}, row);
    } else if (key.isNull()) {
        m_bare.push_back(row);
    } else {
        m_places.push_back({ordered(key.getInt64()), 0, 0, 0, row});
    }
}

void SortedRows::addText(std::string_view text, std::int64_t row)
{
    if (isEmpty(m_kind, text))
        return m_bare.push_back(row);
    const std::string folded = text::folded(text);
    const std::string_view all = folded;
    Place place{eightOf(all), eightOf(all.substr(std::min<std::size_t>(8, all.size()))), 0, 0, row};
    if (all.size() > Inline) {
        place.at = std::uint32_t(m_texts.size());
        place.size = std::uint32_t(all.size());
        m_texts += all;
    }
    m_places.push_back(place);
}

std::string_view SortedRows::whole(const Place &place) const
{
    return std::string_view(m_texts).substr(place.at, place.size);
}

int SortedRows::compare(const Place &a, const Place &b) const
{
    if (a.first != b.first)
        return a.first < b.first ? -1 : 1;
    if (a.second != b.second)
        return a.second < b.second ? -1 : 1;
    return a.size == 0 && b.size == 0 ? 0 : whole(a).compare(whole(b));
}

void SortedRows::sortPlaces(bool descending, std::size_t count)
{
    const auto before = [this, descending](const Place &a, const Place &b) {
        const int order = compare(a, b);
        return order != 0 ? (order < 0) != descending : a.row > b.row;
    };
    const auto end = m_places.begin() + std::ptrdiff_t(std::min(count, m_places.size()));
    if (end != m_places.end())
        std::nth_element(m_places.begin(), end, m_places.end(), before);
    std::sort(m_places.begin(), end, before);
}

void SortedRows::takeOutPlaced()
{
    std::vector<std::int64_t> placed;
    placed.reserve(m_places.size());
    for (const Place &place : m_places)
        placed.push_back(place.row);
    std::sort(placed.begin(), placed.end());
    std::erase_if(m_bare, [&](std::int64_t row) { return std::binary_search(placed.begin(), placed.end(), row); });
}

std::vector<CallRow> SortedRows::take(bool descending, std::size_t count)
{
    if (m_twice)
        takeOutPlaced();
    sortPlaces(descending, count);
    std::sort(m_bare.begin(), m_bare.end(), std::greater());
    std::vector<CallRow> out;
    out.reserve(std::min(count, size()));
    for (const Place &place : m_places)
        if (out.size() < count)
            out.push_back(CallRow(place.row));
    for (const std::int64_t row : m_bare)
        if (out.size() < count)
            out.push_back(CallRow(row));
    return out;
}

} // namespace earshot::store
