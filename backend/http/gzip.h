#pragma once
// gzip (RFC 1952) for response bodies.

#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace earshot::http {

/// A compressor that keeps its 256 KiB of tables from one body to the next. For one thread.
class Gzip {
public:
    Gzip();
    Gzip(const Gzip &) = delete;
    Gzip &operator=(const Gzip &) = delete;
    ~Gzip();

    /// Throws std::bad_alloc when there is no memory.
    std::string compressed(std::string_view plain);

private:
    struct Ender {
        void operator()(z_stream_s *stream) const;
    };
    std::unique_ptr<z_stream_s, Ender> m_stream;
};

} // namespace earshot::http
