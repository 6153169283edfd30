#pragma once
// Form submissions and text conversations.

#include "backend/storage/listing.h"
#include "backend/storage/viewer.h"
#include "backend/storage/window.h"
#include "models/domain/interactions.h"
#include "models/wire/updates.h"

namespace earshot::storage {

class Database;

struct FormFilter {
    std::optional<ClientId> client;
    std::optional<DateWindow> window;      // by the time of submission
    std::optional<std::string> leadStatus; // a word of the service, or not_scored
    std::vector<std::string> tags;         // names, any of
    bool leadsOnly = false;                // of a known person (`person_lead`)
    std::string formUrl, formName;
};

struct FormFigures {
    std::int64_t total = 0, first = 0, leads = 0;
    bool operator==(const FormFigures &) const = default;
};
enum class FormGroupBy { Source, Keywords, Campaign, Referrer, LandingPage, Client, ClientId, FormName };
struct FormGroup {
    std::string key;
    FormFigures figures;
};

class Forms {
public:
    explicit Forms(Database &database) : m_database(database) {}
    /// Sorted by submitted_at (newest first), created_at or form_url.
    Result<Listing<FormSubmission>> list(const Viewer &viewer, const FormFilter &filter, const Order &order,
                                         const Slice &slice) const;
    Result<FormSubmission> find(const Viewer &viewer, const FormId &id) const;
    Result<FormFigures> figures(const Viewer &viewer, const FormFilter &filter) const;
    Result<std::vector<FormGroup>> grouped(const Viewer &viewer, const FormFilter &filter, FormGroupBy by) const;

    /// Name, telephone number and e-mail are read from the data; a number finds or makes the person.
    void create(const Viewer &viewer, wire::FormDraft draft, Done<FormSubmission> done);
    /// The rules of Calls::update.
    void update(const Viewer &viewer, const FormId &id, const wire::FormUpdate &update, Done<FormSubmission> done);
    /// Fields of forms that are not kept any more, and are taken out of what was sent before; of all clients where none
    /// is named. By admins. Gives how many forms had such a field.
    void ignoreFields(const Viewer &viewer, std::vector<ClientId> clients, std::vector<std::string> names,
                      Done<std::int64_t> done);
    /// Adds a form as it is. Conflict when the id is taken.
    void insert(FormSubmission form, Done<FormId> done);

private:
    Database &m_database;
};

struct ConversationFilter {
    std::optional<ClientId> client;
    std::optional<DateWindow> window; // by the newest message
    std::string search;               // in the customer's number and name
};

class Conversations {
public:
    explicit Conversations(Database &database) : m_database(database) {}
    /// Newest message first, each with its two newest.
    Result<Listing<Conversation>> list(const Viewer &viewer, const ConversationFilter &filter,
                                       const Slice &slice) const;
    /// With a page of its messages; `total` counts them all.
    struct Found {
        Conversation conversation;
        std::int64_t total = 0;
    };
    Result<Found> find(const Viewer &viewer, const ConversationId &id, const Slice &messages) const;
    /// Adds a conversation, or to one of that id the messages it does not have yet.
    void insert(Conversation conversation, Done<ConversationId> done);

private:
    Database &m_database;
};

} // namespace earshot::storage
