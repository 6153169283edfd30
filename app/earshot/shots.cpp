#include "app/earshot/shots.h"

#include "ui/calls/callspage.h"
#include "ui/review/callview.h"
#include "ui/review/historyrow.h"
#include "ui/shell/callsspace.h"

#include <QAction>
#include <QApplication>
#include <QDeadlineTimer>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QPixmap>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

namespace earshot {
namespace {

using Phase = items::SyncStanding::Phase;
using Link = sync::Status::Link;

bool saveWithDialog(Workplace &workplace, const QString &file);

struct Camera {
    QString folder;
    QString suffix;
    int failures = 0;

    void take(Workplace &workplace, const char *page)
    {
        const QString file = QDir(folder).filePath(QString::fromLatin1(page) + suffix + QStringLiteral(".png"));
        if (!saveScreenshot(workplace, file))
            ++failures;
    }

    void takeDialog(Workplace &workplace, const char *page)
    {
        if (!saveWithDialog(workplace,
                            QDir(folder).filePath(QString::fromLatin1(page) + suffix + QStringLiteral(".png"))))
            ++failures;
    }
};

bool isSettled(Workplace &workplace);

/// The window with its open dialog where it stands, as one picture; then the dialog is closed.
bool saveWithDialog(Workplace &workplace, const QString &file)
{
    waitUntil([&] { return isSettled(workplace); });
    MainWindow &window = workplace.window();
    QPixmap picture = window.grab();
    QWidget *dialog = nullptr;
    for (QDialog *one : window.findChildren<QDialog *>())
        if (one->isVisible())
            dialog = one;
    if (dialog) {
        QPainter painter(&picture);
        painter.fillRect(window.rect(), QColor(0, 0, 0, 70));
        painter.drawPixmap(QPoint((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2),
                           dialog->grab());
        painter.end();
        dialog->close();
    }
    return picture.save(file);
}

bool isSettled(Workplace &workplace)
{
    const items::SyncStanding &standing = workplace.desk().syncing.standing();
    const sync::Status &status = standing.status;
    const bool connecting = standing.phase == Phase::Running &&
                            (status.link == Link::Connecting || (status.link == Link::Online && !status.lastSync));
    return workplace.isQuiet() && workplace.window().sidebar().isLoaded() && !connecting;
}

void press(QWidget *window, const char *action)
{
    for (QAction *one : window->findChildren<QAction *>(QString::fromLatin1(action)))
        one->trigger();
}

/// A call that was talked about: with a name and a transcript where the cache has such a one.
std::optional<CallRow> tellingCall(store::Cache &cache)
{
    using conditions::Condition, conditions::Op, conditions::Group, conditions::Match;
    store::CallQuery query;
    query.filter = Group{Match::All,
                         {Condition{"customer_name", Op::IsNotEmpty, {}}, Condition{"lead_status", Op::IsNotEmpty, {}},
                          Condition{"transcription", Op::IsNotEmpty, {}}, Condition{"keywords", Op::IsNotEmpty, {}}}};
    for (const store::CallQuery &one : {query, store::CallQuery()}) {
        const auto rows = cache.queries().firstRows(one, 1);
        if (rows && !rows->empty())
            return rows->front();
    }
    return {};
}

/// The longest of the latest calls that were recorded.
std::optional<CallRow> recordedCall(store::Cache &cache)
{
    using conditions::Condition, conditions::Op;
    store::CallQuery query;
    query.filter = Condition{"recording", Op::IsNotEmpty, {}};
    std::optional<CallRow> longest;
    seconds length{};
    for (const store::StoredCall &one :
         cache.calls().calls(cache.queries().firstRows(query, 60).valueOr({})).valueOr({}))
        if (one.call.duration.value_or(seconds(0)) > length) {
            length = *one.call.duration;
            longest = one.row;
        }
    return longest;
}

/// A call in the middle of being heard.
void shootListening(Workplace &workplace, Camera &camera, CallRow row)
{
    MainWindow &window = workplace.window();
    items::Listening &listening = workplace.desk().listening;
    Place place = window.place();
    place.alone = row;
    window.goTo(place);
    const auto isHeard = [&] {
        const auto stage = listening.stage();
        return stage != items::Listening::Stage::None && stage != items::Listening::Stage::Fetching &&
               stage != items::Listening::Stage::Reading;
    };
    waitUntil([&] { return isSettled(workplace) && isHeard(); });
    const milliseconds middle = listening.player().duration() * 2 / 5;
    listening.player().seek(middle);
    waitUntil([&] { return listening.player().position() == middle; });
    camera.take(workplace, "listening");
    listening.player().play(); // where there is a sound output
    waitUntil([&] { return !listening.player().isPlaying() || listening.player().position() > middle + seconds(2); });
    if (listening.player().isPlaying())
        camera.take(workplace, "playing");
    listening.player().pause();
}

/// A call of somebody who called seldom but also wrote: a form and, where there is such a person, texts.
std::optional<CallRow> writingCaller(store::Cache &cache)
{
    const auto rows = cache.queries().firstRows({}, 4000);
    std::optional<CallRow> found;
    for (const CallRow row : rows.valueOr({})) {
        if (cache.calls().otherCalls(row, 8).valueOr({}).size() == 8)
            continue;
        const bool filledIn = !cache.calls().forms(row, 1).valueOr({}).empty();
        const bool texted = !cache.calls().conversations(row, 1).valueOr({}).empty();
        if (filledIn && texted)
            return row;
        if (!found && (filledIn || texted))
            found = row;
    }
    return found;
}

/// How somebody came, and what they wrote, unfolded.
void shootHistory(Workplace &workplace, Camera &camera, CallRow row)
{
    MainWindow &window = workplace.window();
    Place place = window.place();
    place.alone = row;
    window.goTo(place);
    waitUntil([&] { return isSettled(workplace); });
    auto *parts = window.calls().callView().findChild<QTabBar *>();
    parts->setCurrentIndex(1);
    camera.take(workplace, "journey");
    parts->setCurrentIndex(2);
    for (HistoryRow *one : window.calls().callView().findChildren<HistoryRow *>())
        if (one->hasBody())
            one->click();
    camera.take(workplace, "history");
    parts->setCurrentIndex(0);
}

void shootPages(Workplace &workplace, Camera &camera)
{
    MainWindow &window = workplace.window();
    items::Sidebar &sidebar = window.sidebar();
    waitUntil([&] { return isSettled(workplace); });
    camera.take(workplace, "calls");

    Place place;
    place.view = sidebar.view(sidebar.index(0, 0));
    Place search = place;
    search.view.search = "appointment";
    window.goTo(search);
    camera.take(workplace, "search");

    using conditions::Condition, conditions::Group, conditions::Match, conditions::Op;
    Place filtered = place;
    filtered.view.name.clear();
    filtered.view.filter =
        Group{Match::All,
              {Condition{"duration", Op::AtLeast, conditions::Number{45}}, Condition{"answered", Op::Yes, {}},
               Group{Match::Any,
                     {Condition{"source", Op::Contains, conditions::Text{"google"}},
                      Condition{"transcription", Op::Contains, conditions::Text{"appointment"}}}}}};
    window.goTo(filtered);
    press(&window.calls(), "calls.advanced");
    camera.takeDialog(workplace, "filter");

    place.alone = tellingCall(workplace.desk().cache);
    window.goTo(place);
    camera.take(workplace, "call");
    if (const auto row = recordedCall(workplace.desk().cache))
        shootListening(workplace, camera, *row);
    if (const auto row = writingCaller(workplace.desk().cache))
        shootHistory(workplace, camera, *row);

    Place review;
    review.page = Place::Page::Review;
    review.view = sidebar.view(sidebar.index(1, 0));
    window.goTo(review);
    camera.take(workplace, "review");

    place.alone.reset();
    window.goTo(place);
    window.openPalette();
    camera.take(workplace, "palette");
    window.openShortcuts();
    camera.take(workplace, "shortcuts");
    window.openStatus();
    camera.take(workplace, "status");

    Place settings;
    settings.page = Place::Page::Settings;
    window.goTo(settings);
    camera.take(workplace, "settings");
}

} // namespace

bool waitUntil(const std::function<bool()> &holds)
{
    QTimer beat; // wakes the loop, for conditions that no event announces
    beat.start(10);
    const QDeadlineTimer deadline(30'000);
    while (!holds()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

bool saveScreenshot(Workplace &workplace, const QString &file)
{
    const bool settled = waitUntil([&] { return isSettled(workplace); });
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const bool saved = workplace.window().grab().save(file);
    if (!settled || !saved)
        std::fprintf(stderr, "earshot: %s %s\n", qPrintable(file),
                     settled ? "cannot be written" : "shows a window that was still busy");
    return settled && saved;
}

int saveShots(std::shared_ptr<OpenProfile> profile, const QString &folder, const QString &suffix, const QSize &size)
{
    QDir().mkpath(folder);
    Camera camera{folder, suffix};
    const QString path = profile->folder;
    std::optional<sync::Link> link = profile->link;
    const auto open = [&](OpenProfile &&from, const vault::KeyStore &keys) {
        auto workplace = std::make_unique<Workplace>(std::move(from), keys, items::DemoServer::findProgram());
        workplace->window().resize(size);
        workplace->window().show();
        return workplace;
    };
    {
        const auto workplace = open(std::move(*profile), vault::KeyStore(path.toStdString()));
        shootPages(*workplace, camera);
    }
    if (link) { // nobody answers at this port, and the link that is kept stays as it is
        auto again = openProfile(path, store::Mode::ReadWrite);
        if (!again)
            return 1;
        link->address = "http://127.0.0.1:1";
        (*again)->link = link;
        const auto workplace = open(std::move(**again), vault::KeyStore(path.toStdString()));
        waitUntil([&] { return workplace->desk().syncing.standing().status.link == Link::Offline; });
        camera.take(*workplace, "offline");
        workplace->window().openStatus();
        camera.take(*workplace, "offline-status");
    }
    const QTemporaryDir empty;
    auto fresh = openProfile(empty.path(), store::Mode::ReadWrite);
    if (!fresh)
        return 1;
    vault::KeyStore keys(empty.path().toStdString());
    keys.useFileOnly();
    const auto workplace = open(std::move(**fresh), keys);
    camera.take(*workplace, "first-run");
    Place calls;
    calls.view = workplace->window().sidebar().view(workplace->window().sidebar().index(0, 0));
    workplace->window().goTo(calls);
    camera.take(*workplace, "empty");
    return camera.failures == 0 ? 0 : 1;
}

} // namespace earshot
