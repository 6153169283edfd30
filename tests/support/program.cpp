#include "tests/support/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace earshot::test {
namespace {

using Steady = std::chrono::steady_clock;

std::vector<std::string> environmentWith(const Environment &more)
{
    Environment set = {{"DBUS_SESSION_BUS_ADDRESS", "disabled:"}};
    set.insert(set.end(), more.begin(), more.end());
    std::vector<std::string> out;
    for (char **entry = environ; *entry != nullptr; ++entry) {
        const std::string_view pair = *entry;
        const auto named = [&](const auto &one) { return pair.substr(0, pair.find('=')) == one.first; };
        if (std::none_of(set.begin(), set.end(), named))
            out.emplace_back(pair);
    }
    for (const auto &[name, value] : set)
        out.push_back(name + '=' + value);
    return out;
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> out;
    for (std::string &text : texts)
        out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

/// The whole line around the first place where `text` stands.
std::string lineAround(const std::string &all, std::string_view text)
{
    const std::size_t found = all.find(text);
    if (found == all.npos)
        return {};
    const std::size_t end = all.find('\n', found);
    if (end == all.npos)
        return {};
    const std::size_t start = all.rfind('\n', found);
    const std::size_t first = start == all.npos ? 0 : start + 1;
    return all.substr(first, end - first);
}

} // namespace

struct Program::Private {
    pid_t pid = -1;
    int pidHandle = -1;
    std::array<int, 2> pipes = {-1, -1}; // standard output and error
    Steady::time_point started = Steady::now();
    std::thread listener;
    mutable std::mutex mutex;
    std::condition_variable heard;
    std::array<std::string, 2> said;
    bool silent = false; // both pipes are closed

    void listen();
    std::string find(std::size_t stream, std::string_view text, std::chrono::milliseconds atMost);
};

void Program::Private::listen()
{
    std::array<pollfd, 2> waiting = {pollfd{pipes[0], POLLIN, 0}, pollfd{pipes[1], POLLIN, 0}};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
        ::poll(waiting.data(), waiting.size(), -1);
        for (std::size_t stream = 0; stream < waiting.size(); ++stream) {
            if (waiting[stream].fd < 0 || waiting[stream].revents == 0)
                continue;
            std::array<char, 65536> bytes;
            const ssize_t count = ::read(waiting[stream].fd, bytes.data(), bytes.size());
            if (count <= 0) {
                waiting[stream].fd = -1;
                continue;
            }
            const std::lock_guard lock(mutex);
            said[stream].append(bytes.data(), std::size_t(count));
            heard.notify_all();
        }
    }
    const std::lock_guard lock(mutex);
    silent = true;
    heard.notify_all();
}

std::string Program::Private::find(std::size_t stream, std::string_view text, std::chrono::milliseconds atMost)
{
    std::unique_lock lock(mutex);
    std::string line;
    heard.wait_for(lock, atMost, [&] { return !(line = lineAround(said[stream], text)).empty() || silent; });
    return line;
}

Program::Program(const std::string &path, std::vector<std::string> arguments, const Environment &environment)
    : d(std::make_unique<Private>())
{
    int out[2], err[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0)
        return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    arguments.insert(arguments.begin(), path);
    std::vector<std::string> variables = environmentWith(environment);
    d->started = Steady::now();
    if (::posix_spawn(&d->pid, path.c_str(), &actions, nullptr, pointers(arguments).data(),
                      pointers(variables).data()) != 0)
        d->pid = -1;
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    ::close(err[1]);
    d->pipes = {out[0], err[0]};
    if (d->pid > 0)
        d->pidHandle = int(::syscall(SYS_pidfd_open, d->pid, 0));
    d->listener = std::thread([this] { d->listen(); });
}

Program::~Program()
{
    if (d->pid > 0) {
        signal(SIGKILL);
        wait();
    }
    if (d->listener.joinable())
        d->listener.join();
    for (const int pipe : d->pipes)
        ::close(pipe);
}

std::string Program::lineWith(std::string_view text, std::chrono::milliseconds atMost)
{
    return d->find(1, text, atMost);
}

std::string Program::outputWith(std::string_view text, std::chrono::milliseconds atMost)
{
    return d->find(0, text, atMost);
}

std::string Program::errorsSoFar() const
{
    const std::lock_guard lock(d->mutex);
    return d->said[1];
}

void Program::signal(int number) const
{
    if (d->pid > 0)
        ::kill(d->pid, number);
}

Ending Program::wait(std::chrono::milliseconds atMost)
{
    Ending ending;
    if (d->pid <= 0)
        return ending;
    pollfd over = {d->pidHandle, POLLIN, 0};
    if (::poll(&over, 1, int(atMost.count())) == 0) {
        ending.tooLate = true;
        signal(SIGKILL);
    }
    int status = 0;
    rusage used = {};
    ::wait4(d->pid, &status, 0, &used);
    ending.wall = Steady::now() - d->started;
    ending.peakBytes = std::int64_t(used.ru_maxrss) * 1024;
    ending.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ending.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    ::close(d->pidHandle);
    d->pid = -1;
    d->listener.join();
    ending.out = std::move(d->said[0]);
    ending.err = std::move(d->said[1]);
    return ending;
}

Ending run(const std::string &path, std::vector<std::string> arguments, const Environment &environment,
           std::chrono::milliseconds atMost)
{
    Program program(path, std::move(arguments), environment);
    return program.wait(atMost);
}

} // namespace earshot::test
