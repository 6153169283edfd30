#include "models/remote/delivery.h"

#include "models/remote/errand.h"

#include <utility>

namespace earshot::remote {

Delivery::Delivery(std::shared_ptr<Errand> errand) : m_errand(std::move(errand)) {}

Delivery::~Delivery()
{
    cancel();
}

Delivery &Delivery::operator=(Delivery &&other) noexcept
{
    cancel();
    m_errand = std::move(other.m_errand);
    return *this;
}

bool Delivery::ready() const
{
    return waitFor(milliseconds(0));
}

bool Delivery::waitFor(milliseconds time) const
{
    std::unique_lock lock(m_errand->mutex);
    return m_errand->over.wait_for(lock, time, [this] { return m_errand->done; });
}

Result<HttpResponse> Delivery::take()
{
    std::unique_lock lock(m_errand->mutex);
    m_errand->over.wait(lock, [this] { return m_errand->done; });
    if (!m_errand->outcome)
        return Error{Error::Kind::Cancelled, "taken before"};
    return *std::exchange(m_errand->outcome, std::nullopt);
}

int Delivery::status() const
{
    const std::lock_guard lock(m_errand->mutex);
    return m_errand->status;
}

void Delivery::resume()
{
    if (m_errand && m_errand->resume)
        m_errand->resume(m_errand);
}

void Delivery::cancel()
{
    if (m_errand && m_errand->cancel && !ready())
        m_errand->cancel(m_errand);
}

} // namespace earshot::remote
