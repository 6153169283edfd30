#include "ui/review/queuechooser.h"

#include "ui/review/findlist.h"
#include "ui/review/words.h"
#include "ui/widgets/metrics.h"

#include <QVBoxLayout>

#include <algorithm>

namespace earshot {

namespace {

/// All calls, then the saved views, then every client that is not gone, by name.
std::vector<store::SavedView> queuesOf(store::Cache &cache)
{
    std::vector<store::SavedView> queues(1);
    for (store::SavedView &view : cache.preferences().views().valueOr({}))
        queues.push_back(std::move(view));
    const auto clientsFrom = std::ptrdiff_t(queues.size());
    for (const Client &client : cache.agency().clients().valueOr({})) {
        store::SavedView view;
        view.client = client.id;
        view.name = client.name;
        queues.push_back(std::move(view));
    }
    std::sort(queues.begin() + clientsFrom, queues.end(),
              [](const auto &a, const auto &b) { return utf16(a.name).localeAwareCompare(utf16(b.name)) < 0; });
    return queues;
}

} // namespace

QueueChooser::QueueChooser(store::Cache &cache, items::Background &background, QWidget *parent)
    : Popup(parent), m_list(new FindList(tr("Find a client or a view")))
{
    setAccessibleName(tr("What is reviewed"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::S, space::S, space::S, space::S);
    column->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_list, &FindList::chosen, this, [this](int choice) {
        const store::SavedView view = m_views[std::size_t(choice)];
        close();
        Q_EMIT chosen(view);
    });
    m_list->setChoices({});
    m_reading = background.run(
        this, [&cache](const std::stop_token &) { return queuesOf(cache); },
        [this](std::vector<store::SavedView> views) { show(std::move(views)); });
}

void QueueChooser::show(std::vector<store::SavedView> views)
{
    m_views = std::move(views);
    std::vector<FindList::Choice> choices;
    for (const store::SavedView &view : m_views) {
        const bool client = view.client && view.id == store::ViewId{};
        const bool saved = view.id != store::ViewId{};
        choices.push_back({client  ? Icon::Building
                           : saved ? Icon::Bookmark
                                   : Icon::Phone,
                           client || saved ? utf16(view.name).simplified() : tr("All calls"),
                           client  ? tr("Client")
                           : saved ? tr("View")
                                   : QString()});
    }
    m_list->setChoices(std::move(choices));
    fit();
}

QString QueueChooser::nameOf(const store::SavedView &view, const std::vector<Client> &clients)
{
    if (!view.client && view.search.empty() && view.filter == conditions::Node())
        return tr("All calls");
    if (!view.name.empty())
        return utf16(view.name).simplified();
    for (const Client &client : clients)
        if (client.id == view.client && view.search.empty() && view.filter == conditions::Node())
            return utf16(client.name).simplified();
    return tr("Some calls");
}

} // namespace earshot
