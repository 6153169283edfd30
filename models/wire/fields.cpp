#include "models/wire/fields.h"

#include "models/domain/catalogue.h"

#include <algorithm>

namespace earshot::wire {

FieldSelection FieldSelection::parse(std::string_view list)
{
    FieldSelection selection;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string name(list.substr(0, comma));
        std::erase(name, ' ');
        if (!name.empty())
            selection.m_names.push_back(std::move(name));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    std::sort(selection.m_names.begin(), selection.m_names.end());
    return selection;
}

FieldSelection FieldSelection::everything()
{
    FieldSelection selection;
    selection.m_everything = true;
    return selection;
}

bool FieldSelection::asks(std::string_view key) const
{
    return m_everything || std::binary_search(m_names.begin(), m_names.end(), key, std::less<>());
}

std::string allCallFields()
{
    std::string names;
    for (const Field &field : callFields()) {
        if (field.set != FieldSet::Optional || !field.isStored())
            continue;
        if (!names.empty())
            names += ',';
        names += field.key;
    }
    return names;
}

} // namespace earshot::wire
