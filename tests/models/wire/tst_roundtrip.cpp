// What is written reads back as it was: random calls and other records through writer and reader.

#include "models/domain/catalogue.h"
#include "models/wire/reading.h"
#include "models/wire/writing.h"

#include <QRandomGenerator>
#include <QTest>

using namespace earshot;
using namespace earshot::wire;

namespace {

class Dice {
public:
    explicit Dice(quint32 seed) : m_random(seed) {}
    int below(int n) { return int(m_random.bounded(n)); }
    bool yes() { return below(2) == 1; }
    std::int64_t number() { return below(3) == 0 ? 0 : std::int64_t(m_random.generate64() >> (16 + below(40))); }

    std::string text()
    {
        static const std::array<const char *, 14> parts = {"a", " ", "\"", "\\", "/",    "\n", "\t",
                                                           "é", "😀", "</", "{}", "null", "0",  "\xE2\x80\xA8"};
        std::string out;
        for (int i = below(12); i > 0; --i)
            out += parts[std::size_t(below(int(parts.size())))];
        return out;
    }
    std::string nested()
    {
        static const std::array<const char *, 5> samples = {"", R"({"a":1,"b":[true,null,-1.5e3]})", "[]", "{}",
                                                            "[{\"k\":\"é\\\"\\\\\"}]"};
        return samples[std::size_t(below(int(samples.size())))];
    }
    Words words()
    {
        Words out;
        for (int i = below(4); i > 0; --i)
            out.push_back('w' + text());
        return out;
    }
    Value value(Kind kind)
    {
        switch (kind) {
        case Kind::YesNo:
            return yes();
        case Kind::Number:
        case Kind::Duration:
        case Kind::Money:
            return number();
        case Kind::Time:
            return instantFromMs(number() % 4'000'000'000'000);
        case Kind::Tags:
        case Kind::List:
            return words();
        case Kind::Nested:
            return nested();
        default:
            return text();
        }
    }
    Transcript transcript()
    {
        Transcript out;
        for (int i = below(5); i > 0; --i) {
            Phrase phrase{yes() ? Speaker::Agent : Speaker::Caller, milliseconds(below(9'000'000)), text(), {}};
            for (int w = below(3); w > 0; --w)
                phrase.words.push_back({milliseconds(below(9'000'000)), milliseconds(below(9'000'000)), text()});
            if (yes() && !phrase.words.empty()) { // the words of the text, as most have them
                phrase.text.clear();
                for (Word &word : phrase.words) {
                    std::replace(word.text.begin(), word.text.end(), ' ', '-');
                    phrase.text += (phrase.text.empty() ? "" : " ") + word.text;
                }
            }
            out.push_back(phrase);
        }
        return out;
    }

private:
    QRandomGenerator m_random;
};

Call randomCall(Dice &dice)
{
    Call call;
    for (const Field &field : callFields())
        if (field.isStored() && !field.isOwn() && dice.below(4) > 0)
            field.assign(call, dice.value(field.kind));
    call.id = CallId("CAL" + std::to_string(dice.number()));
    return call;
}

} // namespace

class TestRoundtrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void callsInPages();
    void callsAlone();
    void otherRecords();
};

void TestRoundtrip::callsInPages()
{
    const QTimeZone zone("America/New_York");
    for (quint32 seed = 0; seed < 200; ++seed) {
        Dice dice(seed);
        std::vector<Call> calls;
        for (int i = dice.below(10); i >= 0; --i)
            calls.push_back(randomCall(dice));
        PageInfo info;
        info.page = 1;
        info.perPage = 250;
        info.totalPages = 1;
        info.totalRecords = std::int64_t(calls.size());
        const std::string body = writePage(calls, info, FieldSelection::everything(), zone);
        const auto page = readPage<Call>(body);
        QVERIFY2(page, page ? "" : page.error().detail.c_str());
        QVERIFY2(page->problems.empty(), body.c_str());
        QVERIFY(static_cast<const PageInfo &>(*page) == info);
        QCOMPARE(page->items.size(), calls.size());
        for (std::size_t i = 0; i < calls.size(); ++i)
            for (const Field &field : callFields())
                QVERIFY2(value(field, page->items[i]) == value(field, calls[i]), field.key);
        QVERIFY(page->items == calls);
    }
}

