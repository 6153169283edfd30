#include "tests/backend/api/apifixture.h"

using namespace earshot;
using namespace earshot::api;
using storage::at;

/// Calls as the contract has them: lists, pages, windows, fields, edits, recordings, figures.
class TestApiCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void lists_data();
    void lists();
    void holdsPagesToWhatThereIs_data();
    void holdsPagesToWhatThereIs();
    void walksRelativePages();
    void walksFromAnyPage();
    void addressesItself_data();
    void addressesItself();
    void givesDefaultAndAskedFields();
    void tellsTimesInTheZoneAsked();
    void findsByEitherId();
    void showsTheTranscriptWhenAsked();
    void listsTranscriptsForOurOwnClient();
    void answersAnUpdateWithTheDefaultFields();
    void clearsWithNull();
    void losesSpam();
    void playsTheRecording();
    void showsPageViews();
    void sumsUp();
    void drawsTimeseries();

private:
    QStringList ids(const std::string &query)
    {
        return ApiFixture::texts(m_agency->get("/calls.json?" + query).list("calls"), "id");
    }
    std::string answerTo(const std::string &url);

    std::unique_ptr<ApiFixture> m_agency;
};

namespace {

const QStringList DefaultKeys = {
    QStringLiteral("agent_email"),
    QStringLiteral("answered"),
    QStringLiteral("business_phone_number"),
    QStringLiteral("customer_city"),
    QStringLiteral("customer_country"),
    QStringLiteral("customer_name"),
    QStringLiteral("customer_phone_number"),
    QStringLiteral("customer_state"),
    QStringLiteral("direction"),
    QStringLiteral("duration"),
    QStringLiteral("id"),
    QStringLiteral("recording"),
    QStringLiteral("recording_duration"),
    QStringLiteral("recording_player"),
    QStringLiteral("start_time"),
    QStringLiteral("tracking_phone_number"),
    QStringLiteral("voicemail"),
};

/// A quarter of a second of silence.
std::string wav()
{
    std::string bytes("RIFF\xf4\x07\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data\xd0\x07\0\0",
                      44);
    return bytes + std::string(2000, '\x80');
}

} // namespace

void TestApiCalls::initTestCase()
{
    m_agency = std::make_unique<ApiFixture>();
    std::vector<Call> calls;
    // five calls, a day apart, the newest today
    for (int i = 0; i < 5; ++i) {
        Call call =
            m_agency->call(("CAL" + std::to_string(i)).c_str(), m_agency->now - std::chrono::hours(1 + 24 * i),
                           i == 4 ? m_agency->law : m_agency->dental, ("+1303555010" + std::to_string(i)).c_str());
        call.duration = seconds(100 - 10 * i);
        call.answered = i != 1;
        call.voicemail = i == 1;
        call.deviceType = i % 2 ? "mobile" : "desktop";
        call.source = i == 2 ? "direct" : "google_paid";
        call.customerName = "CALLER " + std::to_string(i);
        call.note = i == 3 ? "a crown, 100% sure" : "";
        call.tags = i < 2 ? Words{"hot"} : i == 2 ? Words{"cold"} : Words{};
        call.leadStatus = i == 0 ? "good_lead" : i == 1 ? "not_a_lead" : "";
        calls.push_back(call);
    }
    Transcript said;
    said.push_back({Speaker::Caller, milliseconds(500), "Hello there", {}});
    calls[0].transcript = said;
    // and two far back
    calls.push_back(m_agency->call("CALlastmonth", at("2026-05-10T10:00:00Z")));
    calls.push_back(m_agency->call("CALlastyear", at("2025-06-20T10:00:00Z")));
    for (Call &call : calls) {
        storage::NewCall fresh{call, {}, {}};
        if (call.id.text == "CAL0") {
            const auto sound = m_agency->storage->recordings.save(wav(), "audio/wav");
            QVERIFY(sound.ok());
            fresh.recording = *sound;
            PageView view;
            view.pageUrl = "https://dental.example/";
            view.createdAt = *call.startTime - std::chrono::minutes(3);
            fresh.pageViews = {view};
        }
        const auto added = storage::wait<CallId>([&](auto done) { m_agency->storage->calls.insert(fresh, done); });
        QVERIFY2(added.ok(), added.ok() ? "" : added.error().detail.c_str());
    }
}

