#include "models/remote/courier.h"

#include "models/remote/errand.h"
#include "models/remote/faults.h"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <vector>

namespace earshot::remote {
namespace {

constexpr int MostRedirects = 5;
constexpr milliseconds Patience = seconds(10);   // of a person
constexpr milliseconds LongestNap = seconds(60); // then the clock is looked at again: it may have been set

constexpr auto Never = std::chrono::steady_clock::time_point::max();

} // namespace

/// Where errands wait and are sent from.
class Courier::Desk {
public:
    explicit Desk(CourierSettings settings)
        : m_settings(std::move(settings)), m_budget(m_settings.limits, m_settings.spent),
          m_client(std::make_unique<HttpClient>(m_settings.http))
    {
    }

    using Job = std::shared_ptr<Errand>;

    void accept(const Job &job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_open.insert(job);
        }
        enqueue(job);
        pump();
    }

    void finish(const Job &job, Result<HttpResponse> result)
    {
        if (!job->finish(std::move(result)))
            return;
        {
            const std::lock_guard lock(m_mutex);
            m_open.erase(job);
        }
        announce();
    }

    void fail(const Job &job, const Error &error) { finish(job, withoutKey(error)); }

    void cancel(const Job &job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_open.erase(job);
            std::erase(m_waiting, job);
            const auto ticket = m_underWay.find(job);
            if (ticket != m_underWay.end() && m_client)
                m_client->cancel(ticket->second);
        }
        job->finish(Gone); // whoever cancels need not be told
    }

    void resume(const Job &job)
    {
        const std::lock_guard lock(m_mutex);
        const auto ticket = m_underWay.find(job);
        if (ticket != m_underWay.end() && m_client)
            m_client->resume(ticket->second);
    }

    void cancelAll()
    {
        for (const Job &job : open())
            cancel(job);
    }

    void close()
    {
        const std::set<Job> left = open();
        std::unique_ptr<HttpClient> client;
        {
            const std::lock_guard lock(m_mutex);
            client = std::move(m_client);
        }
        client.reset(); // no callback comes after this
        for (const Job &job : left)
            job->finish(Gone);
    }

    const CourierSettings &settings() const { return m_settings; }

    Result<void> mayFetch(const std::string &url) const
    {
        const Result<Origin> origin = Origin::ofUrl(url);
        if (!origin)
            return origin.error();
        const bool plainHere = m_settings.origin.scheme == "http" && origin->isLoopback();
        if (origin->scheme != "https" && !plainHere)
            return Error{Error::Kind::BadAddress, "the server points to an address without https"};
        return {};
    }

    std::optional<Error> trouble()
    {
        const std::lock_guard lock(m_mutex);
        return m_trouble;
    }

    BudgetFigures figures()
    {
        const std::lock_guard lock(m_mutex);
        return m_budget.figures(m_settings.clock());
    }

    Instant serverNow()
    {
        const std::lock_guard lock(m_mutex);
        return m_settings.clock() + m_serverAhead;
    }

    std::optional<Instant> serverSaid()
    {
        const std::lock_guard lock(m_mutex);
        return m_serverSaid;
    }

    BudgetState state()
    {
        const std::lock_guard lock(m_mutex);
        return m_budget.state();
    }

