#pragma once

#include "models/base/result.h"

#include <QWidget>

namespace earshot {

/// Says why a profile does not open, and what can be done.
class TroubleWindow : public QWidget {
    Q_OBJECT
public:
    TroubleWindow(const Error &error, const QString &profile);

Q_SIGNALS:
    void retryRequested();
    /// Another program holds it, or it cannot be written: to look at it is possible all the same.
    void readOnlyRequested();
};

} // namespace earshot