void TestApiCalls::lists_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *query, const char *expected) {
        QTest::newRow(name) << QByteArray(query) << QByteArray(expected);
    };
    row("the last seven days, newest first", "", "0 1 2 3 4");
    row("in order of time", "sort=start_time&order=asc", "4 3 2 1 0");
    row("by duration", "sort=duration&order=asc", "4 3 2 1 0");
    row("order without sort turns the list round", "order=asc", "4 3 2 1 0");
    row("sorting is no parameter", "sorting=duration&order=desc", "0 1 2 3 4");
    row("missed by status as by type", "answer_status=missed", "1");
    row("a raw plus in a date", "start_date=2026-06-15T00:00:00+05:30&end_date=2026-06-15T23:59:59+05:30", "0");
    row("an unknown sort", "sort=colour", "0 1 2 3 4");
    row("of a client", "company_id=COMlaw", "4");
    row("of an unknown client", "company_id=COM0", "");
    row("of a tracker", "tracker_id=TRKlaw", "4");
    row("answered", "answered=true", "0 2 3 4");
    row("missed", "answered=false", "1");
    row("answered=no is ignored", "answered=no", "0 1 2 3 4");
    row("voicemails", "answer_status=voicemail", "1");
    row("inbound", "direction=inbound", "0 1 2 3 4");
    row("outbound", "direction=outbound", "");
    row("by device", "device=mobile", "1 3");
    row("an unknown device is ignored", "device=toaster", "0 1 2 3 4");
    row("leads", "lead_status=good_lead", "0");
    row("not scored", "lead_status=not_scored", "2 3 4");
    row("a tag", "tags=hot", "0 1");
    row("any of two tags", "tags[]=hot&tags[]=cold", "0 1 2");
    row("tags by comma", "tags=hot,cold", "0 1 2");
    row("a source by its slug", "source=google_paid", "0 1 3 4");
    row("a source by its title", "source=Google%20Paid", "0 1 3 4");
    row("search in the name", "search=caller%203", "3");
    row("search in the note, as it is", "search=100%25", "3");
    row("search a number by its digits", "search=303-555-0102", "2");
    row("today", "date_range=today", "0");
    row("yesterday", "date_range=yesterday", "1");
    row("one day", "start_date=2026-06-13&end_date=2026-06-13", "2");
    row("both ends count", "start_date=2026-06-12&end_date=2026-06-13", "2 3");
    row("a start alone", "start_date=2026-06-14", "0 1");
    row("with minutes", "start_date=2026-06-14T00:00&end_date=2026-06-14T23:00", "1");
    row("with seconds and offset", "start_date=2026-06-14T11:00:00%2B00:00&end_date=2026-06-14T11:00:00%2B00:00", "1");
    row("the month before", "date_range=last_month", "lastmonth");
    row("days are those of the zone asked", "start_date=2026-06-14&end_date=2026-06-14&time_zone=Pacific/Kiritimati",
        "2");
    row("many conditions", "answered=true&device=desktop&company_id=COMdental&tags=hot", "0");
}

void TestApiCalls::lists()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, expected);
    QStringList wanted;
    for (const QByteArray &id : expected.split(' '))
        if (!id.isEmpty())
            wanted << QStringLiteral("CAL") + QString::fromLatin1(id);
    QCOMPARE(ids(query.toStdString()), wanted);
}

void TestApiCalls::holdsPagesToWhatThereIs_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("perPage");
    QTest::addColumn<int>("pages");
    QTest::addColumn<int>("rows");
    QTest::newRow("as it is") << QByteArray("") << 1 << 100 << 1 << 5;
    QTest::newRow("two a page") << QByteArray("per_page=2") << 1 << 2 << 3 << 2;
    QTest::newRow("the last page") << QByteArray("per_page=2&page=3") << 3 << 2 << 3 << 1;
    QTest::newRow("past the end") << QByteArray("per_page=2&page=9") << 9 << 2 << 3 << 0;
    QTest::newRow("too many") << QByteArray("per_page=1000") << 1 << 250 << 1 << 5;
    QTest::newRow("none") << QByteArray("per_page=0") << 1 << 1 << 5 << 1;
    QTest::newRow("before the first") << QByteArray("page=-3") << 1 << 100 << 1 << 5;
    QTest::newRow("no number") << QByteArray("page=two&per_page=x") << 1 << 100 << 1 << 5;
    QTest::newRow("beyond all numbers") << QByteArray("page=9223372036854775807") << -1 << 100 << 1 << 0;
}

