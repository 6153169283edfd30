// Memory and SQL agree: thousands of random trees on random calls in a real database.

#include "models/conditions/evaluate.h"
#include "models/conditions/json.h"
#include "models/conditions/sql.h"
#include "models/sql/columns.h"
#include "models/sql/functions.h"
#include "tests/models/conditions/chance.h"

#include <QTest>

using namespace earshot;
using namespace earshot::conditions;

namespace {

constexpr std::uint64_t Seed = 20'260'801;

// Calls in memory, and the same calls in a database; call i is row i + 1.
class TwoWorlds {
public:
    explicit TwoWorlds(std::vector<Call> calls) : m_calls(std::move(calls))
    {
        sql::registerFunctions(m_db.getHandle());
        m_db.exec("CREATE TABLE calls (row INTEGER PRIMARY KEY, " + sql::columnList() + ")");
        m_db.exec("CREATE TABLE call_tags (call INTEGER, name TEXT)");
        m_db.exec("CREATE TABLE phrases (call INTEGER, seq INTEGER, speaker INTEGER, start_ms INTEGER, text TEXT)");
        std::string figures;
        for (const Field *field : sql::ownFields())
            figures += ", " + std::string(field->key);
        m_db.exec("CREATE TABLE figures (call INTEGER PRIMARY KEY" + figures + ")");
        m_db.exec("CREATE INDEX calls_start ON calls (start_time)");
        m_db.exec("CREATE INDEX calls_company ON calls (company_id, start_time)");
        m_db.exec("CREATE INDEX tag_names ON call_tags (name COLLATE NOCASE, call)");
        SQLite::Transaction transaction(m_db);
        for (std::size_t i = 0; i < m_calls.size(); ++i)
            insert(std::int64_t(i) + 1, m_calls[i]);
        transaction.commit();
    }

    const std::vector<Call> &calls() const { return m_calls; }

    std::vector<std::size_t> inMemory(const Node &tree, const EvalContext &context) const
    {
        std::vector<std::size_t> out;
        const auto predicate = compile(tree, context);
        for (std::size_t i = 0; predicate && i < m_calls.size(); ++i)
            if ((*predicate)(m_calls[i]))
                out.push_back(i);
        return out;
    }

    std::vector<std::size_t> inSql(const Node &tree, const EvalContext &context)
    {
        const auto condition = toSql(tree, context, {.calls = "c"});
        std::vector<std::size_t> out;
        if (!condition)
            return out;
        SQLite::Statement select(m_db, "SELECT row FROM calls c WHERE " + condition->text + " ORDER BY row");
        bind(select, *condition);
        while (select.executeStep())
            out.push_back(std::size_t(select.getColumn(0).getInt64() - 1));
        return out;
    }

    // Rows for which the condition is NULL.
    std::int64_t unknowns(const Node &tree, const EvalContext &context)
    {
        const auto condition = toSql(tree, context);
        SQLite::Statement select(m_db, "SELECT count(*) FROM calls WHERE (" + condition->text + ") IS NULL");
        bind(select, *condition);
        select.executeStep();
        return select.getColumn(0).getInt64();
    }

    std::string plan(const Node &tree)
    {
        const auto condition = toSql(tree, {});
        SQLite::Statement explain(m_db, "EXPLAIN QUERY PLAN SELECT row FROM calls WHERE " + condition->text);
        std::string out;
        while (explain.executeStep())
            out += explain.getColumn(3).getString() + '\n';
        return out;
    }

    bool agree(const Node &tree, const EvalContext &context) { return inMemory(tree, context) == inSql(tree, context); }

    // The smallest part of a tree that still disagrees.
    Node culprit(const Node &tree, const EvalContext &context)
    {
        if (const Group *group = tree.group())
            for (const Node &child : group->children)
                if (!agree(child, context))
                    return culprit(child, context);
        return tree;
    }

private:
    static void bind(SQLite::Statement &statement, const SqlCondition &condition)
    {
        int at = 1;
        for (const SqlValue &value : condition.bound)
            std::visit([&](const auto &v) { statement.bind(at++, v); }, value);
    }

