#pragma once
// Records as answers.

#include "backend/api/query.h"
#include "models/wire/reading.h"

namespace earshot::api {

wire::PageInfo offsetPage(const storage::Slice &slice, std::int64_t total);

/// Puts the server's origin before addresses that the storage gives as paths.
void address(Call &call, const std::string &origin);
void address(Client &client, const std::string &origin);
template <typename T>
void address(T &, const std::string &)
{
}

/// The record as it is shown, with the optional fields that `fields` asks for.
template <typename T>
http::Response shown(const Visit &visit, Result<T> record, int status = 200)
{
    if (!record)
        return visit.failure(record.error());
    address(*record, visit.origin());
    return http::json(status, wire::writeOne(*record, fieldsOf(visit.request), visit.zone));
}

/// The record as writes answer it: its default fields alone.
template <typename T>
http::Response saved(const Visit &visit, Result<T> record, int status = 200)
{
    if (!record)
        return visit.failure(record.error());
    address(*record, visit.origin());
    return http::json(status, wire::writeOne(*record, {}, visit.zone));
}

template <typename T>
http::Response listed(const Visit &visit, Result<storage::Listing<T>> listing, const storage::Slice &slice)
{
    if (!listing)
        return visit.failure(listing.error());
    const std::string origin = visit.origin();
    for (T &record : listing->items)
        address(record, origin);
    const wire::PageInfo info = offsetPage(slice, listing->total);
    return http::json(200, wire::writePage(listing->items, info, fieldsOf(visit.request), visit.zone));
}

/// 204, or the error.
template <typename T>
http::Response gone(const Visit &visit, const Result<T> &outcome)
{
    return outcome ? http::noContent() : visit.failure(outcome.error());
}

/// Reads the fields that a body names over `onto`. Refused: a field is not what it should be.
template <typename T>
Result<T> readOver(std::string body, T onto)
{
    std::vector<wire::Problem> problems;
    auto record = wire::readOne<T>(std::move(body), std::move(onto), &problems);
    if (record && !problems.empty())
        return Error{Error::Kind::Refused, problems.front().key + ' ' + problems.front().reason};
    return record;
}

/// An edit out of read(record as it is), which gives the record as it is to be.
template <typename T, typename Read>
storage::Edit<T> editing(Read read)
{
    return [read = std::move(read)](T &record) -> Result<void> {
        auto changed = read(record);
        if (!changed)
            return changed.error();
        record = std::move(*changed);
        return {};
    };
}

/// What read() makes of an empty record; the id is not for the client to choose.
template <typename T, typename Read>
Result<T> drafted(Read read)
{
    T draft;
    draft.id = decltype(draft.id)("new");
    auto record = read(draft);
    if (record)
        record->id = {};
    return record;
}

} // namespace earshot::api
