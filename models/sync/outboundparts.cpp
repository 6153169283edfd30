#include "models/base/text.h"
#include "models/domain/tags.h"
#include "models/sync/outbound.h"

#include <algorithm>

namespace earshot::sync {

using store::CallChange;

std::vector<CallChange> partsOf(const CallChange &change, bool valueAlone)
{
    CallChange plain = change;
    CallChange value, spam;
    if (valueAlone)
        value.value = std::exchange(plain.value, {});
    if (std::exchange(plain.spam, {}) == true)
        spam.spam = true;
    plain.corrections.clear();
    std::vector<CallChange> parts;
    for (CallChange &part : {std::ref(plain), std::ref(value), std::ref(spam)})
        if (!part.empty())
            parts.push_back(std::move(part));
    return parts;
}

std::vector<CallChange> piecesOf(const CallChange &change)
{
    std::vector<CallChange> pieces;
    if (change.note)
        pieces.push_back({.note = change.note});
    if (change.leadStatus)
        pieces.push_back({.leadStatus = change.leadStatus});
    if (change.value)
        pieces.push_back({.value = change.value});
    if (change.customerName)
        pieces.push_back({.customerName = change.customerName});
    for (const std::string &tag : change.addTags)
        pieces.push_back({.addTags = {tag}});
    for (const std::string &tag : change.removeTags)
        pieces.push_back({.removeTags = {tag}});
    if (change.spam)
        pieces.push_back({.spam = change.spam});
    return pieces;
}

CallChange notTaken(const CallChange &part, const Call &answered)
{
    const auto differs = [](const std::string &sent, const std::string &got) {
        return text::trimmed(text::clean(sent)) != text::trimmed(text::clean(got));
    };
    CallChange out;
    if (part.note && differs(*part.note, answered.note))
        out.note = part.note;
    const bool hasEarlier = part.leadStatus && part.leadStatus->empty() && answered.isEarlierLead(); // its own word
    if (part.leadStatus && *part.leadStatus != answered.leadStatus && !hasEarlier)
        out.leadStatus = part.leadStatus;
    if (part.value && *part.value != answered.value)
        out.value = part.value;
    if (part.customerName && differs(*part.customerName, answered.customerName))
        out.customerName = part.customerName;
    const auto has = [&answered](const std::string &tag) {
        return std::any_of(answered.tags.begin(), answered.tags.end(),
                           [&tag](const std::string &other) { return isSameTag(tag, other); });
    };
    std::copy_if(part.addTags.begin(), part.addTags.end(), std::back_inserter(out.addTags), std::not_fn(has));
    std::copy_if(part.removeTags.begin(), part.removeTags.end(), std::back_inserter(out.removeTags), has);
    return out;
}

wire::CallUpdate updateOf(const CallChange &part, const remote::CallState &state)
{
    wire::CallUpdate update;
    update.note = part.note;
    update.leadStatus = part.leadStatus;
    update.value = part.value;
    update.customerName = part.customerName;
    update.spam = part.spam.value_or(false);
    if (!state.version.empty()) {
        update.addTags = part.addTags;
        update.removeTags = part.removeTags;
    } else if (!part.removeTags.empty()) {
        update.tags = changedTags(state.call.tags, {part.addTags, part.removeTags});
    } else if (!part.addTags.empty()) {
        update.tags = part.addTags;
        update.appendTags = true;
    }
    return update;
}

} // namespace earshot::sync
