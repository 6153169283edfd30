#include "exposures.h"
#include "sounds.h"

#include "ui/review/waveform.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace earshot;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::optional<earshot::audio::Span>)

namespace {

constexpr milliseconds Length{100'000};

/// A waveform in sight, 1000 px wide: 100 ms a pixel while all is in sight.
struct Shown {
    Shown(milliseconds length = Length, int channels = 2)
    {
        view.setPeaks(test::talk(length, channels));
        view.setLength(length);
        view.resize(1000, view.sizeHint().height());
        view.show();
    }
    QPoint at(milliseconds time) const { return {int(std::lround(view.scale().xOf(time))), view.lanes().center().y()}; }
    void wheel(QPoint where, int turned, Qt::KeyboardModifiers keys = {})
    {
        QWheelEvent event(where, view.mapToGlobal(where), {}, {0, turned}, {}, keys, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step) {
            const QPoint there = from + (to - from) * step / 4;
            QMouseEvent move(QEvent::MouseMove, there, view.mapToGlobal(there), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&view, &move);
        }
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    }
    WaveformView view;
};

bool hasInk(const QImage &image, QRect where, const QColor &ground)
{
    for (int y = where.top(); y <= where.bottom(); ++y)
        for (int x = where.left(); x <= where.right(); ++x)
            if (image.pixelColor(x, y) != ground)
                return true;
    return false;
}

milliseconds near_(const QVariant &value)
{
    return value.value<milliseconds>();
}

} // namespace

class TestWaveform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyLook(*qApp, ThemeKind::Light);
        qRegisterMetaType<earshot::milliseconds>("earshot::milliseconds");
    }

    void timesAndPlaces_data();
    void timesAndPlaces();
    void zoomKeepsWhatIsUnderThePointer_data();
    void zoomKeepsWhatIsUnderThePointer();
    void zoomEndsAtTheWholeAndAtTheFinest();
    void widerShowsTheSame();

    void clickGoesThere();
    void dragChoosesALoopEitherWay();
    void aTwitchIsNoLoop();
    void edgesOfTheLoopMove();
    void loopCanBeCleared();
    void rulerScrubs();
    void wheelZoomsAndPans();
    void minimapGoesThere();
    void marksAreHit();
    void notSeekable();
    void aDragGoesOnWhileTheRecordingIsRead();

    void callerAboveAgentBelow();
    void oneChannelIsSymmetric();
    void aTileFadesAsAPainterDoes();
    void playedLooksPlayed();
    void playheadRepaintsLittle();
    void turnsPagesAfterThePlayhead();
    void emptyAndAbsurd_data();
    void emptyAndAbsurd();
};

void TestWaveform::timesAndPlaces_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("pan");
    QTest::newRow("whole") << 100'000 << 1000 << 1.0 << 0.0;
    QTest::newRow("two hours") << 7'200'000 << 2560 << 1.0 << 0.0;
    QTest::newRow("zoomed in two hours") << 7'200'000 << 2560 << 40.0 << 9000.0;
    QTest::newRow("finest") << 7'200'000 << 480 << 1e9 << 1e6;
    QTest::newRow("narrow") << 60'000 << 160 << 3.0 << 50.0;
}

void TestWaveform::timesAndPlaces()
{
    QFETCH(int, length);
    QFETCH(int, width);
    QFETCH(double, zoom);
    QFETCH(double, pan);
    WaveformScale scale;
    scale.setLength(milliseconds(length));
    scale.setWidth(width);
    scale.zoomAround(width / 3.0, zoom);
    scale.panBy(pan);
    QVERIFY(scale.from() >= 0);
    QVERIFY(scale.to() <= length / 1000.0 + 1e-6);
    for (int x = 0; x <= width; x += 7) {
        const milliseconds time = scale.timeAt(x);
        QVERIFY2(std::abs(scale.xOf(time) - x) <= 0.5 / 1000 / scale.perPixel() + 1e-6, "there and back");
        QVERIFY(time >= 0ms && time <= milliseconds(length));
    }
    QCOMPARE(scale.timeAt(-1e9), 0ms);
    QCOMPARE(scale.timeAt(1e12), milliseconds(length));
}

void TestWaveform::zoomKeepsWhatIsUnderThePointer_data()
{
    QTest::addColumn<double>("x");
    QTest::newRow("left edge") << 0.0;
    QTest::newRow("middle") << 500.0;
    QTest::newRow("right edge") << 1000.0;
}

