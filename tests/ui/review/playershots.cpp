// Pictures of the player's parts, in every state: player_shots FOLDER

#include "sounds.h"

#include "ui/review/playerbar.h"
#include "ui/review/waveform.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/popup.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace earshot;
using namespace std::chrono_literals;

namespace {

/// Waveform over bar, as the call page has them.
class Both : public QWidget {
public:
    explicit Both(int wide)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(space::L, space::M, space::L, space::M);
        column->addWidget(&wave);
        column->addWidget(&bar);
        resize(wide, sizeHint().height());
    }
    WaveformView wave;
    PlayerBar bar;

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), themeOf(this).surface); }
};

struct State {
    const char *name;
    int wide;
    milliseconds length;
    int channels;
    std::function<void(Both &)> set;
};

PlayerBar::Shown usual()
{
    PlayerBar::Shown shown;
    shown.playable = true;
    shown.silence = 24s;
    shown.device = QStringLiteral("Built-in Audio Analog Stereo");
    return shown;
}

std::vector<WaveformMark> someMarks(milliseconds length)
{
    using Kind = WaveformMark::Kind;
    std::vector<WaveformMark> marks;
    for (int i = 1; i < 9; ++i)
        marks.push_back({i % 3 == 0 ? Kind::Comment : i % 3 == 1 ? Kind::Hit : Kind::Match, length * i / 9, {}});
    return marks;
}

const std::vector<State> &states()
{
    static const std::vector<State> all = {
        {"paused", 480, 161s, 2, [](Both &) {}},
        {"playing", 480, 161s, 2,
         [](Both &both) {
             PlayerBar::Shown shown = usual();
             shown.playing = true;
             shown.speed = 1.7;
             shown.skipping = true;
             both.bar.show(shown);
             both.wave.setSilences(test::pauses(161s), true);
             both.wave.setPosition(64s);
             both.bar.setTimes(64s, 161s);
             both.wave.setMarks(someMarks(161s));
         }},
        {"looping", 480, 161s, 2,
         [](Both &both) {
             PlayerBar::Shown shown = usual();
             shown.playing = true;
             shown.loop = audio::Span{40s, 75s};
             both.bar.show(shown);
             both.wave.setLoop(shown.loop);
             both.wave.setPosition(55s);
             both.bar.setTimes(55s, 161s);
         }},
        {"zoomed", 480, 161s, 2,
         [](Both &both) {
             both.wave.setPosition(64s);
             for (int i = 0; i < 4; ++i)
                 both.wave.zoomIn();
             both.wave.setMarks(someMarks(161s));
         }},
        {"onechannel", 480, 161s, 1,
         [](Both &both) {
             PlayerBar::Shown shown = usual();
             shown.apart = false;
             shown.device.clear();
             both.bar.show(shown);
             both.wave.setPosition(30s);
         }},
        {"narrow", 340, 161s, 2,
         [](Both &both) {
             PlayerBar::Shown shown = usual();
             shown.loop = audio::Span{40s, 75s};
             both.bar.show(shown);
             both.wave.setLoop(shown.loop);
         }},
        {"wide", 1200, 1200s, 2,
         [](Both &both) {
             PlayerBar::Shown shown = usual();
             shown.speed = 1.25;
             both.bar.show(shown);
             both.wave.setPosition(320s);
             both.bar.setTimes(320s, 1200s);
             both.wave.setMarks(someMarks(1200s));
             both.wave.setLoop(audio::Span{400s, 520s});
             both.wave.setSaidAt([](milliseconds) { return QStringLiteral("what two of them would cost"); });
             QMouseEvent over(QEvent::MouseMove, QPointF(700, 60), QPointF(700, 60), Qt::NoButton, Qt::NoButton, {});
             QApplication::sendEvent(&both.wave, &over);
         }},
        {"twohours", 1600, 7200s, 2, [](Both &both) { both.wave.setPosition(3000s); }},
    };
    return all;
}

void savePopup(QWidget &owner, const QString &file)
{
    QCoreApplication::processEvents();
    auto *popup = owner.findChild<Popup *>();
    popup->grab().save(file);
    delete popup;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    folder.mkpath(QStringLiteral("."));
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        applyLook(application, kind);
        for (const State &state : states()) {
            Both both(state.wide);
            both.wave.setPeaks(test::talk(state.length, state.channels));
            both.wave.setLength(state.length);
            both.wave.setSilences(test::pauses(state.length), false);
            both.bar.show(usual());
            both.bar.setTimes(0s, state.length);
            both.QWidget::show();
            application.processEvents();
            state.set(both);
            application.processEvents();
            const QString name =
                QStringLiteral("%1-%2-%3x.png")
                    .arg(QLatin1String(state.name), QLatin1String(kind == ThemeKind::Dark ? "dark" : "light"))
                    .arg(application.devicePixelRatio());
            both.grab().save(folder.filePath(name));
            if (state.name != std::string("playing"))
                continue;
            both.bar.openSpeed();
            savePopup(both, folder.filePath(QLatin1String("speed-") + name));
            both.bar.openSound();
            savePopup(both, folder.filePath(QLatin1String("sound-") + name));
        }
    }
    return 0;
}
