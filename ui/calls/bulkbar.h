#pragma once
#include "ui/calls/bulkedit.h"
#include "ui/calls/bulkpopup.h"

#include <QWidget>

#include <functional>
#include <optional>

class QPushButton;

namespace earshot {

class AmountEdit;
class FlowLayout;
class Label;
class ValueSource;

/// What can be done with the calls that are chosen; there while more than one is. What a popup was opened for stays
/// what it changes.
class BulkBar : public QWidget {
    Q_OBJECT
public:
    using Chosen = std::function<std::vector<CallRow>()>;
    BulkBar(const BulkPopup::Sources &sources, ValueSource &values, Chosen chosen, QWidget *parent = nullptr);

    void setCount(int calls);

    /// The popups of the buttons, at a widget, for the calls that are chosen now.
    void openTags(QWidget *anchor);
    void openValue(QWidget *anchor);
    void openNote(QWidget *anchor);
    QWidget *tagButton() const;
    QWidget *valueButton() const;
    QWidget *noteButton() const;

Q_SIGNALS:
    void editRequested(const earshot::BulkEdit &edit);
    void copyRequested();
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// What was begun in a popup and not applied, for who comes back to it for the same calls.
    struct Begun {
        std::vector<CallRow> rows;
        std::optional<QString> note;
        std::optional<Cents> value;
        Words tags;
        store::CallChange seen; // of one call: what it had when that began
    };

    QPushButton *addButton(const char *name, int icon, const QString &text);
    BulkPopup *popupFor(const char *field, const BulkPopup::Wording &words, QWidget *anchor);
    void beginValue(BulkPopup *popup, AmountEdit *amount, QPushButton *set);
    void apply(BulkPopup *popup, BulkEdit edit);

    BulkPopup::Sources m_sources;
    ValueSource &m_values;
    Chosen m_chosen;
    Begun m_begun;
    FlowLayout *m_buttons;
    Label *m_count;
    QPushButton *m_tag;
    QPushButton *m_value;
    QPushButton *m_note;
    int m_calls = 0;
};

} // namespace earshot
