#include "backend/storage/import.h"

#include "backend/storage/additions.h"
#include "backend/storage/callrenewal.h"
#include "backend/storage/callrow.h"
#include "backend/storage/importedline.h"
#include "backend/storage/persons.h"
#include "models/base/text.h"
#include "models/domain/callids.h"
#include "models/wire/reading.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <SQLiteCpp/Savepoint.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace earshot::storage {
namespace {

constexpr std::size_t BatchLines = 500; // a commit costs more than a call
constexpr std::size_t BatchBytes = 32 * 1024 * 1024;
constexpr std::string_view RecordingKey = "recording_file", UpdatedKey = "updated_at";

/// A line that is well-formed, with its sound already in the folder.
struct Line {
    std::int64_t number = 0;
    NewCall call;
    std::string remark;
    Instant asOf;
    Number known = 0; // the row of a call that is here already; `text` is the line then
    std::string text;
};

constexpr const char *NotText = "not UTF-8 text: say how the file is written with --encoding, such as windows-1252";

std::string joined(std::string remark, const std::string &more)
{
    return remark.empty() || more.empty() ? remark + more : remark + "; " + more;
}

/// Tags that nobody could see do no harm to the rest.
std::string withoutBlankTags(Call &call)
{
    return std::erase_if(call.tags, [](const std::string &name) { return text::isBlank(name); }) > 0
               ? "a tag without a name was left out"
               : std::string();
}

/// What lines say beyond the fields of calls.
struct Beside {
    std::string recordingFile;
    std::optional<Instant> updatedAt;
};

Beside besideOf(const std::string &line)
{
    if (line.find(RecordingKey) == line.npos && line.find(UpdatedKey) == line.npos)
        return {};
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
    const auto textAt = [&](std::string_view key) {
        return object.value(QLatin1String(key.data())).toString().toStdString();
    };
    return {textAt(RecordingKey), parseIso(textAt(UpdatedKey))};
}

/// Where the file truly lies; empty when that is not below the folder, whatever links say.
std::string resolved(const std::string &folder, const std::string &path)
{
    std::error_code unseen;
    const auto home = std::filesystem::weakly_canonical(folder.empty() ? "." : folder, unseen);
    if (unseen)
        return {};
    const auto file = std::filesystem::weakly_canonical(home / path, unseen); // an absolute path wins
    if (unseen)
        return {};
    const auto rest = file.lexically_relative(home);
    return rest.empty() || *rest.begin() == ".." ? std::string() : file.string();
}

class Import {
public:
    Import(Storage &storage, const ImportOptions &options)
        : m_storage(storage), m_options(options), m_reader(storage.database)
    {
    }

    Result<ImportReport> run(std::istream &lines);

private:
    Result<void> findAccount();
    std::optional<Number> rowOfCall(const Call &call);
    void take(std::string line);
    bool isWanted(const Line &line, const std::string &path);
    void takeRecording(const std::string &path, Line &line);
    void remark(const Line &line);
    void bad(std::int64_t line, std::string reason);
    Result<void> flush();
    Error flushed(Error error);
    Result<void> addBatch(Write &write);
    Result<void> addOne(Write &write, Line &line, std::set<Number> &persons);
    Result<void> renewOne(Write &write, Line &line, std::set<Number> &persons);
    Result<Number> clientOf(Write &write, Call &call);
    Result<void> findTracker(Write &write, Number client, Call &call);

