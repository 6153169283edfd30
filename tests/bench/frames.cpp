#include "models/items/background.h"
#include "models/items/cachewatch.h"
#include "models/items/editing.h"
#include "tests/bench/figure.h"
#include "tests/bench/million.h"
#include "tests/support/day.h"
#include "ui/calls/callspage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>
#include <QTableView>

#include <random>

namespace earshot::bench {
namespace {

constexpr double SlowestFrame = 16; // a frame of a screen that shows sixty a second
const QSize PageSize(1600, 1000);

/// Draws frame after frame: a turn of the event loop, which takes in what has been read, and the page painted whole.
class Film {
public:
    explicit Film(QWidget &page) : m_page(page), m_image(PageSize, QImage::Format_ARGB32_Premultiplied) {}

    void frame(Frames &frames, const std::function<void()> &happens)
    {
        frames.measure([&] {
            happens();
            QCoreApplication::processEvents();
            m_page.render(&m_image);
        });
    }

private:
    QWidget &m_page;
    QImage m_image;
};

/// Turns the event loop until the list has all its rows.
bool waitForRows(const QAbstractItemModel &model, int rows)
{
    QElapsedTimer time;
    for (time.start(); model.rowCount() < rows && time.elapsed() < 60'000;)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    return model.rowCount() >= rows;
}

Frames jumps(Film &film, QScrollBar &bar, int count)
{
    std::mt19937 random(3);
    Frames out;
    for (int i = 0; i < count; ++i) {
        const int place = int(random() % unsigned(bar.maximum() + 1));
        film.frame(out, [&] { bar.setValue(place); });
        for (int after = 0; after < 3; ++after) // the rows arrive and are painted
            film.frame(out, [] {});
    }
    return out;
}

Frames scrolling(Film &film, QScrollBar &bar, int count)
{
    bar.setValue(bar.maximum() / 2);
    Frames out;
    for (int i = 0; i < count; ++i)
        film.frame(out, [&] { bar.setValue(bar.value() + 3 * bar.singleStep()); });
    return out;
}

} // namespace

Result<void> benchFrames(const Setup &setup)
{
    const auto profile = millionProfile(setup);
    if (!profile)
        return profile.error();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char name[] = "earshot-bench";
    char *argv[] = {name, nullptr};
    const QApplication application(argc, argv);
    const auto cache = store::Cache::open(profile->string(), store::Mode::ReadWrite);
    if (!cache)
        return cache.error();
    items::Background background;
    items::CacheWatch watch(**cache);
    items::Editing editing(**cache);
    items::DisplayContext display({}, [] { return test::Day; });
    CallsPage page(**cache, background, watch, editing, display);
    page.resize(PageSize);
    page.show();
    page.showView({});
    auto *table = page.findChild<QTableView *>();
    if (!table || !waitForRows(*table->model(), millionCalls(setup)))
        return Error{Error::Kind::BadData, "the list does not show all calls"};
    Film film(page);
    QScrollBar &bar = *table->verticalScrollBar();
    const int count = setup.quick ? 10 : 500;
    jumps(film, bar, count).print("jump_frames", SlowestFrame);
    scrolling(film, bar, 4 * count).print("scroll_frames", SlowestFrame);
    return {};
}

} // namespace earshot::bench
