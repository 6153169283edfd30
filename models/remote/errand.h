#pragma once

#include "models/remote/delivery.h"
#include "models/remote/ratebudget.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

namespace earshot::remote {

/// One request from its sending to its answer, shared by who waits and who carries.
struct Errand {
    HttpRequest request; // without the key, which is added on the way out
    Priority priority = Priority::Background;
    bool withKey = true;
    int attempt = 0;
    int redirects = 0;
    std::function<void(const std::shared_ptr<Errand> &)> cancel;
    std::function<void(const std::shared_ptr<Errand> &)> resume;

    std::mutex mutex;
    std::condition_variable over;
    std::optional<Result<HttpResponse>> outcome; // under the mutex, like the status
    bool done = false;
    int status = 0;

    /// Only the first outcome counts.
    bool finish(Result<HttpResponse> result)
    {
        const std::lock_guard lock(mutex);
        if (done)
            return false;
        done = true;
        outcome = std::move(result);
        over.notify_all();
        return true;
    }

    bool isDone()
    {
        const std::lock_guard lock(mutex);
        return done;
    }
};

} // namespace earshot::remote
