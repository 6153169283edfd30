#pragma once
#include "models/items/callpage.h"
#include "models/items/editing.h"
#include "models/items/fieldtext.h"

#include <QUrl>
#include <QWidget>

namespace earshot {

class CallView;

/// The review queue: one unreviewed call after the other, judged by one key each.
class ReviewPage : public QWidget {
    Q_OBJECT
public:
    /// `page` is the model of the call shown here, and of nothing else.
    ReviewPage(store::Cache &cache, items::Background &background, items::CacheWatch &watch, items::Editing &editing,
               items::CallPage &page, items::Reader reader, QWidget *parent = nullptr);

    /// Begins with the newest (or oldest) unreviewed call of a client, or of all.
    void start(const std::optional<ClientId> &client);

Q_SIGNALS:
    void callRequested(earshot::CallRow row);
    void filterRequested(const earshot::conditions::Node &filter);
    void linkRequested(const QUrl &url);

private:
    items::CallPage &m_page;
    CallView *m_view;
};

} // namespace earshot