void TestWaveform::zoomKeepsWhatIsUnderThePointer()
{
    QFETCH(double, x);
    WaveformScale scale;
    scale.setLength(Length);
    scale.setWidth(1000);
    const milliseconds there = scale.timeAt(x);
    for (int i = 0; i < 6; ++i) {
        QVERIFY(scale.zoomAround(x, 1.5));
        QCOMPARE(scale.timeAt(x), there);
    }
    while (scale.zoomAround(x, 1 / 1.5))
        QCOMPARE(scale.timeAt(x), there);
    QVERIFY(scale.isWhole());
}

void TestWaveform::zoomEndsAtTheWholeAndAtTheFinest()
{
    WaveformScale scale;
    scale.setLength(Length);
    scale.setWidth(1000);
    QVERIFY(!scale.zoomAround(0, 0.1));
    QVERIFY(!scale.panBy(100));
    scale.zoomAround(0, 1e9);
    QCOMPARE(scale.perPixel(), WaveformScale::Finest);
    QVERIFY(!scale.zoomAround(0, 2));
    scale.panBy(1e9);
    QVERIFY(std::abs(scale.to() - 100) < 1e-6);
    QVERIFY(scale.showWhole());
    QVERIFY(scale.isWhole());
}

void TestWaveform::widerShowsTheSame()
{
    WaveformScale scale;
    scale.setLength(Length);
    scale.setWidth(1000);
    scale.setWidth(2000);
    QVERIFY(scale.isWhole());
    QCOMPARE(scale.timeAt(2000), Length);
    scale.zoomAround(0, 4);
    const double each = scale.perPixel();
    scale.setWidth(1000);
    QCOMPARE(scale.perPixel(), each);
    QVERIFY(!scale.isWhole());
}

void TestWaveform::clickGoesThere()
{
    Shown shown;
    QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
    QSignalSpy loops(&shown.view, &WaveformView::loopRequested);
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(42s));
    QCOMPARE(seeks.count(), 1);
    QCOMPARE(near_(seeks[0][0]), milliseconds(42s));
    QCOMPARE(loops.count(), 0);
}

void TestWaveform::dragChoosesALoopEitherWay()
{
    Shown shown;
    QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
    QSignalSpy loops(&shown.view, &WaveformView::loopRequested);
    shown.drag(shown.at(20s), shown.at(50s));
    shown.drag(shown.at(90s), shown.at(60s));
    QCOMPARE(loops.count(), 2);
    QCOMPARE(loops[0][0].value<std::optional<audio::Span>>(), (audio::Span{20s, 50s}));
    QCOMPARE(loops[1][0].value<std::optional<audio::Span>>(), (audio::Span{60s, 90s}));
    QCOMPARE(seeks.count(), 0);
}

void TestWaveform::aTwitchIsNoLoop()
{
    Shown shown;
    QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
    QSignalSpy loops(&shown.view, &WaveformView::loopRequested);
    shown.drag(shown.at(20s), shown.at(20s) + QPoint(2, 0));
    QCOMPARE(seeks.count(), 1);
    QCOMPARE(loops.count(), 0);
}

void TestWaveform::edgesOfTheLoopMove()
{
    Shown shown;
    shown.view.setLoop(audio::Span{20s, 50s});
    QSignalSpy loops(&shown.view, &WaveformView::loopRequested);
    shown.drag(shown.at(50s), shown.at(70s));
    QCOMPARE(loops.last()[0].value<std::optional<audio::Span>>(), (audio::Span{20s, 70s}));
    shown.view.setLoop(audio::Span{20s, 70s});
    shown.drag(shown.at(20s), shown.at(10s));
    QCOMPARE(loops.last()[0].value<std::optional<audio::Span>>(), (audio::Span{10s, 70s}));
    shown.view.setLoop(audio::Span{10s, 70s});
    shown.drag(shown.at(10s), shown.at(90s)); // over the other edge
    QCOMPARE(loops.last()[0].value<std::optional<audio::Span>>(), (audio::Span{70s, 90s}));
}

void TestWaveform::loopCanBeCleared()
{
    Shown shown;
    QSignalSpy loops(&shown.view, &WaveformView::loopRequested);
    const auto cleared = [&] { return loops.takeLast()[0].value<std::optional<audio::Span>>() == std::nullopt; };
    shown.view.setLoop(audio::Span{20s, 50s});
    QTest::mouseClick(&shown.view, Qt::LeftButton, {},
                      QPoint(shown.at(50s).x() - 12, shown.view.lanes().top() + 12)); // the cross
    QVERIFY(loops.count() == 1 && cleared());
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(80s)); // elsewhere
    QVERIFY(loops.count() == 1 && cleared());
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(30s)); // inside: stays
    QCOMPARE(loops.count(), 0);
    QTest::keyClick(&shown.view, Qt::Key_Escape);
    QVERIFY(loops.count() == 1 && cleared());
}

