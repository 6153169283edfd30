#pragma once
// Questions to the cache, asked off the GUI thread.

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <stop_token>

namespace earshot::items {

/// The interest in an answer. Letting go of it, or asking anew into the same ticket, stops the work and drops its
/// answer: only the newest question counts.
class Ticket {
public:
    Ticket() = default;
    explicit Ticket(std::stop_source stop) : m_stop(std::move(stop)) {}
    Ticket(Ticket &&) noexcept = default;
    Ticket &operator=(Ticket &&other) noexcept
    {
        m_stop.request_stop();
        m_stop = std::move(other.m_stop);
        return *this;
    }
    ~Ticket() { m_stop.request_stop(); }

private:
    std::stop_source m_stop{std::nostopstate};
};

/// A few threads that work for the screens. Made by the composition root on the GUI thread; outlives all who ask.
class Background : public QObject {
    Q_OBJECT
public:
    explicit Background(int threads = 3) { m_pool.setMaxThreadCount(threads); }
    /// Waits for the work under way; its answers are dropped.
    ~Background() override { m_pool.waitForDone(); }

    /// Runs `work(std::stop_token)` on one of the threads and then `then(answer)` on the GUI thread, unless `context`
    /// or the ticket has gone by then. Both get everything by value.
    template <typename Work, typename Then>
    [[nodiscard]] Ticket run(QObject *context, Work work, Then then)
    {
        std::stop_source stop;
        ++m_open;
        m_pool.start([this, stop, context = QPointer<QObject>(context), work = std::move(work),
                      then = std::move(then)]() mutable {
            giveWay();
            if (stop.stop_requested()) {
                --m_open;
                return;
            }
            auto answer = work(stop.get_token());
            // the context is looked at on the GUI thread only, where it lives and dies
            auto deliver = [this, stop, context = std::move(context), then = std::move(then),
                            answer = std::move(answer)]() mutable {
                --m_open;
                if (context && !stop.stop_requested())
                    then(std::move(answer));
            };
            QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
        });
        return Ticket(stop);
    }

    /// From the work itself, on whatever thread: runs `then()` on the GUI thread, unless `context` has gone by then.
    /// The pointer was made on the GUI thread.
    template <typename Then>
    void tell(const QPointer<QObject> &context, Then then)
    {
        auto deliver = [context, then = std::move(then)]() mutable {
            if (context)
                then();
        };
        QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
    }

    /// Every question asked so far has been answered, or its answer dropped.
    bool isIdle() const { return m_open == 0; }

private:
    /// Lets the GUI thread have the processor first where there are few.
    static void giveWay();

    std::atomic<int> m_open = 0;
    QThreadPool m_pool;
};

} // namespace earshot::items
