#include "backend/demo/phrasebook.h"

#include "backend/demo/reader.h"

#include <algorithm>
#include <charconv>

namespace earshot::demo {

std::string_view Entry::operator[](std::string_view name) const
{
    const auto found = std::ranges::find(attributes, name, &Attribute::name);
    return found == attributes.end() ? std::string_view() : found->text;
}

double Entry::number(std::string_view name, double fallback) const
{
    const std::string_view written = (*this)[name];
    std::from_chars(written.data(), written.data() + written.size(), fallback);
    return fallback;
}

Result<Phrasebook> Phrasebook::read(std::span<const std::string_view> texts)
{
    Phrasebook book;
    Reader reader(book);
    for (const std::string_view text : texts) {
        if (const Result<void> done = reader.read(text); !done)
            return done.error();
    }
    if (const Result<void> done = reader.connect(); !done)
        return done.error();
    return book;
}

const Intent *Phrasebook::intent(std::string_view name) const
{
    const auto found = std::ranges::find(m_intents, name, &Intent::name);
    return found == m_intents.end() ? nullptr : &*found;
}

const std::vector<Entry> &Phrasebook::list(std::string_view name) const
{
    static const std::vector<Entry> None;
    const auto found = m_listIds.find(std::string(name));
    return found == m_listIds.end() ? None : m_lists[static_cast<std::size_t>(found->second)].entries;
}

} // namespace earshot::demo
