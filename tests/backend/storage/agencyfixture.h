#pragma once
// A data folder with a small agency in it, for the tests of the storage.

#include "backend/storage/additions.h"
#include "backend/storage/persons.h"
#include "backend/storage/storage.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

// Tests name the members they mean: `{.note = "n"}`.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace earshot::storage {

inline Instant at(const char *iso)
{
    return parseIso(iso).value();
}

/// Two clients, a tracker each; an admin, a manager of the first client and a reporting user of it.
struct AgencyFixture {
    QTemporaryDir dir;
    Instant now = at("2026-06-15T12:00:00Z");
    std::unique_ptr<Storage> storage;
    ClientId dental{"COMdental"}, law{"COMlaw"};
    TrackerId dentalTracker{"TRKdental"}, lawTracker{"TRKlaw"};
    std::string adminKey, managerKey, reportingKey;
    Viewer admin, manager, reporting;

    AgencyFixture()
    {
        reopen();
        const auto made = storage->database.writeNow<void>([&](Write &write) { return fill(write); });
        if (!made)
            qFatal("%s", made.error().detail.c_str());
        adminKey = storage->keys.add("admin@agency.example").valueOr("");
        managerKey = storage->keys.add("manager@agency.example").valueOr("");
        reportingKey = storage->keys.add("reporting@agency.example").valueOr("");
        look();
    }

    void reopen()
    {
        storage.reset();
        auto opened = Storage::open({dir.path().toStdString() + "/data", 25, [this] { return now; }});
        if (!opened)
            qFatal("%s", opened.error().detail.c_str());
        storage = std::move(*opened);
    }

    /// Viewers are of the moment of a request: looks them up again.
    void look()
    {
        admin = *storage->keys.viewer(adminKey);
        manager = *storage->keys.viewer(managerKey);
        reporting = *storage->keys.viewer(reportingKey);
    }

    Result<void> fill(Write &write)
    {
        Account account;
        account.name = "Agency";
        const Number agency = addAccount(write, account, "Asia/Kolkata");
        const auto client = [&](const ClientId &id, const char *name, const TrackerId &tracker, const char *number) {
            Client made;
            made.id = id;
            made.name = name;
            made.timeZone = "America/New_York";
            const Number row = addClient(write, made, agency);
            Tracker line;
            line.id = tracker;
            line.name = std::string(name) + " line";
            line.trackingNumbers = {number};
            return addTracker(write, line, agency, row);
        };
        const auto user = [&](const char *email, Role role, std::vector<ClientId> clients) {
            User made;
            made.email = email;
            made.firstName = "U";
            made.role = role;
            made.clients = std::move(clients);
            return addUser(write, made, agency);
        };
        for (const auto &made :
             {client(dental, "Dental", dentalTracker, "+15550000001"), client(law, "Law", lawTracker, "+15550000002"),
              user("admin@agency.example", Role::Admin, {}), user("manager@agency.example", Role::Manager, {dental}),
              user("reporting@agency.example", Role::Reporting, {dental})})
            if (!made)
                return made.error();
        return {};
    }

    Call call(const char *id, Instant start, const ClientId &client = ClientId("COMdental"),
              const char *phone = "+13035550100") const
    {
        Call made;
        made.id = CallId(id);
        made.clientId = client;
        made.trackerId = client == law ? lawTracker : dentalTracker;
        made.startTime = start;
        made.direction = "inbound";
        made.answered = true;
        made.duration = seconds(60);
        made.customerPhoneNumber = phone;
        made.customerName = "ANN LEE";
        made.source = "google_paid";
        return made;
    }

    Result<CallId> add(const Call &call)
    {
        return wait<CallId>([&](auto done) { storage->calls.insert({call, {}, {}}, done); });
    }
    /// All in one commit.
    Result<void> addAll(const std::vector<Call> &calls)
    {
        return storage->database.writeNow<void>([&](Write &write) -> Result<void> {
            for (const Call &call : calls) {
                const auto added = addCall(write, {call, {}, {}});
                if (!added)
                    return added.error();
                if (added->person)
                    settlePerson(write, *added->person, added->account);
            }
            return {};
        });
    }
    Result<Call> update(const Viewer &viewer, const char *id, const wire::CallUpdate &update)
    {
        const auto state = updateState(viewer, id, update);
        return state ? Result<Call>(state->call) : Result<Call>(state.error());
    }
    Result<VersionedCall> updateState(const Viewer &viewer, const char *id, const wire::CallUpdate &update,
                                      std::optional<std::int64_t> onlyVersion = {})
    {
        return wait<VersionedCall>(
            [&](auto done) { storage->calls.update(viewer, CallId(id), update, onlyVersion, done); });
    }
    Call get(const char *id) { return storage->calls.find(admin, CallId(id)).valueOr(Call()); }

    std::vector<std::string> ids(const Viewer &viewer, const CallFilter &filter = {}, const Order &order = {})
    {
        std::vector<std::string> out;
        const auto listing = storage->calls.list(viewer, filter, order, {1, 250}, {});
        for (const Call &found : listing ? listing->items : std::vector<Call>())
            out.push_back(found.id.text);
        if (!listing || listing->total != std::int64_t(out.size()))
            out.push_back("the total does not agree");
        return out;
    }
};

using Ids = std::vector<std::string>;

} // namespace earshot::storage

Q_DECLARE_METATYPE(earshot::storage::CallFilter)
