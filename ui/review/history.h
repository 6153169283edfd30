#pragma once
#include "models/items/callpage.h"
#include "models/items/fieldtext.h"
#include "ui/review/scrollpanel.h"

namespace earshot {

class Label;
class SectionHeader;

/// What else the person did: other calls, forms, texts.
class HistoryPanel : public ScrollPanel {
    Q_OBJECT
public:
    explicit HistoryPanel(QWidget *parent = nullptr);

    void show(const items::CallDetails &details, const items::Reader &reader);
    /// How much there is.
    qint64 count() const { return m_count; }

Q_SIGNALS:
    void callRequested(earshot::CallRow row);
    void linkRequested(const QString &address);

private:
    struct Part {
        SectionHeader *header = nullptr;
        QWidget *rows = nullptr;
        void clear(qint64 count) const;
        void add(QWidget *row) const;
    };
    Part addPart(const QString &title);
    void showCalls(const std::vector<store::StoredCall> &calls, const items::Reader &reader);
    void showForms(const std::vector<FormSubmission> &forms, const items::Reader &reader);
    void showTexts(const std::vector<Conversation> &conversations, const items::Reader &reader);
    QWidget *formBody(const FormSubmission &form);
    QWidget *textBody(const Conversation &conversation, const items::Reader &reader) const;

    Label *m_nothing;
    Part m_calls, m_forms, m_texts;
    std::vector<Call> m_shownCalls;
    std::vector<FormSubmission> m_shownForms;
    std::vector<Conversation> m_shownTexts;
    qint64 m_count = 0;
};

} // namespace earshot
