#include "desk.h"

#include <QDateTime>

namespace earshot::test {

namespace {

std::unique_ptr<store::Cache> opened(const QTemporaryDir &folder)
{
    auto cache = store::Cache::open(folder.path().toStdString(), store::Mode::ReadWrite, deskTime);
    if (!cache)
        qFatal("cannot open: %s", cache.error().detail.c_str());
    return std::move(*cache);
}

} // namespace

Instant deskTime()
{
    return *parseIso("2026-11-20T14:05:00Z");
}

Desk::Desk() : Desk(std::make_unique<QTemporaryDir>(), nullptr) {}

Desk::Desk(std::unique_ptr<QTemporaryDir> in, std::unique_ptr<store::Cache> filled)
    : folder(std::move(in)), cache(filled ? std::move(filled) : opened(*folder)), watch(*cache), editing(*cache),
      page(*cache, background, watch),
      display({QLocale(QLocale::English, QLocale::UnitedStates), QTimeZone("Asia/Kolkata"), {}}, deskTime)
{
}

void Desk::deliver(store::Delivery delivery)
{
    if (const auto applied = cache->inbox().apply(std::move(delivery)); !applied)
        qFatal("cannot apply: %s", applied.error().detail.c_str());
}

CallRow Desk::add(const Call &call)
{
    store::Delivery delivery;
    delivery.calls = {call};
    deliver(std::move(delivery));
    return cache->calls().callById(call.id)->row;
}

void Desk::refuse(CallRow row, const char *why)
{
    const auto edits = *cache->outbox().of(row);
    for (const store::Outgoing &edit : edits) {
        if (!cache->outbox().markSending(edit.id, "test").ok() ||
            !cache->outbox().refuse(edit.id, Error{Error::Kind::Refused, why}).ok())
            qFatal("cannot refuse");
    }
}

void Desk::confirm(CallRow row)
{
    const auto edits = *cache->outbox().of(row);
    for (const store::Outgoing &edit : edits) {
        Call server = stored(row).call;
        if (!cache->outbox().markSending(edit.id, "test").ok() || !cache->outbox().confirm(edit.id, server).ok())
            qFatal("cannot confirm");
    }
}

Call fullCall()
{
    Call call;
    call.id = CallId("CAL1");
    call.clientId = ClientId("COM1");
    call.personId = PersonId("PER1");
    call.clientName = "Bright Smile Dental";
    call.clientTimeZone = "America/New_York";
    call.startTime = *parseIso("2026-11-20T13:40:00Z");
    call.duration = seconds(161);
    call.direction = "inbound";
    call.answered = true;
    call.customerName = "KAYLAH MILLS";
    call.customerPhoneNumber = "+14045558514";
    call.customerCity = "Atlanta";
    call.customerState = "GA";
    call.trackingPhoneNumber = "+14045550100";
    call.businessPhoneNumber = "+14045550199";
    call.agentEmail = "tom@brightsmile.example";
    call.deviceType = "mobile";
    call.source = "google_ads";
    call.sourceName = "Google Ads";
    call.medium = "cpc";
    call.campaign = "Autumn implants";
    call.keywords = "dental implants cost";
    call.landingPageUrl = "https://bright-smile.example/implants?utm_source=google&gclid=Cj0KCQ";
    call.referringUrl = "https://www.google.com/";
    call.gclid = "Cj0KCQiA-EAIaIQobChMI";
    call.recording = "https://api.example/recording.json";
    call.recordingPlayer = "https://app.example/player/1";
    call.recordingDuration = seconds(161);
    call.callSummary = "The caller asks what two implants cost and whether there is an appointment in the morning. The "
                       "agent offers Thursday at nine and sends the price list.";
    call.sentiment = "positive";
    call.callHighlights = {"implants", "price list"};
    call.keywordsSpotted = {R"([{"keyword":"appointment","locations":[]}])"};
    call.milestones = {
        R"({"first_touch":{"event_date":"2026-11-02T09:12:00Z","source":"google_organic","landing":"/blog"},
        "lead_created":{"event_date":"2026-11-20T13:40:00Z","source":"google_ads","campaign":"Autumn implants",
        "keywords":"dental implants cost"}})"};
    call.transcript = conversation(12);
    return call;
}

store::Delivery fullAgency()
{
    store::Delivery delivery;
    Client client;
    client.id = ClientId("COM1");
    client.name = "Bright Smile Dental";
    client.timeZone = "America/New_York";
    delivery.clients.records = {client};
    const std::pair<const char *, const char *> tags[] = {
        {"Quoted", "blue1"}, {"Call back", "orange1"}, {"New patient", "green1"}};
    for (const auto &[name, colour] : tags) {
        Tag tag;
        tag.id = TagId(name);
        tag.name = name;
        tag.color = colour;
        tag.clientId = client.id;
        delivery.tags.records.push_back(tag);
    }
    return delivery;
}

Transcript conversation(int phrases)
{
    const char *const said[] = {"Bright Smile Dental, good morning, this is Tom, how can I help you?",
                                "Hi, I saw your page about implants and wanted to ask what two of them would cost.",
                                "Of course. That depends a little on the bone, so we usually take a picture first.",
                                "All right. Could I come in the morning?"};
    Transcript transcript;
    for (int i = 0; i < phrases; ++i) {
        Phrase phrase;
        phrase.speaker = i % 4 == 0 || i % 4 == 2 ? Speaker::Agent : Speaker::Caller;
        phrase.start = milliseconds(i * 4200);
        phrase.text = said[i % 4];
        transcript.push_back(phrase);
    }
    return transcript;
}

} // namespace earshot::test