void TestApiCalls::holdsPagesToWhatThereIs()
{
    QFETCH(QByteArray, query);
    QFETCH(int, page);
    const Reply reply = m_agency->get("/calls.json?" + query.toStdString());
    QCOMPARE(reply.status(), 200);
    if (page > 0)
        QCOMPARE(reply["page"].toInt(), page);
    QTEST(reply["per_page"].toInt(), "perPage");
    QTEST(reply["total_pages"].toInt(), "pages");
    QCOMPARE(reply["total_records"].toInt(), 5);
    QTEST(int(reply.list("calls").size()), "rows");
}

std::string TestApiCalls::answerTo(const std::string &url)
{
    const std::string origin = "http://127.0.0.1:" + std::to_string(m_agency->server->port());
    return url.starts_with(origin) ? url.substr(origin.size()) : std::string();
}

void TestApiCalls::walksRelativePages()
{
    QStringList seen;
    std::string target = m_agency->base + "/calls.json?relative_pagination=true&per_page=2&fields=tags";
    for (int page = 0; page < 3; ++page) {
        const Reply reply = m_agency->send("GET " + target, ApiFixture::authorized(m_agency->adminKey));
        QCOMPARE(reply.status(), 200);
        QVERIFY(!reply.json.contains(QLatin1String("total_records")));
        QVERIFY(reply.list("calls").first().toObject().contains(QLatin1String("tags")));
        seen += ApiFixture::texts(reply.list("calls"), "id");
        QCOMPARE(reply["has_next_page"].toBool(), page < 2);
        if (page == 0) // a call that comes in meanwhile moves nothing
            QVERIFY(m_agency->add(m_agency->call("CALnew", m_agency->now)).ok());
        if (page == 2)
            QVERIFY(reply["next_page"].isNull());
        else
            target = answerTo(reply["next_page"].toString().toStdString()) + "&relative_pagination=true";
        QVERIFY2(page == 2 || target.starts_with("/v3/a/"), target.c_str());
    }
    QCOMPARE(seen.join(QLatin1Char(' ')), QLatin1String("CAL0 CAL1 CAL2 CAL3 CAL4"));
    QCOMPARE(m_agency->ask("PUT", "/calls/CALnew.json", R"({"spam":true})").status(), 200);
}

void TestApiCalls::walksFromAnyPage()
{
    const auto page = [&](const char *query) {
        return ids("relative_pagination=true&per_page=2&" + std::string(query)).join(QLatin1Char(' '));
    };
    QCOMPARE(page("offset=1"), QLatin1String("CAL2 CAL3"));
    QCOMPARE(page("offset=2"), QLatin1String("CAL4"));
    QCOMPARE(page("offset=7"), QString());
    QCOMPARE(m_agency->get("/calls.json?relative_pagination=true&after=x").status(), 400);
}

void TestApiCalls::addressesItself_data()
{
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<bool>("behindProxy");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QString>("origin");
    const auto row = [](const char *name, const char *publicUrl, bool behindProxy, const char *headers,
                        const char *origin) {
        QTest::newRow(name) << QString::fromLatin1(publicUrl) << behindProxy << QByteArray(headers)
                            << QString::fromLatin1(origin);
    };
    row("as it was asked", "", false, "", "http://127.0.0.1:PORT/");
    row("a proxy nobody told of", "", false, "X-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\n",
        "http://127.0.0.1:PORT/");
    row("behind a proxy", "", true, "X-Forwarded-Proto: https\r\nX-Forwarded-Host: calls.example\r\n",
        "https://calls.example/");
    row("behind a proxy that tells nonsense", "", true, "X-Forwarded-Proto: ftp\r\nX-Forwarded-Host: a b\r\n",
        "http://127.0.0.1:PORT/");
    row("as it was told", "https://calls.example", true, "X-Forwarded-Host: other.example\r\n",
        "https://calls.example/");
}

