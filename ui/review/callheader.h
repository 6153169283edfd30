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
    /// `seen` is the name that the call had when the edit began.
    void named(const QString &name, const std::string &seen);
    void copyRequested();

private:
    Fact *addFact();
    void showFacts(const items::CallDetails &details, const items::Reader &reader);

    std::optional<CallRow> m_shown;
    std::string m_known; // the name as the call had it last, which is written otherwise here
    std::string m_seen;  // as it was when its edit began
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
