#include "ui/review/waveform.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"

#include <QApplication>
#include <QWheelEvent>

#include <cmath>

namespace earshot::bench {
namespace {

constexpr double SlowestPaint = 8; // ms: half a frame of a screen that shows sixty a second
constexpr int Wide = 2560, Scale = 2;

/// Two hours of two people, none of it alike.
std::shared_ptr<const audio::Peaks> twoHours(bool quick)
{
    constexpr int Rate = 8000;
    audio::PeaksBuilder builder(2, Rate);
    std::vector<float> second(std::size_t(2 * Rate));
    unsigned noise = 1;
    for (int s = 0; s < (quick ? 120 : 7200); ++s) {
        for (std::size_t i = 0; i < second.size(); ++i) {
            noise = noise * 1664525u + 1013904223u;
            const double loud = (s / 5 + int(i)) % 2 == 0 ? 0.4 + 0.3 * std::sin(0.7 * s) : 0.02;
            second[i] = float(loud * (double(noise >> 8) / double(1 << 23) - 1));
        }
        builder.add(second);
    }
    return std::make_shared<const audio::Peaks>(builder.take());
}

/// Does something to the waveform and paints what it touched.
template <typename Happens>
Frames film(int count, Happens happens)
{
    Frames out;
    for (int i = 0; i < count; ++i)
        out.measure([&] {
            happens(i);
            QCoreApplication::processEvents();
        });
    return out;
}

void turnWheel(WaveformView &view, int x, int by, Qt::KeyboardModifiers keys = {})
{
    const QPointF at(x, 40);
    QWheelEvent event(at, at, {}, {0, by}, {}, keys, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

} // namespace

Result<void> benchWaveform(const Setup &setup)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_SCALE_FACTOR", QByteArray::number(Scale));
    int argc = 1;
    char name[] = "earshot-bench";
    char *argv[] = {name, nullptr};
    const QApplication application(argc, argv);
    qunsetenv("QT_SCALE_FACTOR");
    WaveformView view;
    if (view.devicePixelRatioF() != Scale)
        return Error{Error::Kind::BadData, "the screen is not one of two pixels a point"};
    const auto peaks = twoHours(setup.quick);
    view.setPeaks(peaks);
    view.setLength(peaks->duration());
    std::vector<WaveformMark> marks;
    for (int i = 0; i < 500; ++i)
        marks.push_back({WaveformMark::Kind(i % 3), peaks->duration() * i / 500, {}});
    view.setMarks(marks);
    view.resize(Wide, view.sizeHint().height());
    view.show();
    QCoreApplication::processEvents();
    const int count = setup.quick ? 20 : 600;

    film(count, [&](int i) {
        view.setPosition(milliseconds(1'000'000 + i * 16));
    }).print("waveform_playing", SlowestPaint);
    film(count, [&](int i) {
        turnWheel(view, Wide / 3 + i % 600, i / 25 % 2 == 0 ? 120 : -120);
    }).print("waveform_zooming", SlowestPaint);
    for (int i = 0; i < 8; ++i)
        turnWheel(view, Wide / 2, 120);
    film(count, [&](int i) {
        turnWheel(view, Wide / 2, i / 60 % 2 == 0 ? -120 : 120, Qt::ShiftModifier);
    }).print("waveform_panning", SlowestPaint);
    return {};
}

} // namespace earshot::bench
