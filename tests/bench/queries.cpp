#include "models/conditions/json.h"
#include "models/sql/connection.h"
#include "models/store/cache.h"
#include "models/store/querysql.h"
#include "tests/bench/figure.h"
#include "tests/bench/million.h"
#include "tests/support/bigcache/bigcache.h"

namespace earshot::bench {
namespace {

constexpr double MostTimes = 1.2;      // the bare SQL
constexpr double SlowestPage = 30;     // ms, for a first page
constexpr double QuickPage = 2;        // ms
constexpr double MostForWhole = 1000;  // for a whole list, also by a column without an index
constexpr std::size_t FirstPage = 128; // rows
constexpr const char *Shown[] = {"customer_name", "customer_phone_number", "company_name", "source",
                                 "tags",          "lead_status",           "duration",     "start_time"};

struct Question {
    const char *name;
    store::CallQuery query;
};

std::vector<Question> questions()
{
    const store::BigCache what;
    const auto filtered = [&](const char *json) {
        store::CallQuery query;
        query.filter = *conditions::fromJson(json);
        query.context = {what.newest, QTimeZone::utc()};
        return query;
    };
    const auto searched = [](const char *text) {
        store::CallQuery query;
        query.search = text;
        return query;
    };
    store::CallQuery client;
    client.client = store::bigCacheCall(what, 0).clientId;
    return {
        {"all", {}},
        {"client", client},
        {"lead_status",
         filtered(R"({"version":1,"all":[{"field":"lead_status","op":"any_of","value":["good_lead"]}]})")},
        {"source", filtered(R"({"version":1,"all":[{"field":"source","op":"is","value":"Yelp"}]})")},
        {"duration", filtered(R"({"version":1,"all":[{"field":"duration","op":"at_least","value":600}]})")},
        {"tag", filtered(R"({"version":1,"all":[{"field":"tags","op":"has_tag","value":"Complaint"}]})")},
        {"any_of_two_tags",
         filtered(R"({"version":1,"all":[{"field":"tags","op":"has_any_tag","value":["Complaint","Quote"]}]})")},
        {"tag_of_good_leads",
         filtered(
             R"({"version":1,"all":[{"field":"lead_status","op":"any_of","value":["good_lead"]},{"field":"tags","op":"has_tag","value":"Complaint"}]})")},
        {"without_tag", filtered(R"({"version":1,"all":[{"field":"tags","op":"has_no_tag","value":["Complaint"]}]})")},
        {"phrase",
         filtered(
             R"({"version":1,"all":[{"field":"conversational_transcript","op":"has_phrase","value":{"text":"discuss the contract"}}]})")},
        {"last_30_days",
         filtered(
             R"({"version":1,"all":[{"field":"start_time","op":"within","value":{"span":"last","count":30,"unit":"day"}}]})")},
        {"search_word", searched("estimate")},
        {"search_phrase", searched("\"discuss the contract\" monday")},
        {"search_prefix", searched("appoint")},
        {"search_three_letters", searched("est")},
        {"search_two_letters", searched("wo")},
        {"search_number", searched("8005551042")},
    };
}

/// Lists of which the whole is measured: in each order, and of a filter that no index of its own serves.
std::vector<Question> wholes()
{
    const auto sorted = [](const char *field) {
        store::CallQuery query;
        query.sort.field = field;
        return query;
    };
    store::CallQuery long_;
    long_.filter = *conditions::fromJson(R"({"version":1,"all":[{"field":"duration","op":"at_least","value":600}]})");
    return {
        {"by_time", {}},
        {"by_source", sorted("source")},
        {"by_duration", sorted("duration")},
        {"by_customer_name", sorted("customer_name")},
        {"by_customer_phone_number", sorted("customer_phone_number")},
        {"by_note", sorted("note")},
        {"duration", long_},
    };
}

std::vector<const Field *> shownFields()
{
    std::vector<const Field *> fields;
    for (const char *key : Shown)
        fields.push_back(callField(key));
    return fields;
}

/// The statements that Earshot runs, with nothing around them.
class BareSql {
public:
    explicit BareSql(sql::Connection &connection) : m_connection(connection) {}