    void insert(std::int64_t row, const Call &call)
    {
        const auto &fields = sql::storedFields();
        SQLite::Statement calls(m_db, "INSERT INTO calls VALUES (?, " + sql::placeholders(fields.size()) + ")");
        calls.bind(1, row);
        for (std::size_t i = 0; i < fields.size(); ++i)
            sql::bindField(calls, int(i) + 2, *fields[i], call);
        calls.exec();
        insertFigures(row, call);
        for (const std::string &tag : call.tags)
            add("INSERT INTO call_tags VALUES (?, ?)", row, tag);
        for (const Phrase &phrase : call.transcript.value_or(Transcript()))
            add("INSERT INTO phrases (call, speaker, text) VALUES (?, ?, ?)", row, int(phrase.speaker), phrase.text);
    }

    // A call nobody listened to has no row of figures.
    void insertFigures(std::int64_t row, const Call &call)
    {
        if (call.figures == TalkFigures())
            return;
        const auto &fields = sql::ownFields();
        SQLite::Statement figures(m_db, "INSERT INTO figures VALUES (?, " + sql::placeholders(fields.size()) + ")");
        figures.bind(1, row);
        for (std::size_t i = 0; i < fields.size(); ++i)
            sql::bindField(figures, int(i) + 2, *fields[i], call);
        figures.exec();
    }

    template <typename... Values>
    void add(const char *sql, const Values &...values)
    {
        SQLite::Statement statement(m_db, sql);
        int at = 1;
        (statement.bind(at++, values), ...);
        statement.exec();
    }

    std::vector<Call> m_calls;
    SQLite::Database m_db{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
};

std::vector<Call> randomCalls(std::size_t count)
{
    Chance chance(Seed);
    std::vector<Call> calls{Call{}}; // one of which nothing is known
    while (calls.size() < count)
        calls.push_back(chance.call());
    return calls;
}

} // namespace

class TestConditionAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomTrees();
    void everyOperator_data();
    void everyOperator();
    void largestTrees();
    void usesIndexes_data();
    void usesIndexes();
    void bindsWhatUsersWrote();

private:
    TwoWorlds m_worlds{randomCalls(250)};
};

void TestConditionAgreement::randomTrees()
{
    Chance chance(Seed + 1);
    std::size_t evaluations = 0;
    std::size_t matched = 0;
    constexpr int Trees = 4000;
    for (int i = 0; i < Trees; ++i) {
        const Node tree = chance.tree(4);
        const EvalContext context = chance.context();
        const auto inMemory = m_worlds.inMemory(tree, context);
        evaluations += m_worlds.calls().size();
        matched += inMemory.size();
        if (inMemory != m_worlds.inSql(tree, context)) {
            const Node culprit = m_worlds.culprit(tree, context);
            qWarning("tree %d: %s", i, toJson(tree).c_str());
            qWarning("now %s in %s", formatIso(context.now).c_str(), context.viewerZone.id().constData());
            qWarning("disagrees in: %s\n%s", toJson(culprit).c_str(), toSql(culprit, context)->text.c_str());
            QFAIL("memory and SQL disagree");
        }
    }
    qInfo("%d trees on %zu calls: %zu evaluations, %zu%% true, all agree", Trees, m_worlds.calls().size(), evaluations,
          matched * 100 / evaluations);
    QVERIFY(matched > evaluations / 10 && matched < evaluations * 9 / 10); // both outcomes are put to the test
}

// Each operator on each kind it fits, alone: often enough to see it true and false, never NULL.
void TestConditionAgreement::everyOperator_data()
{
    QTest::addColumn<int>("op");
    QTest::addColumn<QString>("key");
    for (const OperatorInfo &row : operators())
        for (const Field &field : callFields())
            if (isFilterable(field) && row.fits(field.kind))
                QTest::addRow("%s %s", field.key, row.word) << int(row.op) << QString::fromUtf8(field.key);
}

void TestConditionAgreement::everyOperator()
{
    QFETCH(int, op);
    QFETCH(QString, key);
    const Field &field = *callField(key.toStdString());
    Chance chance(Seed + std::uint64_t(op));
    bool sawTrue = false;
    bool sawFalse = false;
    for (int i = 0; i < 200 && (i < 4 || !sawTrue || !sawFalse); ++i) {
        const Node tree = chance.condition(field, info(Op(op)));
        const EvalContext context = chance.context();
        const auto inMemory = m_worlds.inMemory(tree, context);
        QVERIFY2(inMemory == m_worlds.inSql(tree, context), toJson(tree).c_str());
        QVERIFY2(m_worlds.unknowns(tree, context) == 0, toJson(tree).c_str());
        sawTrue = sawTrue || !inMemory.empty();
        sawFalse = sawFalse || inMemory.size() < m_worlds.calls().size();
    }
    const bool alwaysKnown = field.kind == Kind::YesNo && !field.nullable; // voicemail is never unknown
    const bool oneSided = alwaysKnown && (Op(op) == Op::IsEmpty || Op(op) == Op::IsNotEmpty);
    QVERIFY2(oneSided || (sawTrue && sawFalse), "never saw both outcomes");
}

