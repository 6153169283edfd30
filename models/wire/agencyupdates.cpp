#include "models/domain/phone.h"
#include "models/wire/record_in.h"
#include "models/wire/updates.h"

namespace earshot::wire {
namespace {

/// A number that is given; false when the value asks for one.
bool readNumber(Source &source, od::value json, Words &numbers)
{
    Scalar scalar;
    if (!source.scalar(json, scalar))
        return false;
    if (scalar.type == Scalar::Type::Null)
        return true;
    const auto number = phone::toE164(scalar.text);
    if (!number)
        refuse("a tracking number is no telephone number");
    numbers.push_back(*number);
    return true;
}

/// What a body says of numbers, beside the tracker's own fields.
void readNumbers(Source &source, std::string_view key, od::value json, TrackerUpdate &update, Words &given)
{
    const bool isList = json.type() == od::json_type::array;
    if (key == "replace_tracking_number" || (key == "pool_numbers" && !isList)) {
        update.wantsNumbers = json.type() != od::json_type::null;
    } else if (key == "tracking_number") {
        update.wantsNumbers = !readNumber(source, json, given) || update.wantsNumbers;
    } else if (key == "pool_numbers") {
        for (od::value number : json.get_array())
            update.wantsNumbers = !readNumber(source, number, given) || update.wantsNumbers;
    } else if (key == "pool_size") {
        if (const char *reason = readValue(source, Kind::Number, json, source.value))
            refuse("pool_size " + std::string(reason));
        if (const auto *size = std::get_if<std::int64_t>(&source.value))
            update.poolSize = *size;
    }
}

/// Where a basic call flow leads.
std::string destinationOf(const std::string &callFlow)
{
    const auto destination = reading(callFlow, [](Source &source, od::object flow) {
        std::string number;
        Scalar scalar;
        for (od::field field : flow)
            if (source.key(field) == "destination_number" && source.scalar(field.value(), scalar))
                number = scalar.text;
        return number;
    });
    return phone::toE164(destination.valueOr({})).value_or(std::string());
}

/// `"all"` is how a session tracker's source is written, {"type": "all"} how it is read.
void normalize(Tracker &tracker)
{
    if (tracker.source.starts_with('"'))
        tracker.source = "{\"type\":" + tracker.source + '}';
}

} // namespace

Result<TrackerUpdate> readTrackerUpdate(std::string body, Tracker onto)
{
    return reading(std::move(body), [&](Source &source, od::object root) {
        TrackerUpdate update{std::move(onto)};
        const std::string flow = update.tracker.callFlow;
        Words given;
        std::vector<Problem> problems;
        readMembers(source, root, update.tracker, {&problems, 0},
                    [&](std::string_view key, od::value json) { readNumbers(source, key, json, update, given); });
        if (!problems.empty())
            refuse(problems.front().key + ' ' + problems.front().reason);
        if (!given.empty())
            update.tracker.trackingNumbers = std::move(given);
        if (update.tracker.callFlow != flow)
            update.tracker.destinationNumber = destinationOf(update.tracker.callFlow);
        normalize(update.tracker);
        return update;
    });
}

Result<std::vector<ClientId>> readClientChoice(std::string body)
{
    return reading(std::move(body), [](Source &source, od::object root) {
        std::vector<ClientId> chosen;
        bool said = false, all = false;
        Scalar scalar;
        for (od::field field : root) {
            if (source.key(field) != "company_ids")
                continue;
            od::value list = field.value();
            const auto take = [&](od::value id) {
                if (!source.scalar(id, scalar) || scalar.text.empty())
                    refuse("company_ids must be a list of ids");
                said = true;
                all = all || scalar.text == "all";
                chosen.emplace_back(scalar.text);
            };
            if (list.type() == od::json_type::object)
                refuse("company_ids must be a list");
            if (list.type() != od::json_type::array) {
                take(list); // of a web form with one id
                continue;
            }
            for (od::value id : list.get_array())
                take(id);
        }
        if (!said)
            refuse("company_ids is required");
        if (all)
            chosen.clear();
        return chosen;
    });
}

Result<IgnoredFields> readIgnoredFields(std::string body)
{
    const auto chosen = readClientChoice(body);
    if (!chosen)
        return chosen.error();
    return reading(std::move(body), [&](Source &source, od::object root) {
        IgnoredFields ignored{*chosen, {}};
        for (od::field field : root) {
            if (source.key(field) != "field_names")
                continue;
            if (const char *reason = readValue(source, Kind::List, field.value(), source.value))
                refuse("field_names " + std::string(reason));
            if (const auto *names = std::get_if<Words>(&source.value))
                ignored.names = *names;
        }
        if (ignored.names.empty())
            refuse("field_names is required");
        return ignored;
    });
}

std::string writeUpdatedRecords(std::int64_t count)
{
    Out out;
    out.beginObject();
    out.key("updated_records");
    out.number(count);
    out.endObject();
    return out.take();
}

} // namespace earshot::wire
