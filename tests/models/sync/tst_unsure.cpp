// Calls of which only a new answer tells how they stand, and programs that die before they have asked.

#include "profile.h"
#include "tests/models/sync/fakeservice.h"

#include <QTest>

using namespace earshot;
using namespace earshot::test;

namespace {

const Instant Now = *parseIso("2026-11-20T12:00:00Z");

Call someCall(int number)
{
    Call call;
    call.id = CallId("CAL" + std::to_string(number));
    call.startTime = Now - std::chrono::hours(number + 1);
    return call;
}

/// An answer of before an edit arrived came in after it, and with it the log was read to its end: nothing but the note
/// of it will ever ask for this call again.
void leaveUnsure(Profile &profile, FakeService &service, const Call &call)
{
    store::Delivery late;
    late.asked = profile.cache().inbox().turn();
    if (!profile.edit(call.id.text, {.value = std::optional(Cents(500))}))
        qFatal("cannot edit");
    store::Outbox &outbox = profile.cache().outbox();
    const auto id = outbox.nextToSend(1)->front().id;
    Call confirmed = call;
    confirmed.value = Cents(500);
    if (!outbox.markSending(id, "a") || !outbox.confirm(id, confirmed))
        qFatal("cannot be confirmed");
    service.change(call.id, [](Call &there) {
        there.value = Cents(500);
        there.note = "theirs";
    });
    late.calls = {*service.call(call.id)};
    late.cursors = {{"calls.feed", std::to_string(service.logged())}};
    if (!profile.cache().inbox().apply(std::move(late)))
        qFatal("cannot be applied");
}

} // namespace

class TestUnsure : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAskedForByTheNextProgram();
    void aBadOneStopsNoOther();
};

void TestUnsure::isAskedForByTheNextProgram()
{
    FakeService service(true);
    service.put(someCall(1));
    Profile profile(service.url(), [] { return Now; });
    QVERIFY(profile.sync());
    leaveUnsure(profile, service, someCall(1));
    QCOMPARE(profile.call("CAL1").note, std::string());
    profile.reopen();
    QVERIFY(profile.sync());
    QCOMPARE(profile.call("CAL1").note, std::string("theirs"));
    QVERIFY(profile.cache().inbox().unsure(10)->empty());
}

void TestUnsure::aBadOneStopsNoOther()
{
    FakeService service(true);
    for (int i = 0; i < 3; ++i)
        service.put(someCall(i));
    Profile profile(service.url(), [] { return Now; });
    QVERIFY(profile.sync());
    for (int i = 0; i < 3; ++i)
        leaveUnsure(profile, service, someCall(i));
    profile.reopen();
    service.interfere([](const Request &request) -> std::optional<Reply> {
        const bool bad = request.path.ends_with("/calls/CAL0.json") || request.path.ends_with("/calls/CAL1.json");
        return bad ? std::optional(Reply::error(500, "boom")) : std::nullopt;
    });
    QVERIFY(profile.sync());
    QCOMPARE(profile.call("CAL2").note, std::string("theirs"));
    QCOMPARE(profile.cache().inbox().unsure(10)->size(), std::size_t(2));
    service.interfere({});
    QVERIFY(profile.sync());
    QCOMPARE(profile.call("CAL0").note, std::string("theirs"));
}

QTEST_GUILESS_MAIN(TestUnsure)
#include "tst_unsure.moc"
