#include "ui/calls/spokencalls.h"

#include "models/domain/derived.h"
#include "models/domain/phone.h"
#include "ui/calls/calltable.h"
#include "ui/conditions/valuesource.h"

namespace earshot {
namespace {

QString spokenValue(const Field &field, const Call &call, const ValueSource &values)
{
    const std::string_view key = field.key;
    if (key == "company_id")
        return values.clientName(call.clientId);
    if (key != "customer_name")
        return items::text(field, call, values.reader());
    const QString name = items::oneLine(derive::customerName(call));
    const QString number = items::oneLine(phone::formatted(call.customerPhoneNumber));
    if (name.isEmpty() && number.isEmpty())
        return CallTable::tr("Unknown caller");
    return name.isEmpty() || number.isEmpty() ? name + number : name + QStringLiteral(", ") + number;
}

} // namespace

QString spokenCell(const items::CallList &list, const ValueSource &values, int row, int column)
{
    const store::StoredCall *stored = list.callAt(row);
    if (!stored)
        return {};
    const QString marks = markWords(*stored).join(QStringLiteral(", "));
    if (column < 0)
        return marks;
    const QString own = spokenValue(list.field(column), stored->call, values);
    if (column > 0)
        return own;
    QStringList parts{marks};
    for (int i = 0; i < list.columnCount(); ++i)
        if (const QString value = spokenValue(list.field(i), stored->call, values); !value.isEmpty())
            //: Read by screen readers: the name of a column and what stands there
            parts << CallTable::tr("%1: %2").arg(items::label(list.field(i)), value);
    return parts.join(QStringLiteral(", "));
}

} // namespace earshot