void TestWaveform::rulerScrubs()
{
    Shown shown;
    QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
    const int y = shown.view.height() - 4;
    shown.drag({100, y}, {500, y});
    QVERIFY(seeks.count() >= 4);
    QCOMPARE(near_(seeks.first()[0]), milliseconds(10s));
    QCOMPARE(near_(seeks.last()[0]), milliseconds(50s));
}

void TestWaveform::wheelZoomsAndPans()
{
    Shown shown;
    const QPoint there(300, 40);
    shown.wheel(there, 480);
    QVERIFY(!shown.view.scale().isWhole());
    QCOMPARE(shown.view.scale().timeAt(300), milliseconds(30s));
    const double from = shown.view.scale().from();
    shown.wheel(there, -120, Qt::ShiftModifier);
    QVERIFY(shown.view.scale().from() > from);
    for (int i = 0; i < 10; ++i)
        shown.wheel(there, -120);
    QVERIFY(shown.view.scale().isWhole());
}

void TestWaveform::minimapGoesThere()
{
    Shown shown;
    QVERIFY(shown.view.minimap().isEmpty());
    for (int i = 0; i < 4; ++i)
        shown.view.zoomIn();
    QVERIFY(!shown.view.minimap().isEmpty());
    QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, {700, shown.view.minimap().center().y()});
    const milliseconds middle = shown.view.scale().timeAt(500);
    QVERIFY(std::abs((middle - 70s).count()) < 200);
    QCOMPARE(seeks.count(), 0);
}

void TestWaveform::marksAreHit()
{
    Shown shown;
    using Kind = WaveformMark::Kind;
    shown.view.setMarks({{Kind::Hit, 10s, {}}, {Kind::Match, 30s, {}}, {Kind::Comment, 30s + 200ms, {}}});
    QSignalSpy hits(&shown.view, &WaveformView::markActivated);
    QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
    const auto click = [&](int x) {
        QTest::mouseMove(&shown.view, {x, 5});
        QMouseEvent move(QEvent::MouseMove, QPointF(x, 5), shown.view.mapToGlobal(QPointF(x, 5)), Qt::NoButton,
                         Qt::NoButton, {});
        QApplication::sendEvent(&shown.view, &move);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, {x, 5});
    };
    click(102);
    QCOMPARE(hits.takeLast()[0].toInt(), 0);
    click(300);
    QCOMPARE(hits.takeLast()[0].toInt(), 2); // the comment stands in front
    QCOMPARE(seeks.count(), 0);
    click(200);
    QCOMPARE(hits.count(), 0);
    QCOMPARE(seeks.count(), 1);
}

void TestWaveform::notSeekable()
{
    Shown shown;
    shown.view.setSeekable(false);
    QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
    QSignalSpy loops(&shown.view, &WaveformView::loopRequested);
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(42s));
    shown.drag(shown.at(10s), shown.at(30s));
    QCOMPARE(seeks.count() + loops.count(), 0);
}

void TestWaveform::aDragGoesOnWhileTheRecordingIsRead()
{
    Shown shown;
    QSignalSpy loops(&shown.view, &WaveformView::loopRequested);
    const auto move = [&](milliseconds to) {
        const QPoint there = shown.at(to);
        QMouseEvent event(QEvent::MouseMove, there, shown.view.mapToGlobal(there), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&shown.view, &event);
    };
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, shown.at(10s));
    for (const milliseconds read : {20s, 40s, 60s}) { // the picture grows, and the player says anew how it stands
        move(read);
        shown.view.setPeaks(test::talk(read));
        shown.view.setSeekable(true);
    }
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, shown.at(60s));
    QVERIFY(loops.count() > 0);
    const auto loop = loops.last()[0].value<std::optional<audio::Span>>();
    QVERIFY(loop && std::chrono::abs(loop->from - 10s) < 200ms && std::chrono::abs(loop->to - 60s) < 200ms);
}

void TestWaveform::callerAboveAgentBelow()
{
    Shown shown;
    const QImage image = shown.view.grab().toImage();
    const QColor ground = image.pixelColor(2, 2);
    const QRect box = shown.view.lanes();
    const auto part = [&](milliseconds from, bool above) {
        const QRect span(shown.at(from + 500ms).x(), 0, 20, 1);
        return QRect(span.left(), above ? box.top() + 6 : box.center().y() + 8, span.width(), box.height() / 2 - 14);
    };
    QVERIFY(hasInk(image, part(0s, false), ground)); // the agent begins
    QVERIFY(!hasInk(image, part(0s, true), ground));
    QVERIFY(hasInk(image, part(test::TurnLength, true), ground));
    QVERIFY(!hasInk(image, part(test::TurnLength, false), ground));
}

