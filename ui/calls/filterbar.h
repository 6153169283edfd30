#pragma once
#include "models/conditions/condition.h"
#include "models/domain/catalogue.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QPushButton;

namespace earshot {

class Chip;
class FlowLayout;
class Popup;
class ValueSource;

/// A filter as a line of chips, each a condition of the tree: a click opens it, the cross takes it away. What people
/// filter by most stands ready; groups are one chip that opens the tree.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(ValueSource &values, QWidget *parent = nullptr);

    /// Shows a filter without announcing it.
    void setFilter(const conditions::Node &filter);
    const conditions::Node &filter() const { return m_filter; }
    /// The view differs from what is saved.
    void setSaveable(bool on);

    /// The menu of fields, to add a condition.
    void addFilter();
    /// The whole tree in a window of its own.
    void openAdvanced();
    void clear();

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void filterChanged(const earshot::conditions::Node &filter);
    void saveRequested();

private:
    void apply(const conditions::Node &filter);
    void rebuild();
    void fit();
    void addChip(std::size_t top);
    void addQuickChip(const Field &field);
    void editTop(std::size_t top, const QWidget *anchor);
    void editNew(const Field &field, const QWidget *anchor);
    void removeTop(std::size_t top);
    void keepFocus(const QString &name);

    ValueSource &m_values;
    conditions::Node m_filter;
    std::optional<conditions::Node> m_cancelled; // what was edited in the tree and not taken
    FlowLayout *m_flow;
    QPushButton *m_add = nullptr;
    QPushButton *m_advanced = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_save = nullptr;
    bool m_saveable = false;
    QPointer<Popup> m_popup;
};

/// What stands side by side in the bar: the members of an All, or the tree itself.
std::vector<conditions::Node> topsOf(const conditions::Node &filter);
/// The filter of these; the other way round.
conditions::Node filterOf(const std::vector<conditions::Node> &tops);

} // namespace earshot
