#pragma once
#include "ui/conditions/valuesource.h"

#include <QWidget>

class QListView;
class QStandardItemModel;

namespace earshot {

class Label;
class SearchField;

/// Any number of a field's values, ticked in a list that typing narrows: Enter ticks the one that is marked. Where
/// values are free text, what was typed can be ticked too; Ctrl and Enter take it to the letter. Tags are found as in
/// the field of a call's tags: by their letters in order, the best marked, and a comma ticks as well.
class ValuePicker : public QWidget {
    Q_OBJECT
public:
    ValuePicker(const Field &field, ValueSource &values, QWidget *parent = nullptr);

    void setChosen(const std::vector<std::string> &values);
    const std::vector<std::string> &chosen() const { return m_chosen; }

Q_SIGNALS:
    void edited();
    /// Enter, with nothing typed: what is ticked is meant.
    void entered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void filter();
    void hint(const QString &typed, bool anyFits, bool isOffered);
    std::optional<int> fit(const QString &name, const QString &typed) const;
    void toggle(const std::string &value, bool on);
    void takeTyped(bool toTheLetter);
    bool isTags() const { return m_field.kind == Kind::Tags; }
    bool allowsOther() const { return m_field.choices.empty(); }

    const Field &m_field;
    ValueSource &m_values;
    std::vector<ValueOffer> m_offers;
    std::vector<std::string> m_chosen; // in the order chosen
    SearchField *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    Label *m_hint; // what Enter does with what was typed
    items::Ticket m_asking;
    bool m_filling = false;
};

} // namespace earshot
