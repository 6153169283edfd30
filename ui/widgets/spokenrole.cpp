#include "ui/widgets/spokenrole.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

#include <utility>

namespace earshot {
namespace {

constexpr char RoleProperty[] = "earshotSpokenRole";

QAccessibleInterface *withSpokenRole(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget ? widget->property(RoleProperty) : QVariant();
    return role.isValid() ? new QAccessibleWidget(widget, QAccessible::Role(role.toInt())) : nullptr;
}

} // namespace

void setSpokenRole(QWidget *widget, QAccessible::Role role)
{
    static bool known = false;
    if (!std::exchange(known, true))
        QAccessible::installFactory(withSpokenRole);
    widget->setProperty(RoleProperty, int(role));
    // setAccessibleName() lets Qt look at a widget: what it was taken for then is kept, and has to go
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(widget);
    if (told && told->role() != role)
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(told));
}

} // namespace earshot
