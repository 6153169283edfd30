#pragma once
// Conditions in plain words, in the user's language.

#include "models/conditions/condition.h"
#include "models/domain/catalogue.h"

#include <QLocale>
#include <QString>

#include <functional>

namespace earshot::conditions {

struct Wording {
    QLocale locale;
    QTimeZone zone = QTimeZone::utc(); // for times
    /// What people call a value, such as the client's name for company_id; an empty answer leaves the value as it is.
    std::function<QString(const Field &, const std::string &)> nameOf = {};
};

/// The whole tree as one sentence without a full stop: "Duration is at least 1:30 and (Source contains “google” or …)".
QString sentence(const Node &node, const Wording &wording = {});

/// One condition, short, for a chip: "Duration ≥ 1:30". Long lists end in "and 3 more", long texts and groups in "…".
QString chip(const Node &node, const Wording &wording = {});

/// "last 30 days", "this month", "yesterday"; for menus and chips.
QString periodName(const Period &period);

} // namespace earshot::conditions
