#include "models/domain/catalogue.h"

#include <QSet>
#include <QTest>

using namespace earshot;

class TestCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasEveryFieldOfTheService_data();
    void hasEveryFieldOfTheService();
    void rowsAreSound();
    void writesWhatItReads();
    void refusesAnotherKind();
    void sharesTheTranscript();
};

void TestCatalogue::hasEveryFieldOfTheService_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<int>("set");
    QTest::newRow("default") << QByteArray(
                                    "answered business_phone_number customer_city customer_country customer_name "
                                    "customer_phone_number customer_state direction duration id recording "
                                    "recording_duration recording_player start_time tracking_phone_number "
                                    "voicemail agent_email")
                             << int(FieldSet::Default);
    QTest::newRow("optional")
        << QByteArray("call_type company_id company_name company_time_zone created_at tracker_id person_id first_call "
                      "prior_calls total_calls session_uuid keypad_entries zip_code device_type formatted_call_type "
                      "formatted_customer_location formatted_business_phone_number formatted_customer_name "
                      "formatted_customer_name_or_phone_number formatted_customer_phone_number formatted_duration "
                      "formatted_tracking_phone_number formatted_tracking_source formatted_value lead_status "
                      "good_lead_call_id good_lead_call_time value note tags lead_score lead_explanation source "
                      "source_name medium campaign keywords referring_url referrer_domain landing_page_url "
                      "last_requested_url utm_source utm_medium utm_campaign utm_term utm_content gclid fbclid msclkid "
                      "ga custom milestones timeline_url transcription call_summary sentiment speaker_percent "
                      "call_highlights keywords_spotted waveforms voice_assist_message")
        << int(FieldSet::Optional);
    QTest::newRow("one call only") << QByteArray("conversational_transcript") << int(FieldSet::SingleCallOnly);
    QTest::newRow("legacy") << QByteArray("utma utmb utmc utmv utmz integration_data") << int(FieldSet::Legacy);
    QTest::newRow("own") << QByteArray("silence longest_silence overlap overlaps agent_share caller_monologue "
                                       "agent_monologue caller_interruptions agent_interruptions caller_questions "
                                       "agent_questions caller_pace agent_pace caller_loudness agent_loudness "
                                       "caller_pitch_range agent_pitch_range")
                         << int(FieldSet::Own);
}

void TestCatalogue::hasEveryFieldOfTheService()
{
    QFETCH(QByteArray, keys);
    QFETCH(int, set);
    QSet<QByteArray> expected;
    for (const QByteArray &key : keys.split(' '))
        expected.insert(key);
    QSet<QByteArray> found;
    for (const Field &field : callFields())
        if (int(field.set) == set)
            found.insert(field.key);
    QCOMPARE(found, expected);
}

void TestCatalogue::rowsAreSound()
{
    QSet<QByteArray> keys;
    QSet<QByteArray> labels;
    for (const Field &field : callFields()) {
        QVERIFY2(!keys.contains(field.key), field.key);
        QVERIFY2(!labels.contains(field.label), field.label);
        keys.insert(field.key);
        labels.insert(field.label);
        QCOMPARE(callField(field.key), &field);
        QVERIFY2((field.kind == Kind::OneOf) == !field.choices.empty(), field.key);
        QVERIFY2(!field.editable || field.isStored(), field.key);
    }
    QVERIFY(!callField("no_such_field"));
}

void TestCatalogue::writesWhatItReads()
{
    for (const Field &field : callFields()) {
        if (!field.isStored())
            continue;
        const std::vector<Value> candidates = {std::string("x"), std::int64_t(7), true, instantFromMs(7),
                                               Words{"a", "b"}};
        int taken = 0;
        for (const Value &candidate : candidates) {
            Call call;
            if (!field.assign(call, candidate))
                continue;
            ++taken;
            QVERIFY2(value(field, call) == candidate, field.key);
            QVERIFY2(!(call == Call()), field.key);
        }
        QVERIFY2(taken == 1, field.key); // a field has one kind
    }
}

void TestCatalogue::refusesAnotherKind()
{
    Call call;
    QVERIFY(!callField("duration")->assign(call, std::string("12")));
    QVERIFY(callField("duration")->assign(call, std::int64_t(12)));
    QVERIFY(callField("duration")->assign(call, Value()));
    QVERIFY(!call.duration);
    QVERIFY(!callField("voicemail")->assign(call, Value()));
}

void TestCatalogue::sharesTheTranscript()
{
    const Transcript talk = {{Speaker::Agent, {}, "Good morning, how can I help?", {}},
                             {Speaker::Caller, {}, "My tooth hurts", {}}};
    QCOMPARE(agentShare(talk).value_or(-1), 67);
    QCOMPARE(plainText(talk), std::string("Agent: Good morning, how can I help?\nCaller: My tooth hurts"));
    QVERIFY(!agentShare({}));
}

QTEST_APPLESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
