#pragma once

#include "models/base/result.h"
#include "models/remote/httpmessage.h"

#include <memory>

namespace earshot::remote {

/// A request on its way: through its wait for a slot, its attempts and its answer. Whoever holds it waits or walks
/// away; letting go of it cancels it. Not to be shared between threads.
class Delivery {
public:
    ~Delivery();
    Delivery(Delivery &&) noexcept = default;
    Delivery &operator=(Delivery &&other) noexcept;

    /// True when take() will not wait.
    bool ready() const;
    /// Waits at most so long; true when the answer is there.
    bool waitFor(milliseconds time) const;
    /// Waits for the answer and hands it over, once: a good one (2xx), or why there is none.
    Result<HttpResponse> take();
    /// The HTTP status of the last answer, good or bad; 0 before there is one.
    int status() const;
    /// Whoever takes its body has room again.
    void resume();
    /// Ends it soon, as Cancelled.
    void cancel();

private:
    friend class Courier;
    explicit Delivery(std::shared_ptr<struct Errand> errand);
    std::shared_ptr<struct Errand> m_errand;
};

} // namespace earshot::remote