    Storage &m_storage;
    const ImportOptions &m_options;
    LineReader m_reader;
    ImportReport m_report;
    Number m_account = 0;
    std::int64_t m_line = 0;
    std::vector<Line> m_batch;
    std::size_t m_batchBytes = 0;
    std::set<std::string> m_inBatch;     // ids
    std::vector<std::string> m_replaced; // recordings that go when the batch is on the disk
    Instant m_asOf{};
};

Result<void> Import::findAccount()
{
    const auto found = m_storage.database.writeNow<Number>([&](Write &write) -> Result<Number> {
        const auto accounts = numbers(write.sql, {"SELECT row FROM accounts ORDER BY row", {}});
        if (!m_options.account.empty()) {
            if (const auto row = rowOf(write.sql, "accounts", m_options.account))
                return *row;
            const auto named = firstNumber(write.sql, {"SELECT row FROM accounts WHERE name = ?", {m_options.account}});
            return named ? Result(*named) : notFound("account");
        }
        if (accounts.size() > 1)
            return refused("there are several accounts: say which");
        Account account;
        account.name = "Imported";
        return accounts.empty() ? addAccount(write, account, "UTC") : accounts.front();
    });
    if (!found)
        return found.error();
    m_account = *found;
    return {};
}

void Import::bad(std::int64_t line, std::string reason)
{
    ++m_report.badCount;
    if (m_report.bad.size() < MaxBadLines)
        m_report.bad.push_back({line, std::move(reason)});
}

/// By its id, or by the other one that its addresses name: older exports have CallRail's number, newer its masked id.
std::optional<Number> Import::rowOfCall(const Call &call)
{
    return m_storage.database
        .read([&](sql::Connection &sql) -> Result<std::optional<Number>> {
            const auto rowUnder = [&](const CallId &id) {
                return firstNumber(sql, {"SELECT row FROM stored_calls WHERE id = ?", {id.text}});
            };
            if (const auto row = rowUnder(call.id))
                return row;
            const auto other = otherId(call);
            const auto row = other ? rowUnder(*other) : std::nullopt;
            return row && mayBeOneCall(loadCall(sql, *row, false), call) ? row : std::nullopt;
        })
        .valueOr({}); // a fault of the database shows again, and is told, when the batch is written
}

void Import::remark(const Line &line)
{
    if (!line.remark.empty() && m_report.remarks.size() < MaxBadLines)
        m_report.remarks.push_back({line.number, line.remark});
}

void Import::takeRecording(const std::string &path, Line &line)
{
    auto saved = m_storage.recordings.saveFile(path);
    if (saved)
        line.call.recording = *saved;
    else
        line.remark = joined(line.remark,
                             saved.error().kind == Error::Kind::NotFound || saved.error().kind == Error::Kind::BadData
                                 ? saved.error().detail
                                 : "the recording cannot be kept: " + std::string(word(saved.error().kind)));
}

void Import::take(std::string line)
{
    const Beside beside = besideOf(line);
    m_batchBytes += line.size();
    auto read = m_reader.read(line);
    if (!read)
        return bad(m_line, read.error().detail);
    Call &call = read->hook.call;
    if (!call.startTime)
        return bad(m_line, "start_time is missing or no time");
    if (call.clientId.empty() && call.clientName.empty())
        return bad(m_line, "company_id and company_name are missing");
    if (!m_inBatch.insert(call.id.text).second) {
        ++m_report.known;
        return;
    }
    const auto known = rowOfCall(call);
    if (read->hook.spam && !known)
        return bad(m_line, "the call is spam");
    std::string problem = joined(std::move(read->remark), withoutBlankTags(call));
    Line taken{m_line, {std::move(call), {}, {}}, std::move(problem), beside.updatedAt.value_or(m_asOf), 0, {}};
    if (known) {
        taken.known = *known;
        taken.text = std::move(line);
    }
    if (!beside.recordingFile.empty()) {
        const std::string path = resolved(m_options.folder, beside.recordingFile);
        if (path.empty())
            taken.remark = joined(taken.remark, "the recording is not in the folder of the import: name its own with "
                                                "--recordings");
        else if (isWanted(taken, path))
            takeRecording(path, taken);
    }
    m_batch.push_back(std::move(taken));
}

/// False for the recording that a known call has already: sound of the same length in bytes is taken for the same.
bool Import::isWanted(const Line &line, const std::string &path)
{
    if (line.known == 0)
        return true;
    std::error_code unseen;
    const auto size = std::filesystem::file_size(path, unseen);
    const auto here = m_storage.database.read([&](sql::Connection &sql) -> Result<std::optional<std::int64_t>> {
        return firstNumber(sql, {"SELECT bytes FROM recordings WHERE call = ?", {line.known}});
    });
    return unseen || !here || *here != std::int64_t(size);
}

/// The client of the call, made when it is not known: by its id, else by its name.
Result<Number> Import::clientOf(Write &write, Call &call)
{
    std::optional<Number> row;
    if (!call.clientId.empty())
        row = firstNumber(write.sql, {"SELECT row FROM companies WHERE id = ?", {call.clientId.text}});
    else
        row = firstNumber(write.sql, {"SELECT row FROM companies WHERE account = ? AND name = ? ORDER BY row",
                                      {m_account, call.clientName}});
    if (row && !firstNumber(write.sql, {"SELECT row FROM companies WHERE row = ? AND account = ?", {*row, m_account}}))
        return refused("company_id belongs to another account");
    if (!row) {
        Client client;
        client.id = call.clientId;
        client.name = call.clientName.empty() ? call.clientId.text : call.clientName;
        client.timeZone = zoneNamed(call.clientTimeZone) ? call.clientTimeZone : "UTC";
        row = addClient(write, std::move(client), m_account);
    }
    call.clientId = load<Client>(write.sql, *row).id;
    return *row;
}

Result<void> Import::findTracker(Write &write, Number client, Call &call)
{
    if (call.trackerId.empty())
        return {};
    if (const auto row =
            firstNumber(write.sql, {"SELECT company FROM stored_trackers WHERE id = ?", {call.trackerId.text}}))
        return *row == client ? Result<void>() : Result<void>(refused("tracker_id belongs to another company"));
    Tracker tracker;
    tracker.id = call.trackerId;
    tracker.name = call.sourceName.empty() ? call.trackerId.text : call.sourceName;
    tracker.campaignName = call.campaign;
    const bool free = !call.trackingPhoneNumber.empty() &&
                      !firstNumber(write.sql, {"SELECT tracker FROM active_numbers WHERE account = ? AND number = ?",
                                               {m_account, call.trackingPhoneNumber}});
    if (free)
        tracker.trackingNumbers = {call.trackingPhoneNumber};
    const auto added = addTracker(write, std::move(tracker), m_account, client);
    return added ? Result<void>() : Result<void>(added.error());
}

Result<void> Import::addBatch(Write &write)
{
    std::set<Number> persons;
    for (Line &line : m_batch) {
        SQLite::Savepoint savepoint(write.sql.database(), "line"); // all of a line, or nothing of it
        const auto done = line.known ? renewOne(write, line, persons) : addOne(write, line, persons);
        if (done) {
            savepoint.release();
            continue;
        }
        if (done.error().kind != Error::Kind::Refused && done.error().kind != Error::Kind::Conflict)
            return done;
        if (line.call.recording)
            m_storage.recordings.discard(*line.call.recording);
        bad(line.number, done.error().detail);
    }
    for (const Number person : persons)
        settlePerson(write, person, m_account);
    return {};
}

Result<void> Import::addOne(Write &write, Line &line, std::set<Number> &persons)
{
    const auto client = clientOf(write, line.call.call);
    const auto tracked = client ? findTracker(write, *client, line.call.call) : Result<void>(client.error());
    const auto added = tracked ? addCall(write, line.call) : Result<AddedCall>(tracked.error());
    if (!added)
        return added.error();
    rememberImport(write, added->row, line.call.call, line.asOf);
    if (added->person)
        persons.insert(*added->person);
    ++m_report.imported;
    m_report.recordings += line.call.recording ? 1 : 0;
    remark(line);
    return {};
}

Result<void> Import::renewOne(Write &write, Line &line, std::set<Number> &persons)
{
    const auto client = firstNumber(write.sql, {"SELECT company FROM stored_calls WHERE row = ?", {line.known}});
    if (const auto tracked = findTracker(write, client.value_or(0), line.call.call); !tracked)
        return tracked;
    auto renewed = renewCall(write, line.known, {line.text, line.call.recording, line.asOf, m_options.update});
    if (!renewed)
        return renewed.error();
    const bool changed = renewed->outcome == Renewed::Outcome::Changed;
    (changed ? m_report.updated : m_report.known) += 1;
    m_report.keptOurs += renewed->keptOurs ? 1 : 0;
    if (line.call.recording && !changed)
        m_storage.recordings.discard(*line.call.recording);
    else
        m_report.recordings += line.call.recording ? 1 : 0;
    if (!renewed->replacedRecording.empty())
        m_replaced.push_back(renewed->replacedRecording);
    persons.merge(renewed->persons);
    if (changed)
        remark(line);
    return {};
}

Result<void> Import::flush()
{
    const ImportReport before = m_report;
    const auto written = m_storage.database.writeNow<void>([&](Write &write) { return addBatch(write); });
    if (!written)
        m_report = before;
    for (const std::string &file : m_replaced)
        if (written)
            m_storage.recordings.discard({file, {}, 0});
    m_replaced.clear();
    m_batch.clear();
    m_batchBytes = 0;
    m_inBatch.clear();
    if (written && m_options.progress)
        m_options.progress(m_line);
    return written;
}

/// What was read before an error stays, as told.
Error Import::flushed(Error error)
{
    if (!m_batch.empty())
        if (const auto written = flush(); !written)
            return written.error();
    return error;
}

Result<ImportReport> Import::run(std::istream &lines)
{
    ImportLines source(lines, m_options.encoding);
    m_asOf = m_options.asOf.value_or(m_storage.options().clock());
    for (;;) {
        auto line = source.next(MaxLineBytes);
        if (!line)
            return flushed(line.error());
        if (!*line)
            break;
        if (m_account == 0) // an account is only made for a file that can be read
            if (const auto found = findAccount(); !found)
                return found.error();
        ++m_line;
        std::string &text = (*line)->text;
        if (text.find_first_not_of(" \t\r") == text.npos)
            continue;
        if ((*line)->tooLong)
            bad(m_line, "the line is too long");
        else if (!(*line)->isText)
            bad(m_line, NotText);
        else
            take(std::move(text));
        if (m_batch.size() >= BatchLines || m_batchBytes >= BatchBytes)
            if (const auto written = flush(); !written)
                return written.error();
    }
    if (const auto written = flush(); !written)
        return written.error();
    std::sort(m_report.bad.begin(), m_report.bad.end(),
              [](const BadLine &a, const BadLine &b) { return a.line < b.line; });
    return m_report;
}

} // namespace

Result<ImportReport> importCalls(Storage &storage, std::istream &lines, const ImportOptions &options)
{
    return Import(storage, options).run(lines);
}

} // namespace earshot::storage
