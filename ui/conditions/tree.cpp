#include "ui/conditions/tree.h"

#include "models/conditions/operators.h"

#include <algorithm>

namespace earshot::conditions {
namespace {

Place parentOf(const Place &place)
{
    return {place.begin(), place.end() - 1};
}

bool isWithin(const Place &place, const Place &ancestor)
{
    return place.size() >= ancestor.size() && std::equal(ancestor.begin(), ancestor.end(), place.begin());
}

Group *groupAround(Node &root, const Place &place)
{
    Node *parent = place.empty() ? nullptr : nodeAt(root, parentOf(place));
    return parent ? parent->group() : nullptr;
}

std::size_t childCount(const Node &root, const Place &place)
{
    const Node *node = nodeAt(root, place);
    return node && node->group() ? node->group()->children.size() : 0;
}

} // namespace

const Node *nodeAt(const Node &root, const Place &place)
{
    const Node *node = &root;
    for (const std::size_t child : place) {
        const Group *group = node->group();
        if (!group || child >= group->children.size())
            return nullptr;
        node = &group->children[child];
    }
    return node;
}

Node *nodeAt(Node &root, const Place &place)
{
    return const_cast<Node *>(nodeAt(std::as_const(root), place));
}

bool insert(Node &root, const Place &place, Node node)
{
    Group *group = groupAround(root, place);
    if (!group)
        return false;
    const std::size_t index = std::min(place.back(), group->children.size());
    group->children.insert(group->children.begin() + std::ptrdiff_t(index), std::move(node));
    return true;
}

std::optional<Node> take(Node &root, const Place &place)
{
    Group *group = groupAround(root, place);
    if (!group || place.back() >= group->children.size())
        return {};
    const auto it = group->children.begin() + std::ptrdiff_t(place.back());
    Node node = std::move(*it);
    group->children.erase(it);
    return node;
}

std::optional<Place> move(Node &root, const Place &from, const Place &to)
{
    if (from.empty() || to.empty() || !nodeAt(root, from) || !groupAround(root, to) || isWithin(parentOf(to), from))
        return {};
    // taking the node out shifts those behind it in its group by one
    Place target = to;
    const std::size_t level = from.size() - 1;
    const bool shifts = target.size() > level && isWithin(target, parentOf(from)) && target[level] > from[level];
    if (shifts)
        --target[level];
    std::optional<Node> node = take(root, from);
    target.back() = std::min(target.back(), childCount(root, parentOf(target)));
    insert(root, target, std::move(*node));
    return target;
}

std::optional<Place> above(const Node &root, const Place &place)
{
    if (place.empty())
        return {};
    if (place.back() == 0)
        return place.size() > 1 ? std::optional(parentOf(place)) : std::nullopt; // out, before its group
    Place before = place;
    --before.back();
    if (nodeAt(root, before)->group()) // in, as its last
        before.push_back(childCount(root, before));
    return before;
}

std::optional<Place> below(const Node &root, const Place &place)
{
    if (place.empty())
        return {};
    Place after = place;
    ++after.back();
    if (after.back() < childCount(root, parentOf(place))) {
        if (nodeAt(root, after)->group()) // in, as its first
            after.push_back(0);
        else
            ++after.back();
        return after;
    }
    if (place.size() == 1)
        return {};
    after = parentOf(place); // out, behind its group
    ++after.back();
    return after;
}

Node inverted(const Node &node)
{
    if (const Condition *condition = node.condition()) {
        const OperatorInfo &now = info(condition->op);
        const auto opposite = std::find_if(operators().begin(), operators().end(), [&](const OperatorInfo &other) {
            return now.isNegation() ? other.op == now.opposite : other.isNegation() && other.opposite == now.op;
        });
        if (opposite != operators().end() && opposite->shape == now.shape) {
            Condition other = *condition;
            other.op = opposite->op;
            return other;
        }
        return Group{Match::None, {node}};
    }
    Group group = *node.group();
    if (group.match == Match::All)
        return Group{Match::None, {node}};
    group.match = group.match == Match::Any ? Match::None : Match::Any;
    return group;
}

bool isFlat(const Node &root)
{
    const Group *group = root.group();
    return group && group->match == Match::All &&
           std::all_of(group->children.begin(), group->children.end(),
                       [](const Node &child) { return child.condition() != nullptr; });
}

std::size_t conditionCount(const Node &root)
{
    if (root.condition())
        return 1;
    std::size_t count = 0;
    for (const Node &child : root.group()->children)
        count += conditionCount(child);
    return count;
}

} // namespace earshot::conditions