void TestApiCalls::addressesItself()
{
    QFETCH(QString, publicUrl);
    QFETCH(bool, behindProxy);
    QFETCH(QByteArray, headers);
    QFETCH(QString, origin);
    Settings settings;
    settings.publicUrl = publicUrl.toStdString();
    settings.behindProxy = behindProxy;
    ApiFixture agency(settings);
    for (const char *id : {"CAL1", "CAL2"})
        QVERIFY(agency.add(agency.call(id, agency.now - std::chrono::hours(1))).ok());
    origin.replace(QLatin1String("PORT"), QString::number(agency.server->port()));
    const Reply reply = agency.send("GET " + agency.base + "/calls.json?relative_pagination=true&per_page=1",
                                    ApiFixture::authorized(agency.adminKey) + headers.toStdString());
    QVERIFY2(reply["next_page"].toString().startsWith(origin), qPrintable(reply["next_page"].toString()));
}

void TestApiCalls::givesDefaultAndAskedFields()
{
    const auto first = [&](const char *query) { return m_agency->get(query).list("calls").first().toObject(); };
    QCOMPARE(keys(first("/calls.json")), DefaultKeys);
    QStringList more = DefaultKeys;
    more << QStringLiteral("source") << QStringLiteral("tags");
    more.sort();
    QCOMPARE(keys(first("/calls.json?fields=tags,source,no_such_field,duration")), more);
    QCOMPARE(keys(first("/calls.json?fields[]=tags&fields[]=source")), more);
    QCOMPARE(first("/calls.json?fields=conversational_transcript").contains(QLatin1String("conversational_transcript")),
             false);
    QVERIFY(first("/calls.json?fields=utma,utmz").contains(QLatin1String("utmz")));
    QCOMPARE(first("/calls.json")[QLatin1String("recording_duration")].isDouble(), false);
}

void TestApiCalls::tellsTimesInTheZoneAsked()
{
    const auto start = [&](const char *query) {
        return m_agency->get("/calls.json?" + std::string(query)).list("calls").first()[QLatin1String("start_time")];
    };
    QCOMPARE(start("").toString(), QLatin1String("2026-06-15T16:30:00.000+05:30"));
    QCOMPARE(start("time_zone=user").toString(), QLatin1String("2026-06-15T16:30:00.000+05:30"));
    QCOMPARE(start("time_zone=America/New_York").toString(), QLatin1String("2026-06-15T07:00:00.000-04:00"));
    QCOMPARE(start("time_zone=EST").toString(), QLatin1String("2026-06-15T06:00:00.000-05:00"));
}

void TestApiCalls::findsByEitherId()
{
    const QString recording = m_agency->get("/calls/CAL0.json")["recording"].toString();
    const std::string path = answerTo(recording.toStdString()); // the service's way: numbers in it
    QVERIFY2(path.starts_with("/v3/a/"), qPrintable(recording));
    const Reply byNumber = m_agency->send("GET " + path, ApiFixture::authorized(m_agency->adminKey));
    QCOMPARE(byNumber.status(), 200);
    const std::string number = path.substr(path.find("/calls/") + 7);
    const Reply call = m_agency->get("/calls/" + number.substr(0, number.find('/')) + ".json");
    QCOMPARE(call["id"].toString(), QLatin1String("CAL0"));
}

void TestApiCalls::showsTheTranscriptWhenAsked()
{
    QVERIFY(!m_agency->get("/calls/CAL0.json").json.contains(QLatin1String("conversational_transcript")));
    const Reply reply = m_agency->get("/calls/CAL0.json?fields=conversational_transcript");
    const QJsonObject phrase = reply.list("conversational_transcript").first().toObject();
    QCOMPARE(phrase[QLatin1String("speaker")].toString(), QLatin1String("caller"));
    QCOMPARE(phrase[QLatin1String("phrase")].toString(), QLatin1String("Hello there"));
    QCOMPARE(phrase[QLatin1String("start")].toDouble(), 0.5);
    QVERIFY(m_agency->get("/calls/CAL1.json?fields=conversational_transcript")["conversational_transcript"].isNull());
}

void TestApiCalls::listsTranscriptsForOurOwnClient()
{
    const QString key = QStringLiteral("conversational_transcript");
    for (const char *walk : {"", "&relative_pagination=true"}) {
        const Reply reply =
            m_agency->get((std::string("/calls.json?list_transcripts=true&per_page=250") + walk).c_str());
        QCOMPARE(reply.status(), 200);
        int told = 0;
        for (const QJsonValue &call : reply.list("calls")) {
            QVERIFY(call.toObject().contains(key)); // null where there is none: nobody has to ask again
            told += call[key].toArray().isEmpty() ? 0 : 1;
        }
        QVERIFY(told > 0);
    }
    QVERIFY(!m_agency->get("/calls.json?list_transcripts=false").list("calls").first().toObject().contains(key));
}

