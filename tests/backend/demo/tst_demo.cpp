// The demo agency: the same for ever, of one piece, and never saying the same thing twice.

#include "tests/backend/demo/keeper.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace earshot;
using namespace earshot::demo;

class TestDemo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameSeedSameDemo();
    void makesWhatWasAsked();
    void usersSeeTheirClients();
    void personsHaveHistories();
    void numbersAreFiction();
    void timesFit();
    void voicemailIsTheCallerAlone();
    void nobodyRepeatsThemselves();
    void weekHasAShape();
    void factsAreJson();
    void sinkErrorEndsIt();

private:
    Keeper m_demo;
};

void TestDemo::initTestCase()
{
    const Result<Figures> figures = make(silentOptions(3000), m_demo);
    QVERIFY2(figures.ok(), figures ? "" : figures.error().detail.c_str());
}

void TestDemo::sameSeedSameDemo()
{
    Keeper once, again, other;
    QVERIFY(make(silentOptions(400, 7), once).ok());
    QVERIFY(make(silentOptions(400, 7), again).ok());
    QVERIFY(make(silentOptions(400, 8), other).ok());
    QCOMPARE(once.calls.size(), again.calls.size());
    for (std::size_t i = 0; i < once.calls.size(); ++i) {
        QVERIFY(once.calls[i].call == again.calls[i].call);
        QVERIFY(once.calls[i].pageViews == again.calls[i].pageViews);
    }
    QVERIFY(once.forms == again.forms);
    QVERIFY(once.conversations == again.conversations);
    QVERIFY(!(once.calls.front().call == other.calls.front().call));
}

void TestDemo::makesWhatWasAsked()
{
    QCOMPARE(m_demo.calls.size(), std::size_t(3000));
    QCOMPARE(m_demo.all.clients.size(), std::size_t(6));
    QVERIFY(m_demo.forms.size() > 50);
    QVERIFY(m_demo.conversations.size() > 20);
    std::set<std::string> ids, types, trackers;
    for (const Tracker &tracker : m_demo.all.trackers)
        trackers.insert(tracker.trackingNumbers.begin(), tracker.trackingNumbers.end());
    for (const CallRecord &record : m_demo.calls) {
        ids.insert(record.call.id.text);
        types.insert(record.call.callType);
        QVERIFY(trackers.contains(record.call.trackingPhoneNumber));
    }
    QCOMPARE(ids.size(), m_demo.calls.size());
    QCOMPARE(types, (std::set<std::string>{"abandoned", "answered", "missed", "outbound", "voicemail"}));
    for (const Conversation &conversation : m_demo.conversations)
        QVERIFY(!conversation.messages.empty());
}

void TestDemo::usersSeeTheirClients()
{
    std::map<std::string, User> users;
    for (const User &user : m_demo.all.users)
        users[user.email] = user;
    QVERIFY(users.at("admin@demo.example").role == Role::Admin);
    QCOMPARE(users.at("manager@demo.example").clients.size(), std::size_t(3));
    QCOMPARE(users.at("reporting@demo.example").clients.size(), std::size_t(1));
    for (const CallRecord &record : m_demo.calls)
        QVERIFY(record.call.agentEmail.empty() || users.contains(record.call.agentEmail));
}

void TestDemo::personsHaveHistories()
{
    std::map<PersonId, std::vector<const Call *>> histories;
    for (const CallRecord &record : m_demo.calls)
        histories[record.call.personId].push_back(&record.call);
    std::size_t repeated = 0;
    for (const auto &[person, calls] : histories) {
        repeated += calls.size() > 1;
        for (std::size_t i = 0; i < calls.size(); ++i) {
            QCOMPARE(*calls[i]->priorCalls, std::int64_t(i));
            QCOMPARE(*calls[i]->totalCalls, std::int64_t(calls.size()));
            QCOMPARE(*calls[i]->firstCall, i == 0);
            QCOMPARE(calls[i]->customerPhoneNumber, calls[0]->customerPhoneNumber);
            QCOMPARE(calls[i]->customerCity, calls[0]->customerCity);
            QCOMPARE(calls[i]->source, calls[0]->source);
        }
    }
    QVERIFY(repeated > histories.size() / 6);
}

void TestDemo::numbersAreFiction()
{
    static const QRegularExpression Fiction(
        QStringLiteral("^(\\+1\\d{3}55501\\d\\d|\\+44(1\\d1496|11\\d496|191498|207946|292018)0\\d{3}|\\+447700900\\d{3}"
                       "|\\+61[2378](5550|7010)\\d{4}|"
                       "\\+91(11|20|22|33|40|44|79|80|\\d{3,4})1\\d+)$"));
    for (const CallRecord &record : m_demo.calls) {
        for (const std::string &number : {record.call.customerPhoneNumber, record.call.trackingPhoneNumber})
            QVERIFY2(Fiction.match(QString::fromStdString(number)).hasMatch(), number.c_str());
    }
}

