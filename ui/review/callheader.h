#pragma once
#include "models/items/callpage.h"
#include "models/items/fieldtext.h"

#include <QWidget>

class QMenu;

namespace earshot {

class Avatar;
class EditedField;
class ElidedLabel;
class Fact;
class FlowLayout;
class IconButton;
class InlineEdit;

/// Who called whom, when, and how it went.
class CallHeader : public QWidget {
    Q_OBJECT
public:
    explicit CallHeader(QWidget *parent = nullptr);

    void show(const items::CallDetails &details, const items::Reader &reader);
    /// The caller's name, edited in place.
    EditedField *name() const { return m_nameField; }
    void startNaming();
    /// Wishes for what is being typed, before another call is shown.
    void save();
    /// What the button for more offers.
    void setMenu(QMenu *menu);

Q_SIGNALS:
    void named(const QString &name);
    void copyRequested();

private:
    Fact *addFact();
    void showFacts(const items::CallDetails &details, const items::Reader &reader);

    std::optional<CallRow> m_shown;
    Avatar *m_avatar;
    InlineEdit *m_name;
    EditedField *m_nameField;
    ElidedLabel *m_number;
    ElidedLabel *m_place;
    IconButton *m_copy;
    IconButton *m_more;
    FlowLayout *m_flow;
    Fact *m_outcome, *m_when, *m_whenThere, *m_client, *m_agent, *m_numbers, *m_history;
};

} // namespace earshot