void TestApiCalls::answersAnUpdateWithTheDefaultFields()
{
    const Reply reply = m_agency->ask("PUT", "/calls/CAL3.json",
                                      R"({"note":"n","tags":["brand new"],"lead_status":"good_lead","value":"$1.50"})");
    QCOMPARE(reply.status(), 200);
    QCOMPARE(keys(reply.json), DefaultKeys);
    const Reply call = m_agency->get("/calls/CAL3.json?fields=note,tags,lead_status,value");
    QCOMPARE(call["note"].toString(), QLatin1String("n"));
    QCOMPARE(call["tags"].toArray(), QJsonArray{QStringLiteral("brand new")});
    QCOMPARE(call["lead_status"].toString(), QLatin1String("good_lead"));
    QCOMPARE(call["value"].toString(), QLatin1String("1.50"));
    // a name nobody knew has become a tag of the client
    const Reply tags = m_agency->get("/tags.json?company_id=COMdental");
    QVERIFY(ApiFixture::texts(tags.list("tags"), "name").contains(QLatin1String("brand new")));
    m_agency->ask("PUT", "/calls/CAL3.json", R"({"tags":["second"],"append_tags":true})");
    QCOMPARE(m_agency->get("/calls/CAL3.json?fields=tags")["tags"].toArray().size(), 2);
}

void TestApiCalls::clearsWithNull()
{
    QCOMPARE(
        m_agency->ask("PUT", "/calls/CAL3.json", R"({"note":null,"tags":[],"lead_status":"","value":null})").status(),
        200);
    const Reply call = m_agency->get("/calls/CAL3.json?fields=note,tags,lead_status,value");
    QVERIFY(call["note"].isNull());
    QVERIFY(call["lead_status"].isNull());
    QVERIFY(call["value"].isNull());
    QCOMPARE(call["tags"].toArray(), QJsonArray());
}

void TestApiCalls::losesSpam()
{
    QVERIFY(m_agency->add(m_agency->call("CALspam", m_agency->now)).ok());
    QVERIFY(ids("").contains(QLatin1String("CALspam")));
    QCOMPARE(m_agency->ask("PUT", "/calls/CALspam.json", R"({"spam":true})").status(), 200);
    QVERIFY(!ids("").contains(QLatin1String("CALspam")));
    QCOMPARE(m_agency->get("/calls/CALspam.json").status(), 404);
}

void TestApiCalls::playsTheRecording()
{
    const Reply where = m_agency->get("/calls/CAL0/recording.json");
    QCOMPARE(keys(where.json), QStringList{QStringLiteral("url")});
    // from here on without a key
    const Reply moved = m_agency->send("GET " + answerTo(where["url"].toString().toStdString()), "");
    QCOMPARE(moved.status(), 302);
    const std::string sound = answerTo(moved.answer.header("Location"));
    const Reply whole = m_agency->send("GET " + sound, "");
    QCOMPARE(whole.status(), 200);
    QCOMPARE(whole.answer.header("Content-Type"), std::string("audio/wav"));
    QCOMPARE(whole.answer.body, wav());
    const Reply part = m_agency->send("GET " + sound, "Range: bytes=8-11\r\n");
    QCOMPARE(part.status(), 206);
    QCOMPARE(part.answer.body, std::string("WAVE"));
    // what a download needs to go on where it stopped
    const std::string version = whole.answer.header("ETag");
    QCOMPARE(whole.answer.header("Accept-Ranges"), std::string("bytes"));
    QVERIFY(version.size() > 2 && version.starts_with('"'));
    const Reply rest = m_agency->send("GET " + sound, "Range: bytes=2000-\r\nIf-Range: " + version + "\r\n");
    QCOMPARE(rest.status(), 206);
    QCOMPARE(rest.answer.header("Content-Range"), std::string("bytes 2000-2043/2044"));
    QCOMPARE(m_agency->send("GET " + sound, "Range: bytes=2000-\r\nIf-Range: \"old\"\r\n").status(), 200);
    QCOMPARE(m_agency->send("GET " + sound, "Range: bytes=2044-\r\nIf-Range: " + version + "\r\n").status(), 416);
    QCOMPARE(m_agency->send("GET " + sound + "0", "").status(), 404);
    // the address of the player leads there too
    const QString player = m_agency->get("/calls/CAL0.json")["recording_player"].toString();
    QCOMPARE(m_agency->send("GET " + answerTo(player.toStdString()), "").status(), 302);
    QVERIFY(m_agency->get("/calls/CAL1.json")["recording"].isNull());
}

