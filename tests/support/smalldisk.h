#pragma once

#include <csignal>
#include <cstddef>
#include <sys/resource.h>

namespace earshot::test {

/// While it lives no file of this process can grow beyond so many bytes, as on a disk that is full.
class SmallDisk {
public:
    explicit SmallDisk(std::size_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before = {};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace earshot::test