// What check() lets through is also what SQLite can parse.
void TestConditionAgreement::largestTrees()
{
    const Condition leaf{"duration", Op::Between, NumberRange{1, 90}};
    Node deep = leaf;
    for (int i = 0; i < MaxDepth; ++i)
        deep = Group{i % 2 == 0 ? Match::None : Match::All, {leaf, deep, leaf}};
    QVERIFY2(check(deep), check(deep) ? "" : check(deep).error().detail.c_str());
    QVERIFY(m_worlds.agree(deep, {}));
    QVERIFY(!check(Group{Match::All, {deep}}));

    Group wide;
    while (wide.children.size() < std::size_t(MaxNodes) - 1)
        wide.children.emplace_back(Condition{"conversational_transcript", Op::IsNotEmpty, {}});
    QVERIFY(check(wide));
    QVERIFY(m_worlds.agree(wide, {}));
    wide.children.emplace_back(leaf);
    QVERIFY(!check(wide));

    Texts many;
    while (many.texts.size() < MaxTexts)
        many.texts.push_back(std::to_string(many.texts.size()));
    const Condition list{"source", Op::NoneOf, many};
    QVERIFY(check(list));
    QVERIFY(m_worlds.agree(list, {}));
    QVERIFY(!check(Group{Match::Any, {list, Condition{"source", Op::AnyOf, Texts{{"one"}}}}}));
}

void TestConditionAgreement::usesIndexes_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("index");
    const auto row = [](const char *name, const char *json, const char *index) {
        QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(index);
    };
    row("period", R"({"version":1,"field":"start_time","op":"within","value":{"span":"this","unit":"month"}})",
        "calls_start (start_time>? AND start_time<?)");
    row("client", R"({"version":1,"all":[{"field":"company_id","op":"is","value":"COM1"}]})",
        "calls_company (company_id=?)");
    row("client and period",
        R"({"version":1,"all":[{"field":"company_id","op":"any_of","value":["COM1"]},
            {"field":"start_time","op":"since","value":"2026-01-01T00:00:00Z"}]})",
        "calls_company (company_id=? AND start_time>?)");
    row("tag", R"({"version":1,"field":"tags","op":"has_tag","value":"VIP"})", "tag_names (name=? AND call=?)");
}

void TestConditionAgreement::usesIndexes()
{
    QFETCH(QString, json);
    QFETCH(QString, index);
    const std::string plan = m_worlds.plan(*fromJson(json.toStdString()));
    QVERIFY2(plan.find(index.toStdString()) != std::string::npos, plan.c_str());
}

void TestConditionAgreement::bindsWhatUsersWrote()
{
    Chance chance(Seed + 2);
    const std::string evil = "x' OR 1=1 --?";
    for (const Field &field : callFields())
        for (const OperatorInfo &row : operatorsFor(field.kind)) {
            Condition condition{field.key, row.op, startingOperand(row.shape, {})};
            if (row.shape == Shape::Text)
                condition.operand = Text{evil};
            else if (row.shape == Shape::Texts)
                condition.operand = Texts{{evil, "second"}};
            else if (row.shape == Shape::Spoken)
                condition.operand = Spoken{evil, Speaker::Agent};
            if (!isFilterable(field))
                continue;
            const auto sql = toSql(condition, {});
            QVERIFY2(sql, sql ? "" : sql.error().detail.c_str());
            QVERIFY2(sql->text.find("OR 1=1") == std::string::npos, sql->text.c_str());
            QCOMPARE(std::size_t(std::count(sql->text.begin(), sql->text.end(), '?')), sql->bound.size());
        }
}

QTEST_GUILESS_MAIN(TestConditionAgreement)
#include "tst_condition_agreement.moc"
