#pragma once
// Places in a tree of conditions, and the moves an editor makes there.

#include "models/conditions/condition.h"

namespace earshot::conditions {

/// The way down from the root: which child, which child of that …; the root's is empty.
using Place = std::vector<std::size_t>;

/// The node there, or null when the tree has no such place.
Node *nodeAt(Node &root, const Place &place);
const Node *nodeAt(const Node &root, const Place &place);

/// Puts the node before the child that stands at the place, at the end when none does. False when the group that should
/// hold it is not there.
bool insert(Node &root, const Place &place, Node node);
/// Takes the node out and hands it over; nothing for the root, which cannot be taken.
std::optional<Node> take(Node &root, const Place &place);
/// Moves the node before the one at `to` (a place in the tree as it is before the move), and says where it is then;
/// nothing, and no move, when `to` lies in the node itself.
std::optional<Place> move(Node &root, const Place &from, const Place &to);

/// The next place a node can be moved to upwards or downwards as one reads: past a condition, into a group, out of it.
std::optional<Place> above(const Node &root, const Place &place);
std::optional<Place> below(const Node &root, const Place &place);

/// The exact opposite, for every call: a condition takes its opposite operator where it has one.
Node inverted(const Node &node);

/// True for an All of nothing but conditions: what a row of chips can show whole.
bool isFlat(const Node &root);
/// Conditions in the tree.
std::size_t conditionCount(const Node &root);

} // namespace earshot::conditions
