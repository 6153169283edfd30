#pragma once
#include "models/items/settings.h"
#include "ui/widgets/popup.h"

namespace earshot {

/// How a person likes to review.
class ReviewOptions : public Popup {
    Q_OBJECT
public:
    ReviewOptions(items::Settings &settings, QWidget *parent);
};

} // namespace earshot
