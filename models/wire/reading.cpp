#include "models/wire/reading.h"

#include "models/base/text.h"
#include "models/wire/record_in.h"

#include <algorithm>
#include <array>

namespace earshot::wire {
namespace {

constexpr std::size_t LongestError = 500;

/// Gathers the sentences of an error body, however they are wrapped. `about` is the field they are about.
void gather(Source &source, od::value json, const std::string &about, std::vector<std::string> &sentences, int depth)
{
    if (depth > 4)
        return;
    Scalar scalar;
    if (source.scalar(json, scalar)) {
        if (!scalar.text.empty())
            sentences.push_back((about.empty() ? "" : about + ": ") + std::string(scalar.text));
        return;
    }
    if (json.type() == od::json_type::array) {
        for (od::value item : json.get_array())
            gather(source, item, about, sentences, depth + 1);
        return;
    }
    std::string field = about;
    std::vector<std::string> messages;
    for (od::field member : json.get_object()) {
        const std::string key(source.key(member));
        if (key == "field" && source.scalar(member.value(), scalar))
            field = scalar.text;
        else if (key == "message" || key == "error")
            gather(source, member.value(), {}, messages, depth + 1);
        else
            gather(source, member.value(), key, sentences, depth + 1);
    }
    for (const std::string &message : messages)
        sentences.push_back((field.empty() ? "" : field + ": ") + message);
}

template <typename T>
void requireId(const T &record)
{
    if constexpr (HasId<T>)
        if (record.id.empty())
            fail(Error::Kind::BadData, "the record has no id");
}

} // namespace

template <typename T>
Result<Page<T>> readPage(std::string body)
{
    return reading(std::move(body), [](Source &source, od::object root) {
        Page<T> page;
        const std::string_view list = table<T>().list;
        bool found = false;
        readMembers<PageInfo>(source, root, page, {}, [&](std::string_view key, od::value json) {
            if (key != list || json.type() != od::json_type::array)
                return;
            found = true;
            page.problems.clear();
            readList(source, json, page.items, {&page.problems, 0});
        });
        if (!found)
            fail(Error::Kind::BadData, "the answer has no list \"" + std::string(list) + '"');
        return page;
    });
}

template <typename T>
Result<T> readOne(std::string body, T onto, std::vector<Problem> *problems)
{
    return reading(std::move(body), [&](Source &source, od::object root) {
        readRecord(source, root, onto, {problems, 0});
        requireId(onto);
        return std::move(onto);
    });
}

template Result<Page<Call>> readPage(std::string);
template Result<Page<Client>> readPage(std::string);
template Result<Page<Tracker>> readPage(std::string);
template Result<Page<Tag>> readPage(std::string);
template Result<Page<User>> readPage(std::string);
template Result<Page<Account>> readPage(std::string);
template Result<Page<FormSubmission>> readPage(std::string);
template Result<Page<Conversation>> readPage(std::string);
template Result<Page<PageView>> readPage(std::string);

template Result<Call> readOne(std::string, Call, std::vector<Problem> *);
template Result<Client> readOne(std::string, Client, std::vector<Problem> *);
template Result<Tracker> readOne(std::string, Tracker, std::vector<Problem> *);
template Result<Tag> readOne(std::string, Tag, std::vector<Problem> *);
template Result<User> readOne(std::string, User, std::vector<Problem> *);
template Result<Account> readOne(std::string, Account, std::vector<Problem> *);
template Result<FormSubmission> readOne(std::string, FormSubmission, std::vector<Problem> *);
template Result<Conversation> readOne(std::string, Conversation, std::vector<Problem> *);
template Result<PageView> readOne(std::string, PageView, std::vector<Problem> *);

Result<ConversationPage> readConversation(std::string body)
{
    return reading(std::move(body), [](Source &source, od::object root) {
        ConversationPage page;
        const Problems problems{&page.problems, 0};
        Conversation &conversation = page.conversation;
        readMembers(source, root, conversation, problems, [&](std::string_view key, od::value json) {
            if (key == "messages")
                readList(source, json, conversation.messages, {&page.problems, 1});
            else if (const Member<PageInfo> *member = table<PageInfo>().find(key))
                readMember<PageInfo>(source, *member, json, page, problems);
        });
        requireId(conversation);
        return page;
    });
}

Result<std::string> readRecordingUrl(std::string body)
{
    return reading(std::move(body), [](Source &source, od::object root) {
        std::string url;
        Scalar scalar;
        for (od::field field : root)
            if (source.key(field) == "url" && source.scalar(field.value(), scalar))
                url = scalar.text;
        if (url.empty())
            fail(Error::Kind::BadData, "the answer has no \"url\"");
        return url;
    });
}

Result<WebhookCall> readWebhookCall(std::string body, Call onto, const QTimeZone &zoneless)
{
    return reading(std::move(body), [&onto, &zoneless](Source &source, od::object root) {
        WebhookCall hook;
        hook.call = std::move(onto);
        source.zoneless = zoneless;
        const Problems problems{&hook.problems, 0};
        CallId id;
        ClientId client;
        TrackerId tracker;
        PersonId person;
        const auto other = [&](std::string_view key, od::value json) {
            Scalar scalar;
            if (key == "changes") {
                if (!readValue(source, Kind::List, json, source.value))
                    hook.changes = std::get<Words>(source.value);
            } else if (source.scalar(json, scalar)) {
                if (key == "resource_id")
                    id = CallId(scalar.text);
                else if (key == "company_resource_id")
                    client = ClientId(scalar.text);
                else if (key == "tracker_resource_id")
                    tracker = TrackerId(scalar.text);
                else if (key == "person_resource_id")
                    person = PersonId(scalar.text);
                else if (key == "spam")
                    hook.spam = scalar.yes || scalar.text == "true";
            }
        };
        readMembers(source, root, hook.call, problems, other);
        const auto prefer = [](auto &own, auto &masked) {
            if (!masked.empty())
                own = std::move(masked);
        };
        prefer(hook.call.id, id);
        prefer(hook.call.clientId, client);
        prefer(hook.call.trackerId, tracker);
        prefer(hook.call.personId, person);
        requireId(hook.call);
        hook.hasZonelessTimes = source.hasZonelessTimes;
        return hook;
    });
}

std::optional<ErrorBody> readNothingButError(const std::string &body)
{
    ErrorBody said;
    const auto only = reading(body, [&said](Source &source, od::object root) {
        constexpr std::array<std::string_view, 7> allowed = {"error", "errors",  "message",    "status",
                                                             "code",  "success", "status_code"};
        bool error = false;
        bool other = false;
        Scalar scalar;
        for (od::field field : root) {
            const std::string key(source.key(field));
            error = error || key == "error" || key == "errors";
            other = other || std::find(allowed.begin(), allowed.end(), key) == allowed.end();
            const bool isStatus = key == "status" || key == "code" || key == "status_code";
            if (isStatus && source.scalar(field.value(), scalar))
                said.status = int(std::clamp<std::int64_t>(wholeNumber(scalar.text).value_or(0), 0, 999));
        }
        return error && !other;
    });
    if (!only.valueOr(false))
        return {};
    said.message = readError(body);
    return said.message.empty() ? std::nullopt : std::optional(said);
}

std::string readError(std::string body)
{
    const auto sentences = reading(std::move(body), [](Source &source, od::object root) {
        std::vector<std::string> found;
        for (od::field field : root) {
            const std::string_view key = source.key(field);
            if (key == "error" || key == "message" || key == "errors")
                gather(source, field.value(), {}, found, 0);
        }
        return found;
    });
    std::string joined;
    if (!sentences)
        return joined;
    for (const std::string &sentence : *sentences)
        joined += (joined.empty() ? "" : "; ") + sentence;
    return std::string(text::cut(joined, LongestError));
}

} // namespace earshot::wire
