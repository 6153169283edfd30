#include "models/store/recordingrows.h"

#include "models/sql/columns.h"

namespace earshot::store {

std::string selectRecordings()
{
    return "SELECT call, call_id, state, bytes, total, media_type, validator, attempts, tried_at, error_kind, error "
           "FROM recordings ";
}

KnownRecording readRecording(const SQLite::Statement &select)
{
    KnownRecording out;
    out.row = CallRow(select.getColumn(0).getInt64());
    out.call = CallId(select.getColumn(1).getString());
    out.recording.state = RecordingState(select.getColumn(2).getInt());
    out.recording.bytes = select.getColumn(3).getInt64();
    out.recording.total = select.getColumn(4).getInt64();
    out.recording.mediaType = select.getColumn(5).getString();
    out.recording.validator = select.getColumn(6).getString();
    out.recording.attempts = select.getColumn(7).getInt();
    if (!select.isColumnNull(8))
        out.recording.triedAt = instantFromMs(select.getColumn(8).getInt64());
    if (!select.isColumnNull(9))
        out.recording.error = Error{Error::Kind(select.getColumn(9).getInt()), select.getColumn(10).getString()};
    return out;
}

std::optional<CallRow> putRecording(sql::Connection &connection, const CallId &call, const Recording &recording,
                                    Instant now)
{
    const auto put = connection.prepared(
        "INSERT INTO recordings (call, call_id, state, bytes, total, media_type, validator, attempts, tried_at, "
        "error_kind, error, used_at) SELECT row, id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM calls "
        "WHERE id = ?1 ON CONFLICT (call) DO UPDATE SET state = excluded.state, bytes = excluded.bytes, "
        "total = excluded.total, media_type = excluded.media_type, validator = excluded.validator, "
        "attempts = excluded.attempts, tried_at = excluded.tried_at, error_kind = excluded.error_kind, "
        "error = excluded.error RETURNING call");
    put->bind(1, call.text);
    put->bind(2, int(recording.state));
    put->bind(3, recording.bytes);
    put->bind(4, recording.total);
    put->bind(5, recording.mediaType);
    put->bind(6, recording.validator);
    put->bind(7, recording.attempts);
    sql::bindValue(*put, 8, recording.triedAt ? Value(*recording.triedAt) : Value());
    sql::bindValue(*put, 9, recording.error ? Value(std::int64_t(recording.error->kind)) : Value());
    put->bind(10, recording.error ? recording.error->detail : std::string());
    put->bind(11, toMs(now));
    return put->executeStep() ? std::optional(CallRow(put->getColumn(0).getInt64())) : std::nullopt;
}

} // namespace earshot::store