void TestApiCalls::showsPageViews()
{
    const Reply reply = m_agency->get("/calls/CAL0/page_views.json");
    QCOMPARE(reply["total_records"].toInt(), 1);
    const QJsonObject view = reply.list("page_views").first().toObject();
    QCOMPARE(view[QLatin1String("page_url")].toString(), QLatin1String("https://dental.example/"));
    QCOMPARE(view[QLatin1String("created_at")].toString(), QLatin1String("2026-06-15T16:27:00+05:30"));
    QCOMPARE(m_agency->get("/calls/CAL1/page_views.json").list("page_views").size(), 0);
}

void TestApiCalls::sumsUp()
{
    const Reply plain = m_agency->get("/calls/summary.json?start_date=2026-06-11&end_date=2026-06-15&time_zone=UTC");
    QCOMPARE(plain["start_date"].toString(), QLatin1String("2026-06-11T00:00:00+0000"));
    QCOMPARE(plain["end_date"].toString(), QLatin1String("2026-06-15T23:59:59+0000"));
    QCOMPARE(plain["time_zone"].toString(), QLatin1String("UTC"));
    QCOMPARE(plain["total_results"].toObject(), (QJsonObject{{QStringLiteral("total_calls"), 5}}));
    QVERIFY(!plain.json.contains(QLatin1String("grouped_results")));

    const Reply grouped = m_agency->get("/calls/summary.json?group_by=source&fields=answered_calls,average_duration,"
                                        "formatted_average_duration,leads");
    QCOMPARE(grouped["grouped_by"].toString(), QLatin1String("source"));
    QCOMPARE(grouped.list("grouped_results").size(), 2);
    const QJsonObject first = grouped.list("grouped_results").first().toObject();
    QCOMPARE(keys(first), (QStringList{QStringLiteral("answered_calls"), QStringLiteral("average_duration"),
                                       QStringLiteral("formatted_average_duration"), QStringLiteral("key"),
                                       QStringLiteral("leads"), QStringLiteral("total_calls")}));
    QCOMPARE(first[QLatin1String("total_calls")].toInt(), 4);
    QCOMPARE(first[QLatin1String("answered_calls")].toInt(), 3);

    const auto total = [&](const char *query) {
        return m_agency->get("/calls/summary.json?" + std::string(query))["total_results"][QLatin1String("total_calls")]
            .toInt();
    };
    QCOMPARE(total("min_duration=80&max_duration=90"), 2);
    QCOMPARE(total("answer_status=all&direction=all&device=all"), 5);
    QCOMPARE(total("tags=hot,cold"), 3);
    QCOMPARE(total("search=direct"), 1);
    QCOMPARE(total("tracker_ids[]=TRKlaw"), 1);
}

void TestApiCalls::drawsTimeseries()
{
    const Reply days = m_agency->get("/calls/timeseries.json?start_date=2026-06-13&end_date=2026-06-15&fields=leads");
    QCOMPARE(ApiFixture::texts(days.list("data"), "date"),
             (QStringList{QStringLiteral("2026-06-13"), QStringLiteral("2026-06-14"), QStringLiteral("2026-06-15")}));
    QCOMPARE(days.list("data").last()[QLatin1String("leads")].toInt(), 1);
    QCOMPARE(days["total_results"][QLatin1String("total_calls")].toInt(), 3);
    const Reply hours = m_agency->get("/calls/timeseries.json?interval=hour&date_range=today");
    QVERIFY(hours.list("data").first()[QLatin1String("date")].toString().startsWith(
        QLatin1String("2026-06-15T00:00:00+0530")));
}

QTEST_GUILESS_MAIN(TestApiCalls)
#include "tst_api_calls.moc"
