#include "models/audio/player.h"

#include "models/audio/engine.h"

#include <QThread>

#include <algorithm>
#include <cmath>

namespace earshot::audio {

class Player::Private {
public:
    explicit Private(Player &player) : q(player) { place.moveToThread(&thread); }
    ~Private();

    /// Has it done on the player's thread.
    void ask(std::function<void(Engine &)> request);
    void setManner(const Manner &wanted);
    void setState(State state);
    /// What was loaded is gone.
    void forget();

    Player &q;
    HeardClock clock;
    Engine::Report report; // what the engine said last, or will say soon
    Manner manner;

private:
    void make();
    void answer();
    void take(std::uint64_t number, const Engine::Report &said);

    QThread thread;
    QObject place;                  // of `thread`: where requests are posted
    std::unique_ptr<Engine> worker; // made, used and ended on `thread`: the sound server may take its time
    std::uint64_t handled = 0;      // the request that the engine is at
    std::uint64_t asked = 0;        // the last request; what is said before its answer is out of date
};

Player::Private::~Private()
{
    if (!thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        &place,
        [this] {
            worker.reset();
            place.moveToThread(nullptr);
            thread.quit();
        },
        Qt::QueuedConnection);
    thread.wait();
}

void Player::Private::make()
{
    worker = std::make_unique<Engine>(clock);
    connect(worker.get(), &Engine::reported, worker.get(), [this] { answer(); });
    connect(worker.get(), &Engine::moved, &q, &Player::moved);
    connect(worker.get(), &Engine::ended, &q, &Player::ended);
}

void Player::Private::ask(std::function<void(Engine &)> request)
{
    if (!thread.isRunning()) {
        thread.setObjectName(QStringLiteral("player"));
        thread.start(QThread::TimeCriticalPriority);
    }
    QMetaObject::invokeMethod(
        &place,
        [this, number = ++asked, request = std::move(request)] {
            if (!worker)
                make();
            handled = number;
            request(*worker);
            answer();
        },
        Qt::QueuedConnection);
}

void Player::Private::answer()
{
    QMetaObject::invokeMethod(
        &q, [this, number = handled, said = worker->report()] { take(number, said); }, Qt::QueuedConnection);
}

void Player::Private::take(std::uint64_t number, const Engine::Report &said)
{
    if (number != asked || report == said)
        return;
    report = said;
    Q_EMIT q.changed();
}

void Player::Private::setManner(const Manner &wanted)
{
    if (manner == wanted)
        return;
    manner = wanted;
    ask([wanted](Engine &engine) { engine.setManner(wanted); });
    Q_EMIT q.changed();
}

void Player::Private::setState(State state)
{
    report.state = state;
    Q_EMIT q.changed();
}

void Player::Private::forget()
{
    manner.loop.reset();
    report.duration = {};
    report.channels = 0;
    report.error.reset();
    clock.set(0, 0);
}

Player::Player(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this)) {}

Player::~Player() = default;

void Player::load(Open open, milliseconds at)
{
    d->forget();
    d->ask([open = std::move(open), at](Engine &engine) { engine.load(open, at); });
    d->setState(State::Opening);
}

void Player::unload()
{
    if (d->report.state == State::Empty)
        return;
    d->forget();
    d->ask([](Engine &engine) { engine.unload(); });
    d->setState(State::Empty);
}

void Player::setLength(milliseconds length)
{
    d->ask([length](Engine &engine) { engine.setLength(length); });
}

void Player::setSilences(Spans silences)
{
    d->ask([silences = std::move(silences)](Engine &engine) { engine.setSilences(silences); });
}

void Player::play()
{
    if (d->report.state != State::Paused && d->report.state != State::Opening)
        return;
    d->ask([](Engine &engine) { engine.play(); });
    if (d->report.state == State::Paused)
        d->setState(State::Playing);
}

void Player::pause()
{
    if (d->report.state != State::Playing && d->report.state != State::Opening)
        return;
    d->ask([](Engine &engine) { engine.pause(); });
    if (d->report.state == State::Playing)
        d->setState(State::Paused);
}

void Player::toggle()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Player::seek(std::chrono::microseconds to)
{
    const double seconds = std::max(std::chrono::duration<double>(to).count(), 0.0);
    if (d->report.state == State::Paused)
        d->clock.set(d->report.duration.count() > 0
                         ? std::min(seconds, std::chrono::duration<double>(d->report.duration).count())
                         : seconds,
                     0);
    d->ask([seconds](Engine &engine) { engine.seek(seconds); });
}

void Player::skip(milliseconds by)
{
    d->ask([by](Engine &engine) { engine.skip(std::chrono::duration<double>(by).count()); });
}

void Player::setSpeed(double speed)
{
    Manner manner = d->manner;
    manner.speed = std::isfinite(speed) ? std::clamp(speed, Slowest, Fastest) : 1;
    d->setManner(manner);
}

void Player::setSkipSilence(bool skip)
{
    Manner manner = d->manner;
    manner.skipSilence = skip;
    d->setManner(manner);
}

void Player::setMix(const Mix &mix)
{
    Manner manner = d->manner;
    manner.mix = mix;
    d->setManner(manner);
}

void Player::setLoop(std::optional<Span> loop)
{
    Manner manner = d->manner;
    manner.loop = loop && loop->from < loop->to ? loop : std::nullopt;
    d->setManner(manner);
}

void Player::setBackStep(milliseconds step)
{
    Manner manner = d->manner;
    manner.backStep = std::max(step, milliseconds(0));
    d->setManner(manner);
}

Player::State Player::state() const
{
    return d->report.state;
}
milliseconds Player::position() const
{
    return milliseconds(std::llround(d->clock.seconds() * 1000));
}
milliseconds Player::duration() const
{
    return d->report.duration;
}
int Player::channels() const
{
    return d->report.channels;
}
double Player::speed() const
{
    return d->manner.speed;
}
bool Player::skipsSilence() const
{
    return d->manner.skipSilence;
}
Mix Player::mix() const
{
    return d->manner.mix;
}
std::optional<Span> Player::loop() const
{
    return d->manner.loop;
}
milliseconds Player::backStep() const
{
    return d->manner.backStep;
}
QString Player::device() const
{
    return d->report.device;
}
const std::optional<Error> &Player::error() const
{
    return d->report.error;
}
int Player::dropouts() const
{
    return d->report.dropouts;
}

} // namespace earshot::audio