void TestRoundtrip::callsAlone()
{
    for (quint32 seed = 0; seed < 200; ++seed) {
        Dice dice(seed);
        Call call = randomCall(dice);
        call.transcript = dice.transcript();
        const auto read = readOne<Call>(writeOne(call, FieldSelection::everything()));
        QVERIFY(read);
        QVERIFY(*read == call);
    }
}

namespace {

template <typename T, typename Fill>
T made(Fill fill)
{
    T record;
    fill(record);
    return record;
}

template <typename T>
void compare(const T &record, const FieldSelection &fields = FieldSelection::everything())
{
    std::vector<Problem> problems;
    const auto one = readOne<T>(writeOne(record, fields), {}, &problems);
    QVERIFY2(one, one ? "" : one.error().detail.c_str());
    QVERIFY(problems.empty());
    QVERIFY(*one == record);
    const auto page = readPage<T>(writePage(std::vector{record}, {}, fields));
    QVERIFY(page);
    QVERIFY(page->items.at(0) == record);
}

} // namespace

void TestRoundtrip::otherRecords()
{
    const Instant whole = instantFromMs(1'485'275'268'000); // trackers and page views carry no milliseconds
    const Instant fine = instantFromMs(1'485'275'268'119);
    compare(Account{AccountId("ACC1"), "A \"B\"", 7, true, true});
    compare(made<Client>([&](Client &t) {
        t.id = ClientId("COM1");
        t.name = "Dr. Ö";
        t.status = "disabled";
        t.timeZone = "EST";
        t.createdAt = fine;
        t.disabledAt = fine;
        t.dniActive = false;
        t.scriptUrl = "//cdn.example/swap.js";
        t.swapPpcOverride = true;
        t.swapLandingOverride = "x";
        t.formCapture = true;
    }));
    compare(made<Tracker>([&](Tracker &t) {
        t.id = TrackerId("TRK1");
        t.clientId = ClientId("COM1");
        t.clientName = "Dr. Ö";
        t.name = "T";
        t.type = "session";
        t.destinationNumber = "+14045558514";
        t.trackingNumbers = {"+14045558515", "+14045558516"};
        t.whisperMessage = "w";
        t.smsEnabled = true;
        t.callFlow = R"({"type":"basic"})";
        t.messageFlow = R"({"type":"auto-reply"})";
        t.source = R"({"type":"all"})";
        t.createdAt = whole;
        t.campaignName = "c";
        t.swapTargets = {"4045558514"};
    }));
    compare(Tag{TagId("12"), "t", "account", "red1", "red1", {}, "disabled", fine});
    compare(Tag{TagId("TAGx"), "t", "company", "red1", "red1", ClientId("COM1"), "enabled", {}});
    compare(made<User>([&](User &t) {
        t.id = UserId("USR1");
        t.email = "a@b.example";
        t.firstName = "A";
        t.lastName = "B";
        t.role = Role::Manager;
        t.clients = {ClientId("COM1"), ClientId("COM2")};
        t.clientNames = {"One", "Two"};
        t.createdAt = fine;
        t.accepted = false;
    }));
    compare(made<FormSubmission>([&](FormSubmission &t) {
        t.id = FormId("FOR1");
        t.clientId = ClientId("COM1");
        t.personId = PersonId("anonymous");
        t.formData = {R"({"Name":"A"})"};
        t.formUrl = "https://x/";
        t.submittedAt = fine;
        t.firstForm = true;
        t.customerName = "A";
        t.note = "n";
        t.value = Cents(-50);
        t.tags = {"a"};
        t.milestones = {R"({"first_touch":null})"};
    }));
    compare(made<Conversation>([&](Conversation &t) {
        t.id = ConversationId("KZaGR");
        t.clientId = ClientId("COM1");
        t.customerName = "A";
        t.customerPhoneNumber = "+14045558514";
        t.lastMessageAt = fine;
        t.state = "archived";
        t.leadStatus = "good_lead";
        TextMessage &message = t.messages.emplace_back();
        message.direction = "incoming";
        message.content = "Hi";
        message.createdAt = fine;
        message.type = "mms";
    }));
    compare(PageView{"https://r/", "https://p/", whole});
}

QTEST_APPLESS_MAIN(TestRoundtrip)
#include "tst_roundtrip.moc"