private:
    std::set<Job> open()
    {
        const std::lock_guard lock(m_mutex);
        return m_open;
    }

    void announce()
    {
        const std::lock_guard lock(m_mutex);
        if (m_client && m_settings.arrived)
            m_client->after(milliseconds(0), m_settings.arrived);
    }

    /// The server may echo what it was sent.
    Error withoutKey(Error error) const
    {
        error.detail = m_settings.key.removedFrom(std::move(error.detail));
        return error;
    }

    void setTrouble(std::optional<Error> trouble)
    {
        const std::lock_guard lock(m_mutex);
        m_trouble = std::move(trouble);
    }

    /// People before the background, else first come, first served.
    void enqueue(const Job &job)
    {
        const std::lock_guard lock(m_mutex);
        const auto behind = std::find_if(m_waiting.begin(), m_waiting.end(),
                                         [&](const Job &other) { return other->priority > job->priority; });
        m_waiting.insert(behind, job);
    }

    /// Sends what may go now and sees to it that somebody looks again when more may.
    void pump()
    {
        std::vector<Job> impatient;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_client)
                return;
            std::erase_if(m_waiting, [](const Job &job) { return job->isDone(); }); // cancelled between attempts
            const Instant now = m_settings.clock();
            Instant next = Instant::max();
            for (auto it = m_waiting.begin(); it != m_waiting.end() && hasRoomFor(*it);) {
                const Job job = *it;
                const Instant slot = job->withKey ? m_budget.nextSlot(now, job->priority) : now;
                const bool go = slot <= now;
                const bool giveUp = job->priority == Priority::Foreground && slot - now > Patience;
                if (go)
                    start(job, now);
                else if (giveUp)
                    impatient.push_back(job);
                else
                    next = std::min(next, slot);
                it = go || giveUp ? m_waiting.erase(it) : std::next(it);
            }
            if (next != Instant::max())
                lookAgain(next - now);
        }
        for (const Job &job : impatient)
            fail(job, {Error::Kind::RateLimited, "the account's request budget is spent for now"});
    }

    /// Under the mutex. A person does not queue behind the background's long downloads.
    bool hasRoomFor(const Job &job) const
    {
        const int extra = job->priority == Priority::Foreground ? 2 : 0;
        return static_cast<int>(m_underWay.size()) < m_settings.atOnce + extra;
    }

    /// Under the mutex.
    void start(const Job &job, Instant now)
    {
        HttpRequest request = job->request;
        if (job->withKey) {
            m_budget.spend(now);
            request.authorization.append("Token token=\"").append(m_settings.key.reveal()).append("\"");
        }
        ++job->attempt;
        // The network thread cannot overtake: it needs the mutex to tell the outcome.
        m_underWay[job] =
            m_client->submit(std::move(request), [this, job](Result<HttpResponse> r) { arrive(job, std::move(r)); });
    }

    /// Under the mutex.
    void lookAgain(milliseconds wait)
    {
        wait = std::min(wait, LongestNap);
        const auto due = std::chrono::steady_clock::now() + wait;
        if (due >= m_nextLook)
            return;
        m_nextLook = due;
        m_client->after(sleepFor(wait), [this] {
            {
                const std::lock_guard guard(m_mutex);
                m_nextLook = Never;
            }
            pump();
        });
    }

    milliseconds sleepFor(milliseconds wait) const { return m_settings.sleep ? m_settings.sleep(wait) : wait; }

    /// On the network thread.
    void arrive(const Job &job, Result<HttpResponse> outcome)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_underWay.erase(job);
            if (outcome && job->withKey)
                m_serverSaid = outcome->serverTime.value_or(m_settings.clock());
            if (outcome && job->withKey && outcome->serverTime)
                m_serverAhead = aheadBy(*outcome->serverTime);
        }
        if (outcome) {
            const std::lock_guard lock(job->mutex);
            job->status = outcome->status;
        }
        if (outcome && !job->withKey && outcome->isRedirect())
            follow(job, outcome->location);
        else
            judge(job, std::move(outcome));
        pump();
    }

    /// Under the mutex. A difference of a second or two is the way that the answer took.
    milliseconds aheadBy(Instant serverTime) const
    {
        const milliseconds ahead = serverTime - m_settings.clock();
        return std::chrono::abs(ahead) < seconds(3) ? milliseconds(0) : ahead;
    }

    void follow(const Job &job, const std::string &location)
    {
        const Result<std::string> url = resolved(job->request.url, location);
        if (!url)
            return fail(job, url.error());
        if (++job->redirects > MostRedirects)
            return fail(job, {Error::Kind::BadData, "the server redirects without end"});
        if (const Result<void> allowed = mayFetch(*url); !allowed)
            return fail(job, allowed.error());
        job->request.url = *url;
        job->attempt = 0;
        enqueue(job);
    }

    void judge(const Job &job, Result<HttpResponse> outcome)
    {
        const auto retryAfter = outcome ? outcome->retryAfter : std::nullopt;
        Result<HttpResponse> judged = outcome ? checked(std::move(*outcome), job->withKey) : outcome.error();
        if (judged) {
            setTrouble({});
            return finish(job, std::move(judged));
        }
        const auto wait = waitAfter(job, judged.error(), retryAfter);
        if (judged.error().kind == Error::Kind::RateLimited && job->withKey) {
            const std::lock_guard lock(m_mutex);
            const Instant now = m_settings.clock();
            m_budget.pause(now, now + std::max(wait.value_or(seconds(1)), retryAfter.value_or(milliseconds(0))));
        }
        if (!wait || (job->priority == Priority::Foreground && *wait > Patience))
            return fail(job, judged.error());
        setTrouble(withoutKey(judged.error()));
        announce();
        rest(job, *wait);
    }

    /// Empty: it is not repeated. What a sink has taken it would get twice.
    std::optional<milliseconds> waitAfter(const Job &job, const Error &error, std::optional<milliseconds> retryAfter)
    {
        if (job->request.sink)
            return {};
        const Method method = job->request.once ? Method::Post : job->request.method;
        return m_settings.retry.wait(method, job->priority, error, retryAfter, job->attempt, random());
    }

    void rest(const Job &job, milliseconds wait)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_client)
            return;
        m_client->after(sleepFor(wait), [this, job] {
            enqueue(job);
            pump();
        });
    }

    double random() { return std::uniform_real_distribution<double>(0, 1)(m_random); }

    const CourierSettings m_settings;
    std::mutex m_mutex;
    RateBudget m_budget;       // under the mutex, like all below
    std::set<Job> m_open;      // accepted and not over
    std::deque<Job> m_waiting; // for a slot, or for others to come back
    std::map<Job, Ticket> m_underWay;
    std::optional<Error> m_trouble;
    std::optional<Instant> m_serverSaid;                      // with its latest answer
    milliseconds m_serverAhead{0};                            // of our clock
    std::chrono::steady_clock::time_point m_nextLook = Never; // when somebody looks whether more may go
    std::minstd_rand m_random{std::random_device{}()};        // network thread only
    std::unique_ptr<HttpClient> m_client;                     // null when closed
};

