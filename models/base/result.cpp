#include "models/base/result.h"

namespace earshot {

std::string_view word(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Offline:
        return "offline";
    case Error::Kind::Timeout:
        return "timeout";
    case Error::Kind::Tls:
        return "tls";
    case Error::Kind::Unauthorized:
        return "unauthorized";
    case Error::Kind::Forbidden:
        return "forbidden";
    case Error::Kind::NotFound:
        return "not_found";
    case Error::Kind::Refused:
        return "refused";
    case Error::Kind::RateLimited:
        return "rate_limited";
    case Error::Kind::Server:
        return "server";
    case Error::Kind::BadData:
        return "bad_data";
    case Error::Kind::Conflict:
        return "conflict";
    case Error::Kind::Storage:
        return "storage";
    case Error::Kind::DiskFull:
        return "disk_full";
    case Error::Kind::ReadOnly:
        return "read_only";
    case Error::Kind::NewerSchema:
        return "newer_schema";
    case Error::Kind::Corrupt:
        return "corrupt";
    case Error::Kind::Locked:
        return "locked";
    case Error::Kind::Cancelled:
        return "cancelled";
    }
    return "unknown";
}

} // namespace earshot
