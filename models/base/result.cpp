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
    case Error::Kind::BadAddress:
        return "bad_address";
    case Error::Kind::WrongAccount:
        return "wrong_account";
    case Error::Kind::NoRoom:
        return "no_room";
    case Error::Kind::TooOld:
        return "too_old";
    case Error::Kind::CaFile:
        return "ca_file";
    case Error::Kind::NotTheService:
        return "not_the_service";
    case Error::Kind::PlainServer:
        return "plain_server";
    case Error::Kind::NotSound:
        return "not_sound";
    }
    return "unknown";
}

} // namespace earshot
