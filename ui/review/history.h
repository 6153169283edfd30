#pragma once
#include "models/items/callpage.h"
#include "models/items/fieldtext.h"
#include "ui/review/scrollpanel.h"

namespace earshot {

class HistoryRow;
class Label;

/// What else the person did: other calls, forms and texts in one line of time, newest first. It is laid out when it is
/// first seen.
class HistoryPanel : public ScrollPanel {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget *parent = nullptr);

    void show(const items::CallDetails &details, const items::Reader &reader);
    /// How much there is.
    qint64 count() const;

Q_SIGNALS:
    void callRequested(earshot::CallRow row);
    void linkRequested(const QString &address);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Known {
        std::vector<std::pair<CallRow, Call>> calls;
        std::vector<FormSubmission> forms;
        std::vector<Conversation> conversations;
        bool operator==(const Known &) const = default;
    };
    void build();
    HistoryRow *rowOf(CallRow row, const Call &call);
    HistoryRow *rowOf(const FormSubmission &form);
    HistoryRow *rowOf(const Conversation &conversation);
    QWidget *formBody(const FormSubmission &form);
    QWidget *textBody(const Conversation &conversation) const;

    Label *m_nothing;
    QWidget *m_rows;
    items::Reader m_reader;
    Known m_known;
    bool m_built = false; // the rows show what is known
};

} // namespace earshot