Courier::Courier(CourierSettings settings) : m_desk(std::make_shared<Desk>(std::move(settings))) {}

Courier::~Courier()
{
    m_desk->close();
}

Delivery Courier::send(HttpRequest request, Priority priority)
{
    const CourierSettings &settings = m_desk->settings();
    const Result<std::string> url = resolved(settings.origin.text(), request.url);
    if (!url)
        return refuse(url.error());
    const Result<Origin> origin = Origin::ofUrl(*url);
    if (!origin)
        return refuse({Error::Kind::BadData, origin.error().detail});
    if (*origin != settings.origin)
        return refuse({Error::Kind::BadData, "the server points to another server, which does not get the key"});
    if (!settings.key.isSendable())
        return refuse({Error::Kind::Unauthorized, "this is not a key: it is empty or has characters no key has"});
    request.url = *url;
    return dispatch(std::move(request), priority, true);
}

Delivery Courier::fetch(HttpRequest request, Priority priority)
{
    if (const Result<void> allowed = m_desk->mayFetch(request.url); !allowed)
        return refuse(allowed.error());
    return dispatch(std::move(request), priority, false);
}

Delivery Courier::refuse(Error error)
{
    const auto errand = std::make_shared<Errand>();
    m_desk->finish(errand, std::move(error));
    return Delivery(errand);
}

Delivery Courier::dispatch(HttpRequest request, Priority priority, bool withKey)
{
    const auto errand = std::make_shared<Errand>();
    errand->request = std::move(request);
    errand->priority = priority;
    errand->withKey = withKey;
    errand->cancel = [desk = std::weak_ptr<Desk>(m_desk)](const std::shared_ptr<Errand> &job) {
        if (const auto open = desk.lock())
            open->cancel(job);
    };
    errand->resume = [desk = std::weak_ptr<Desk>(m_desk)](const std::shared_ptr<Errand> &job) {
        if (const auto open = desk.lock())
            open->resume(job);
    };
    m_desk->accept(errand);
    return Delivery(errand);
}

void Courier::cancelAll()
{
    m_desk->cancelAll();
}

const Origin &Courier::origin() const
{
    return m_desk->settings().origin;
}

std::optional<Error> Courier::trouble() const
{
    return m_desk->trouble();
}

BudgetFigures Courier::budget() const
{
    return m_desk->figures();
}

Instant Courier::serverNow() const
{
    return m_desk->serverNow();
}

std::optional<Instant> Courier::serverSaid() const
{
    return m_desk->serverSaid();
}

BudgetState Courier::budgetState() const
{
    return m_desk->state();
}

} // namespace earshot::remote
