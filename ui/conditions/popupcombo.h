#pragma once
#include <QComboBox>

namespace earshot {

/// Looks and opens like a combo box, but what opens is up to its owner.
class PopupCombo : public QComboBox {
    Q_OBJECT
public:
    explicit PopupCombo(QWidget *parent = nullptr) : QComboBox(parent)
    {
        setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
        addItem({});
    }
    void setText(const QString &text) { setItemText(0, text); }
    QString text() const { return itemText(0); }
    void showPopup() override { Q_EMIT opened(); }

Q_SIGNALS:
    void opened();
};

} // namespace earshot
