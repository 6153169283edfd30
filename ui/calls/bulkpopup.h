#pragma once
#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/store/cache.h"
#include "ui/widgets/popup.h"

#include <QStringList>

#include <functional>

class QPushButton;
class QVBoxLayout;

namespace earshot {

class Label;

/// A popup that changes calls: those that it was opened for, whatever is chosen in the list meanwhile. It names them,
/// says what of theirs will be replaced, and which of them are gone.
class BulkPopup : public Popup {
    Q_OBJECT
public:
    struct Sources {
        store::Cache &cache;
        items::Background &background;
        items::CacheWatch &watch;
    };
    struct Wording {
        QString one;                          // "Note of %1"
        QString many;                         // "Note of 12 calls"
        std::function<QString(int)> replaces; // of so many calls, what they have already; none: nothing is replaced
    };

    /// `field` is the one that is changed.
    BulkPopup(const Sources &sources, std::vector<CallRow> rows, const Field &field, Wording words, QWidget *anchor);

    const std::vector<CallRow> &rows() const { return m_rows; }
    int count() const { return int(m_rows.size()); }
    /// Where the editor goes, below the words.
    QVBoxLayout *column() const { return m_column; }
    QPushButton *addApply(const QString &text);

Q_SIGNALS:
    /// The one call it is for has been read, for the first time.
    void knew(const earshot::Call &call);

private:
    struct Standing {
        QStringList names; // the first few
        std::size_t gone = 0, filled = 0;
        std::optional<Call> only;
    };
    static Standing standing(store::Cache &cache, const std::vector<CallRow> &rows, const Field &field,
                             const std::stop_token &stop);
    void read();
    void show(const Standing &standing);

    Sources m_sources;
    std::vector<CallRow> m_rows;
    const Field &m_field;
    Wording m_words;
    bool m_known = false;
    items::Ticket m_reading;
    QVBoxLayout *m_column;
    Label *m_title, *m_names, *m_replaced, *m_gone;
};

} // namespace earshot
