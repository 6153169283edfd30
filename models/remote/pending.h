#pragma once

#include "models/remote/delivery.h"

#include <functional>
#include <utility>

namespace earshot::remote {

/// A typed answer on its way. It is parsed by take(), on the thread of whoever takes it. Letting go cancels.
template <typename T>
class Pending {
public:
    /// Makes the value of the answer, or of the error and the HTTP status that came with it.
    using Reader = std::function<Result<T>(Result<HttpResponse> answer, int status)>;

    Pending(Delivery delivery, Reader read) : m_delivery(std::move(delivery)), m_read(std::move(read)) {}

    /// True when take() will not wait for the network.
    bool ready() const { return m_delivery.ready(); }
    bool waitFor(milliseconds time) const { return m_delivery.waitFor(time); }
    void cancel() { m_delivery.cancel(); }
    /// Of a download: who takes it has room again.
    void resume() { m_delivery.resume(); }

    /// Waits for the answer and hands it over, once.
    Result<T> take()
    {
        Result<HttpResponse> answer = m_delivery.take();
        return m_read(std::move(answer), m_delivery.status());
    }

private:
    Delivery m_delivery;
    Reader m_read;
};

} // namespace earshot::remote
