#pragma once
#include "models/items/background.h"
#include "models/items/fieldtext.h"
#include "models/items/reviewqueue.h"
#include "ui/widgets/popup.h"

namespace earshot {

class FindList;

/// The calls judged today, the last one first: to look at one again and mend its verdict.
class VerdictList : public Popup {
    Q_OBJECT
public:
    VerdictList(store::Cache &cache, items::Background &background,
                const std::vector<items::ReviewQueue::Verdict> &verdicts, const items::Reader &reader, QWidget *parent);

Q_SIGNALS:
    void chosen(earshot::CallRow row);

private:
    struct Judged {
        store::StoredCall stored;
        Instant at;
    };
    void show(const std::vector<Judged> &calls, const items::Reader &reader);

    std::vector<CallRow> m_rows;
    FindList *m_list;
    items::Ticket m_reading;
};

} // namespace earshot
