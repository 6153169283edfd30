#pragma once
// What changed in the cache, told after the commit. Screens refresh what they show of it.

#include "models/domain/call.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace earshot::store {

/// What else changed besides calls; combined with |.
enum class Part : unsigned {
    None = 0,
    Clients = 1,
    Trackers = 2,
    Tags = 4,
    Users = 8,
    Forms = 16,
    Texts = 32,
    PageViews = 64,
    Outbox = 128,
    Sync = 256, // cursors: how far the cache reaches
    Views = 512,
    Settings = 1024,
    Conflicts = 2048,
    Recordings = 4096, // what is kept of them, or of their peaks
    Damage = 8192,     // the file was found to be damaged: told once, on the thread that found it
    Said = 16384,      // in the calls: transcripts, what people correct in them, figures of the talking
};
constexpr Part operator|(Part a, Part b)
{
    return Part(unsigned(a) | unsigned(b));
}
constexpr Part &operator|=(Part &a, Part b)
{
    return a = a | b;
}

struct ChangeNotice {
    /// More than this and single rows are not worth telling.
    static constexpr std::size_t Many = 1000;

    std::vector<CallRow> calls; // changed in place: a list that shows them repaints them
    bool listsChanged = false;  // calls came, went, or became others: orders and counts are to be made anew
    bool manyCalls = false;     // any call may have changed; `calls` is empty
    Part parts = Part::None;

    bool touches(Part part) const { return (unsigned(parts) & unsigned(part)) != 0; }
    bool empty() const { return calls.empty() && !listsChanged && !manyCalls && parts == Part::None; }
    void add(CallRow row);
};

/// Keeps a listener listening; letting go of it ends that. When it is gone the listener is not running and will not be
/// called again, so it must not be dropped from inside the listener.
class Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::function<void()> end) : m_end(std::move(end)) {}
    Subscription(Subscription &&other) noexcept : m_end(std::exchange(other.m_end, nullptr)) {}
    Subscription &operator=(Subscription &&other) noexcept;
    ~Subscription();

private:
    std::function<void()> m_end;
};

class Notices {
public:
    using Listener = std::function<void(const ChangeNotice &)>;

    /// Any thread. The listener runs on the writer thread right after the commit: it posts to its own thread and
    /// returns; it must not write to the cache itself.
    Subscription subscribe(Listener listener);
    void publish(const ChangeNotice &notice) const;

private:
    struct Listeners {
        std::mutex mutex;
        std::map<int, Listener> byNumber;
        int next = 0;
    };
    std::shared_ptr<Listeners> m_listeners = std::make_shared<Listeners>();
};

} // namespace earshot::store
