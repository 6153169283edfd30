#pragma once
#include "ui/conditions/valuesource.h"

#include <QWidget>

class QListView;
class QStandardItemModel;

namespace earshot {

class SearchField;

/// Any number of a field's values, ticked in a list that typing narrows. Where values are free text, what was typed can
/// be ticked too.
class ValuePicker : public QWidget {
    Q_OBJECT
public:
    ValuePicker(const Field &field, ValueSource &values, QWidget *parent = nullptr);

    void setChosen(const std::vector<std::string> &values);
    const std::vector<std::string> &chosen() const { return m_chosen; }

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void filter();
    void toggle(const std::string &value, bool on);
    void takeTyped();
    bool allowsOther() const { return m_field.choices.empty(); }

    const Field &m_field;
    ValueSource &m_values;
    std::vector<ValueOffer> m_offers;
    std::vector<std::string> m_chosen; // in the order chosen
    SearchField *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    items::Ticket m_asking;
    bool m_filling = false;
};

} // namespace earshot