    std::vector<std::int64_t> rows(const store::QuerySql &sql, const std::string &limit)
    {
        const auto select = m_connection.prepared(sql.rows() + limit);
        sql.bindTo(*select);
        std::vector<std::int64_t> out;
        while (select->executeStep())
            out.push_back(select->getColumn(0).getInt64());
        return out;
    }

    /// Steps through the page's cells.
    std::size_t read(const std::vector<std::int64_t> &rows)
    {
        std::string columns = "id";
        for (const char *key : Shown)
            columns += std::string(", ") + key;
        std::size_t bytes = 0;
        for (const std::int64_t row : rows) {
            const auto select = m_connection.prepared("SELECT " + columns + " FROM calls WHERE row = ?");
            select->bind(1, row);
            select->executeStep();
            for (int i = 0; i < select->getColumnCount(); ++i)
                bytes += select->getColumn(i).getString().size();
        }
        return bytes;
    }

private:
    sql::Connection &m_connection;
};

struct Pair {
    std::vector<double> ours, bare; // milliseconds

    Figure whole(const std::string &name) const
    {
        return atMostAnd(name, median(ours), "ms", median(bare), MostTimes, MostForWhole);
    }
    Figure page(const std::string &name) const
    {
        const double time = median(ours);
        return time <= QuickPage ? atMostOr(name, time, "ms", median(bare), MostTimes, QuickPage)
                                 : atMostAnd(name, time, "ms", median(bare), MostTimes, SlowestPage);
    }
};

double milliseconds(Seconds seconds)
{
    return seconds.count() * 1000;
}

Result<void> measure(const store::Cache &cache, sql::Connection &connection, const Question &question, int times)
{
    const auto sql = store::toSql(question.query);
    if (!sql)
        return sql.error();
    const auto fields = shownFields();
    BareSql bare(connection);
    Pair firstPage;
    bool agree = true;
    for (int i = 0; i <= times; ++i) {
        std::vector<std::int64_t> bareRows;
        std::vector<CallRow> rows;
        const auto bareTime =
            timed([&] { bare.read(bareRows = bare.rows(*sql, " LIMIT " + std::to_string(FirstPage))); });
        const auto time = timed([&] {
            rows = cache.queries().firstRows(question.query, FirstPage).valueOr({});
            agree = cache.calls().calls(rows, fields).valueOr({}).size() == bareRows.size() && agree;
        });
        if (i == 0)
            continue; // what is read for the first time comes from the disk
        firstPage.ours.push_back(milliseconds(time));
        firstPage.bare.push_back(milliseconds(bareTime));
    }
    if (!agree)
        return Error{Error::Kind::BadData, std::string(question.name) + ": the two do not agree"};
    print(firstPage.page(std::string("first_page_") + question.name));
    return {};
}

/// A whole list, which follows the first page: 8 bytes a row, a million rows.
Result<void> measureWhole(const store::Cache &cache, sql::Connection &connection, const Question &question, int times)
{
    const auto sql = store::toSql(question.query);
    if (!sql)
        return sql.error();
    const std::string order = sql->key ? " ORDER BY 2 COLLATE NOCASE DESC, 1 DESC" : "";
    BareSql bare(connection);
    Pair whole;
    for (int i = 0; i <= times; ++i) {
        const auto bareTime = timed([&] { bare.rows(*sql, order); });
        const auto time = timed([&] { (void)cache.queries().rows(question.query); });
        if (i == 0)
            continue;
        whole.bare.push_back(milliseconds(bareTime));
        whole.ours.push_back(milliseconds(time));
    }
    print(whole.whole(std::string("whole_list_") + question.name));
    return {};
}

} // namespace

Result<void> benchQueries(const Setup &setup)
{
    const auto profile = millionProfile(setup);
    if (!profile)
        return profile.error();
    const auto cache = store::Cache::open(profile->string(), store::Mode::ReadOnly);
    auto connection = sql::Connection::open(*profile / "cache.db", sql::Access::ReadOnly, sql::Durability::Normal);
    if (!cache || !connection)
        return cache ? connection.error() : cache.error();
    const int times = setup.quick ? 1 : 21;
    for (const Question &question : questions())
        if (const auto measured = measure(**cache, **connection, question, times); !measured)
            return measured;
    for (const Question &question : wholes())
        if (const auto measured = measureWhole(**cache, **connection, question, setup.quick ? 1 : 5); !measured)
            return measured;
    return {};
}

} // namespace earshot::bench