void TestWaveform::oneChannelIsSymmetric()
{
    const auto peaks = test::talk(20s, 1);
    const QImage image = waveformTile(*peaks, {}, {Qt::red, Qt::blue, Qt::green, Qt::gray, 1}, {200, 80}, 0, 0.1);
    QCOMPARE(image.mirrored(), image);
    const QImage two =
        waveformTile(*test::talk(20s), {}, {Qt::red, Qt::blue, Qt::green, Qt::gray, 1}, {200, 80}, 0, 0.1);
    QVERIFY(two.mirrored() != two);
}

void TestWaveform::aTileFadesAsAPainterDoes()
{
    WaveformLook look{Qt::red, Qt::blue, Qt::green, Qt::gray, 1};
    const auto peaks = test::talk(20s);
    const QImage whole = waveformTile(*peaks, {}, look, {200, 80}, 0, 0.1);
    look.opacity = 0.6;
    const QImage faded = waveformTile(*peaks, {}, look, {200, 80}, 0, 0.1);
    QVERIFY(faded != whole);
    for (int y = 0; y < whole.height(); ++y)
        for (int x = 0; x < whole.width(); ++x)
            QVERIFY(std::abs(qAlpha(faded.pixel(x, y)) - 0.6 * qAlpha(whole.pixel(x, y))) <= 1);
}

void TestWaveform::playedLooksPlayed()
{
    Shown shown;
    const QImage before = shown.view.grab().toImage();
    shown.view.setPosition(50s);
    const QImage after = shown.view.grab().toImage();
    const QRect box = shown.view.lanes().adjusted(12, 0, 0, 0);
    const QRect played(box.left(), box.top(), 480, box.height()), toCome(520, box.top(), 480, box.height());
    QVERIFY(before.copy(played) != after.copy(played));
    QCOMPARE(before.copy(toCome), after.copy(toCome));
}

void TestWaveform::playheadRepaintsLittle()
{
    Shown shown;
    QVERIFY(QTest::qWaitForWindowExposed(&shown.view));
    shown.view.setPosition(40s);
    QCoreApplication::processEvents();
    test::Exposures seen;
    shown.view.installEventFilter(&seen);
    shown.view.setPosition(40s + 100ms);
    QCoreApplication::processEvents();
    QVERIFY(!seen.region.isEmpty());
    QVERIFY2(seen.region.boundingRect().width() <= 24, qPrintable(QString::number(seen.region.boundingRect().width())));
    QVERIFY(seen.region.boundingRect().contains(shown.at(40s + 100ms)));
}

void TestWaveform::turnsPagesAfterThePlayhead()
{
    Shown shown;
    shown.view.setPosition(10s);
    for (int i = 0; i < 6; ++i)
        shown.view.zoomIn();
    const double to = shown.view.scale().to();
    shown.view.setPosition(milliseconds(int(to * 1000) + 100));
    QVERIFY(shown.view.scale().from() > 10);
    const double x = shown.view.scale().xOf(shown.view.position());
    QVERIFY(x >= 0 && x < 500);
    // who looked elsewhere is left there
    shown.wheel({500, 40}, -4800, Qt::ShiftModifier);
    const double from = shown.view.scale().from();
    shown.view.setPosition(shown.view.position() + 50ms);
    QCOMPARE(shown.view.scale().from(), from);
}

void TestWaveform::emptyAndAbsurd_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("said");
    QTest::addColumn<int>("width");
    QTest::newRow("nothing") << 0 << 0 << 600;
    QTest::newRow("a blink") << 3 << 3 << 600;
    QTest::newRow("header says more") << 5000 << 3'600'000 << 600;
    QTest::newRow("header says less") << 60'000 << 1000 << 600;
    QTest::newRow("no width") << 5000 << 5000 << 0;
}

void TestWaveform::emptyAndAbsurd()
{
    QFETCH(int, length);
    QFETCH(int, said);
    QFETCH(int, width);
    WaveformView view;
    view.setPeaks(test::talk(milliseconds(length)));
    view.setLength(milliseconds(said));
    view.setSilences({{-1s, 1h}, {20s, 10s}, {9h, 10h}}, true);
    view.setLoop(audio::Span{-5s, 9h});
    view.setPosition(milliseconds(said) * 2);
    view.resize(width, view.sizeHint().height());
    view.grab();
    view.zoomIn();
    view.grab();
    QTest::mouseClick(&view, Qt::LeftButton, {}, {5, 40});
    view.setPeaks(nullptr);
    view.grab();
}

QTEST_MAIN(TestWaveform)
#include "tst_waveform.moc"
