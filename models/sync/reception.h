#pragma once
// Inside the room: a recording on its way in. The network thread leaves what comes, and waits for nothing; the thread
// aside takes it to the disk.

#include "models/remote/download.h"
#include "models/store/recordings.h"
#include "models/vault/vault.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace earshot::sync {

class Reception {
public:
    /// What has come and is not on the disk yet takes no more memory than this; the server waits meanwhile.
    static constexpr std::size_t MostWaiting = std::size_t(1) << 20;

    /// `wake` is called on the network thread when there is something to take to the disk.
    Reception(CallId call, bool person, store::Recording recording, std::unique_ptr<vault::Incoming> incoming,
              std::function<void()> wake);

    const CallId call;
    const bool person;          // waits for it
    store::Recording recording; // as the cache is to know it; of whoever writes
    std::int64_t reserved = 0;  // room for it; of whoever writes

    // The network thread.
    Result<void> begin(const remote::DownloadHead &head);
    Result<remote::Taken> take(std::string_view bytes);

    // Any thread.
    /// There is something to write.
    bool hasNews();
    /// The server was made to wait, and need not any more, since the last time.
    bool takeRelief();
    /// On the disk.
    std::int64_t size() const { return m_size; }
    /// What comes now is refused; the file is let go.
    void close();

    // The thread aside.
    struct News {
        std::optional<remote::DownloadHead> head; // of what follows
        std::string bytes;
    };
    News takeNews();
    /// What is there is of no use.
    Result<void> restart();
    Result<void> append(std::string_view bytes);
    /// Does something with the file while it is open.
    Result<void> with(const std::function<Result<void>(vault::Incoming &)> &work);

private:
    std::function<void()> m_wake;
    std::mutex m_mutex; // held by nobody who waits
    News m_news;        // with m_mutex, like the next three
    bool m_full = false;
    bool m_relieved = false;
    bool m_closed = false;
    std::mutex m_disk; // held while writing
    std::unique_ptr<vault::Incoming> m_incoming;
    std::atomic<std::int64_t> m_size = 0;
};

} // namespace earshot::sync
