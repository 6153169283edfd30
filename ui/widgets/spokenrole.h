#pragma once
#include <QAccessible>

namespace earshot {

/// What screen readers take a widget for that Qt knows nothing of.
void setSpokenRole(QWidget *widget, QAccessible::Role role);

} // namespace earshot
