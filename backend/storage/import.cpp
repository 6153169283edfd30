#include "backend/storage/import.h"

#include "backend/storage/additions.h"
#include "backend/storage/importedline.h"
#include "backend/storage/persons.h"
#include "models/wire/reading.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace earshot::storage {
namespace {

constexpr std::size_t BatchLines = 500; // a commit costs more than a call
constexpr std::size_t BatchBytes = 32 * 1024 * 1024;
constexpr std::string_view RecordingKey = "recording_file";

/// A line that is well-formed, with its sound already in the folder.
struct Line {
    std::int64_t number = 0;
    NewCall call;
    std::string remark;
};

std::string recordingFileOf(const std::string &line)
{
    if (line.find(RecordingKey) == line.npos)
        return {};
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
    return object.value(QLatin1String(RecordingKey.data())).toString().toStdString();
}

std::string resolved(const std::string &folder, const std::string &path)
{
    return path.starts_with('/') || folder.empty() ? path : folder + '/' + path;
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
    bool isKnown(const CallId &id);
    void take(std::string line);
    void bad(std::int64_t line, std::string reason);
    Result<void> flush();
    Result<void> addBatch(Write &write);
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
    std::set<std::string> m_inBatch; // ids
};

/// One line without its end. False at the end of the file; a line beyond the limit comes cut, `tooLong` set.
bool readLine(std::istream &in, std::string &line, bool &tooLong)
{
    line.clear();
    tooLong = false;
    std::streambuf *buffer = in.rdbuf();
    constexpr int end = std::char_traits<char>::eof();
    int c = buffer->sbumpc();
    if (c == end)
        return false;
    for (; c != end && c != '\n'; c = buffer->sbumpc()) {
        tooLong = tooLong || line.size() == MaxLineBytes;
        if (!tooLong)
            line += char(c);
    }
    return true;
}

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

bool Import::isKnown(const CallId &id)
{
    if (!m_inBatch.insert(id.text).second)
        return true;
    return m_storage.database
        .read([&](sql::Connection &sql) -> Result<bool> {
            return firstNumber(sql, {"SELECT row FROM stored_calls WHERE id = ?", {id.text}}).has_value();
        })
        .valueOr(false); // a fault of the database shows again, and is told, when the batch is written
}

void Import::take(std::string line)
{
    const std::string soundFile = recordingFileOf(line);
    m_batchBytes += line.size();
    auto read = m_reader.read(std::move(line));
    if (!read)
        return bad(m_line, read.error().detail);
    Call &call = read->hook.call;
    if (!call.startTime)
        return bad(m_line, "start_time is missing or no time");
    if (call.clientId.empty() && call.clientName.empty())
        return bad(m_line, "company_id and company_name are missing");
    if (read->hook.spam)
        return bad(m_line, "the call is spam");
    if (isKnown(call.id)) {
        ++m_report.known;
        return;
    }
    Line taken{m_line, {std::move(call), {}, {}}, std::move(read->remark)};
    if (!soundFile.empty()) {
        auto saved = m_storage.recordings.saveFile(resolved(m_options.folder, soundFile));
        if (saved)
            taken.call.recording = *saved;
        else
            taken.remark = saved.error().kind == Error::Kind::NotFound || saved.error().kind == Error::Kind::BadData
                               ? saved.error().detail
                               : "the recording cannot be kept: " + std::string(word(saved.error().kind));
    }
    m_batch.push_back(std::move(taken));
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
        const auto client = clientOf(write, line.call.call);
        const auto tracked = client ? findTracker(write, *client, line.call.call) : Result<void>(client.error());
        const auto added = tracked ? addCall(write, line.call) : Result<AddedCall>(tracked.error());
        if (!added) {
            if (added.error().kind != Error::Kind::Refused && added.error().kind != Error::Kind::Conflict)
                return added.error();
            if (line.call.recording)
                m_storage.recordings.discard(*line.call.recording);
            bad(line.number, added.error().detail);
            continue;
        }
        if (added->person)
            persons.insert(*added->person);
        ++m_report.imported;
        m_report.recordings += line.call.recording ? 1 : 0;
        if (!line.remark.empty() && m_report.remarks.size() < MaxBadLines)
            m_report.remarks.push_back({line.number, line.remark});
    }
    for (const Number person : persons)
        settlePerson(write, person, m_account);
    return {};
}

Result<void> Import::flush()
{
    const ImportReport before = m_report;
    const auto written = m_storage.database.writeNow<void>([&](Write &write) { return addBatch(write); });
    if (!written)
        m_report = before;
    m_batch.clear();
    m_batchBytes = 0;
    m_inBatch.clear();
    if (written && m_options.progress)
        m_options.progress(m_line);
    return written;
}

Result<ImportReport> Import::run(std::istream &lines)
{
    if (const auto found = findAccount(); !found)
        return found.error();
    std::string line;
    for (bool tooLong = false; readLine(lines, line, tooLong);) {
        ++m_line;
        if (m_line == 1 && line.starts_with("\xEF\xBB\xBF"))
            line.erase(0, 3);
        if (line.find_first_not_of(" \t\r") == line.npos)
            continue;
        if (tooLong)
            bad(m_line, "the line is too long");
        else
            take(std::move(line));
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