void TestDemo::timesFit()
{
    const Instant now = silentOptions(0).now;
    Instant before{};
    for (const CallRecord &record : m_demo.calls) {
        const Call &call = record.call;
        QVERIFY(*call.startTime >= before && *call.startTime < now);
        before = *call.startTime;
        for (const PageView &view : record.pageViews)
            QVERIFY(*view.createdAt < *call.startTime);
        for (const Phrase &phrase : *call.transcript) {
            milliseconds last = phrase.start;
            QCOMPARE(phrase.words.front().start, phrase.start);
            for (const Word &word : phrase.words) {
                QVERIFY(word.start >= last && word.end > word.start);
                last = word.end;
            }
            QVERIFY(phrase.start >= milliseconds::zero() && last <= *call.duration);
        }
        if (const auto share = agentShare(*call.transcript))
            QVERIFY(call.speakerPercent.text.find("\"agent\":" + std::to_string(*share)) != std::string::npos);
    }
}

void TestDemo::voicemailIsTheCallerAlone()
{
    for (const CallRecord &record : m_demo.calls) {
        if (!record.call.voicemail)
            continue;
        QVERIFY(!record.call.transcript->empty());
        for (const Phrase &phrase : *record.call.transcript)
            QCOMPARE(phrase.speaker, Speaker::Caller);
    }
}

void TestDemo::nobodyRepeatsThemselves()
{
    static const QRegularExpression Stop(QStringLiteral("[.?!] ?"));
    std::set<std::string> transcripts;
    std::map<QString, int> calls;
    int spoken = 0;
    for (const CallRecord &record : m_demo.calls) {
        if (record.call.transcript->empty())
            continue;
        ++spoken;
        transcripts.insert(record.call.transcription);
        std::set<QString> sentences;
        for (const Phrase &phrase : *record.call.transcript) {
            for (const QString &sentence : QString::fromStdString(phrase.text).split(Stop, Qt::SkipEmptyParts)) {
                if (sentence.count(QLatin1Char(' ')) >= 5)
                    sentences.insert(sentence);
            }
        }
        for (const QString &sentence : sentences)
            ++calls[sentence];
    }
    QVERIFY(spoken > 2000);
    QVERIFY(std::ssize(transcripts) >= spoken * 995 / 1000);
    for (const auto &[sentence, count] : calls)
        QVERIFY2(count * 100 < spoken * 3, qPrintable(sentence));
}

void TestDemo::weekHasAShape()
{
    std::array<int, 8> weekdays{};
    int inHours = 0;
    for (const CallRecord &record : m_demo.calls) {
        const LocalTime local = localTime(*record.call.startTime, *zoneNamed(record.call.clientTimeZone));
        ++weekdays[static_cast<std::size_t>(local.weekday)];
        inHours += local.minute >= 8 * 60 && local.minute < 19 * 60;
    }
    QVERIFY(weekdays[1] > weekdays[5]);
    QVERIFY(weekdays[5] > weekdays[7]);
    QVERIFY(inHours > 3000 * 8 / 10);
}

void TestDemo::factsAreJson()
{
    for (const CallRecord &record : m_demo.calls) {
        const QJsonObject steps =
            QJsonDocument::fromJson(QByteArray::fromStdString(record.call.milestones.text)).object();
        QVERIFY(steps.contains(QLatin1String("first_touch")) && steps.contains(QLatin1String("last_touch")));
        const QJsonObject first = steps.value(QLatin1String("first_touch")).toObject();
        QCOMPARE(first.value(QLatin1String("source")).toString().toStdString(), record.call.source);
        if (!record.call.transcript->empty())
            QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(record.call.keywordsSpotted.text)).isArray());
    }
    for (const FormSubmission &form : m_demo.forms)
        QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(form.formData.text)).isObject());
}

void TestDemo::sinkErrorEndsIt()
{
    struct Full : Keeper {
        Result<void> call(CallRecord) override { return Error{Error::Kind::DiskFull, "full"}; }
    } full;
    const Result<Figures> figures = make(silentOptions(50), full);
    QVERIFY(!figures);
    QCOMPARE(figures.error().kind, Error::Kind::DiskFull);
}

QTEST_APPLESS_MAIN(TestDemo)
#include "tst_demo.moc"
