// calls_shots DIR [CALLS]: the page of calls with a demo agency and with calls that are hard to show, as pictures,
// light and dark, at 1× and 2× (QT_SCALE_FACTOR). With CALLS it also scrolls through so many and says how long frames
// take.
#include "tests/support/bigcache/bigcache.h"
#include "tests/support/day.h"
#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"
#include "ui/calls/calltable.h"
#include "ui/calls/filterbar.h"
#include "ui/calls/filterdialog.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTranslator>

#include <algorithm>
#include <functional>
#include <random>

using namespace earshot;
using namespace earshot::conditions;

namespace {

bool waitFor(const std::function<bool()> &holds, int milliseconds = 10'000)
{
    QElapsedTimer clock;
    clock.start();
    while (!holds() && clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    return holds();
}

void settle(int milliseconds = 250)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

items::Reader indianReader()
{
    items::Reader reader;
    reader.locale = QLocale(QLocale::English, QLocale::UnitedStates);
    reader.zone = QTimeZone("Asia/Kolkata");
    return reader;
}

/// A page over a cache of its own.
struct Stage {
    explicit Stage(std::unique_ptr<store::Cache> opened)
        : cache(std::move(opened)), watch(*cache), editing(*cache), display(indianReader(), [] { return test::Day; }),
          page(*cache, background, watch, editing, display)
    {
        page.resize(1280, 760);
        page.show();
        page.activateWindow();
    }
    void show(const store::SavedView &view)
    {
        page.showView(view);
        waitFor([this] {
            return !page.findChild<QWidget *>(QStringLiteral("status"))->property("text").toString().contains(u'…');
        });
        settle();
    }

    std::unique_ptr<store::Cache> cache;
    items::Background background;
    items::CacheWatch watch;
    items::Editing editing;
    items::DisplayContext display;
    CallsPage page;
};

class Camera {
public:
    explicit Camera(const QString &folder) : m_folder(folder) {}
    void take(const QString &name, QWidget &widget)
    {
        settle(60);
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            applyLook(*qApp, kind);
            settle(60);
            const QString file =
                QStringLiteral("%1-%2@%3x.png")
                    .arg(name, kind == ThemeKind::Light ? QStringLiteral("light") : QStringLiteral("dark"))
                    .arg(widget.devicePixelRatio());
            widget.grab().save(m_folder.filePath(file));
        }
        applyLook(*qApp, ThemeKind::Light);
    }

private:
    QDir m_folder;
};

Node telling()
{
    return Group{
        Match::All,
        {Condition{"start_time", Op::Within, Period{Period::Span::Last, 90, Period::Unit::Day}},
         Condition{"duration", Op::AtLeast, Number{90}},
         Condition{"source", Op::AnyOf, Texts{{"google_paid", "google_organic"}}},
         Group{Match::Any,
               {Condition{"tags", Op::HasAnyTag, Texts{{"New patient"}}},
                Condition{"conversational_transcript", Op::HasPhrase, Spoken{"book an appointment", Speaker::Caller}},
                Group{Match::None,
                      {Condition{"lead_status", Op::AnyOf, Texts{{"not_a_lead"}}},
                       Condition{"start_time", Op::WeekdayIn,
                                 Weekdays{{false, false, false, false, false, true, true}}}}}}}}};
}

void demoPictures(Camera &camera, Stage &stage)
{
    stage.show({});
    camera.take(QStringLiteral("list"), stage.page);
    auto *table = stage.page.findChild<CallTable *>();
    table->setFocus();
    stage.page.selectNext();
    stage.page.selectNext();
    camera.take(QStringLiteral("current"), stage.page);
    for (int row = 4; row < 12; ++row)
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    camera.take(QStringLiteral("bulk"), stage.page);

    store::SavedView search;
    search.search = "appointment";
    stage.show(search);
    camera.take(QStringLiteral("search"), stage.page);

    store::SavedView filtered;
    filtered.name = "Paid search, last 90 days";
    filtered.filter = Group{
        Match::All, {telling().group()->children[0], telling().group()->children[1], telling().group()->children[2]}};
    stage.show(filtered);
    camera.take(QStringLiteral("filtered"), stage.page);
    for (const char *key : {"chip.start_time", "chip.source", "chip.duration", "chip.tags"}) {
        stage.page.findChild<Chip *>(QString::fromLatin1(key))->click();
        settle();
        if (auto *popup = qobject_cast<Popup *>(QApplication::activePopupWidget())) {
            camera.take(QStringLiteral("popup-") + QString::fromLatin1(key), *popup);
            popup->close();
        }
        settle();
    }
    stage.page.findChild<FilterBar *>()->addFilter();
    settle();
    if (QWidget *popup = QApplication::activePopupWidget()) {
        camera.take(QStringLiteral("popup-fields"), *popup);
        popup->close();
    }
    filtered.filter = telling();
    stage.show(filtered);
    camera.take(QStringLiteral("advanced-chips"), stage.page);
    stage.page.findChild<FilterBar *>()->openAdvanced();
    settle();
    if (auto *dialog = stage.page.window()->findChild<FilterDialog *>()) {
        camera.take(QStringLiteral("editor"), *dialog);
        dialog->close();
    }
    settle();
    store::SavedView nothing;
    nothing.search = "zyzzyva";
    stage.show(nothing);
    camera.take(QStringLiteral("no-match"), stage.page);
    stage.show({});
    const auto popupOf = [&](const char *action, const char *name) {
        stage.page.findChild<QAction *>(QString::fromLatin1(action))->trigger();
        settle();
        if (QWidget *popup = QApplication::activePopupWidget()) {
            camera.take(QString::fromLatin1(name), *popup);
            popup->close();
        }
        settle();
    };
    popupOf("calls.columns", "popup-columns");
    table->selectAll();
    settle();
    popupOf("call.tag", "popup-bulk-tags");
    popupOf("call.value", "popup-bulk-value");
    popupOf("call.note", "popup-bulk-note");
    table->clearSelection();
    stage.page.resize(620, 700);
    camera.take(QStringLiteral("narrow"), stage.page);
}

void awfulPictures(Camera &camera, const QString &folder)
{
    auto cache = store::Cache::open(folder.toStdString(), store::Mode::ReadWrite);
    if (!cache)
        return;
    Stage stage(std::move(*cache));
    stage.show({});
    camera.take(QStringLiteral("empty"), stage.page);
    store::Delivery delivery;
    delivery.calls = test::awfulCalls(test::Day);
    if (!stage.cache->inbox().apply(std::move(delivery)))
        return;
    settle(800);
    camera.take(QStringLiteral("awful"), stage.page);
    qApp->setLayoutDirection(Qt::RightToLeft);
    camera.take(QStringLiteral("awful-rtl"), stage.page);
    qApp->setLayoutDirection(Qt::LeftToRight);
}

/// Jumps and scrolls, and says how long the slowest frames took.
void measure(int calls, const QString &folder)
{
    QTextStream out(stdout);
    auto cache = store::Cache::open(folder.toStdString(), store::Mode::ReadWrite);
    if (!cache || !store::fill(**cache, {.calls = calls, .phrases = 1}))
        return;
    Stage stage(std::move(*cache));
    stage.show({});
    auto *table = stage.page.findChild<CallTable *>();
    std::mt19937 random(1);
    std::vector<double> frames;
    const auto frame = [&](int value) {
        QElapsedTimer clock;
        clock.start();
        table->verticalScrollBar()->setValue(value);
        table->repaint();
        frames.push_back(double(clock.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    };
    const int end = table->verticalScrollBar()->maximum();
    for (int i = 0; i < 500; ++i)
        frame(int(random() % unsigned(end)));
    for (int i = 0; i < 2000; ++i)
        frame(i * 57);
    std::sort(frames.begin(), frames.end());
    out << calls << " calls: median frame " << frames[frames.size() / 2] << " ms, slowest 1 % "
        << frames[frames.size() * 99 / 100] << " ms, slowest " << frames.back() << " ms\n";
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    applyLook(application, ThemeKind::Light);
    QTranslator english;
    if (argc > 0 && english.load(QStringLiteral(":/translations/earshot_en.qm")))
        QApplication::installTranslator(&english);
    const QStringList arguments = application.arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: calls_shots DIR [CALLS]\n";
        return 2;
    }
    QDir().mkpath(arguments[1]);
    Camera camera(arguments[1]);
    QTemporaryDir demo, awful, big;
    if (arguments.size() > 2) {
        measure(arguments[2].toInt(), big.path());
        return 0;
    }
    auto cache = test::demoProfile(demo.path().toStdString(), 2000);
    if (!cache) {
        QTextStream(stderr) << QString::fromStdString(cache.error().detail) << '\n';
        return 1;
    }
    {
        Stage stage(std::move(*cache));
        demoPictures(camera, stage);
    }
    awfulPictures(camera, awful.path());
    return 0;
}
