#include "backend/demo/firm.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <set>

namespace earshot::demo {
namespace {

std::string tableText(const std::string &name)
{
    QFile file(QString::fromStdString(":/demo/words/" + name + ".txt"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// "one two three" → its words.
std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.size(), text.find(' '));
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return words;
}

std::vector<Campaign> campaignsOf(const Phrasebook &book)
{
    std::vector<Campaign> campaigns;
    for (const Entry &entry : book.list("campaign")) {
        Campaign campaign{entry.text, std::string(entry["channel"]), std::string(entry["page"])};
        campaign.firstDay = static_cast<int>(entry.number("from", 0));
        campaign.lastDay = static_cast<int>(entry.number("to", Days));
        campaign.boost = entry.number("boost") / 100;
        campaigns.push_back(std::move(campaign));
    }
    return campaigns;
}

/// The tracking numbers of a client, one after the other.
class Numbers {
public:
    explicit Numbers(std::string_view patterns) : m_patterns(wordsOf(patterns)) {}
    std::string next()
    {
        std::string number = m_patterns[m_used / 10 % m_patterns.size()];
        number.back() = static_cast<char>('0' + m_used++ % 10);
        return number;
    }

private:
    std::vector<std::string> m_patterns;
    std::size_t m_used = 0;
};

struct TrackerSketch {
    const char *name, *type, *source;
    int numbers, sinceDay, untilDay; // 0 when it still runs
};
constexpr std::array TrackerSketches{
    TrackerSketch{"Website pool", "session", R"({"type":"all"})", 8, 0, 0},
    TrackerSketch{"Google Business Profile", "source", R"({"type":"google_my_business"})", 1, 0, 0},
    TrackerSketch{"Google Ads call extension", "source", R"({"type":"google_ad_extension"})", 1, 0, 0},
    TrackerSketch{"Flyer and local paper", "source", R"({"type":"offline"})", 1, 0, 0},
    TrackerSketch{"Radio spot", "source", R"({"type":"offline"})", 1, 60, 240},
};

std::vector<Tracker> trackersOf(const Firm &firm, const Entry &sketch, Random &random)
{
    Numbers numbers(sketch["tracking"]);
    std::vector<Tracker> trackers;
    for (const TrackerSketch &s : TrackerSketches) {
        Tracker tracker;
        tracker.id = TrackerId("TRK" + random.hex(32));
        tracker.clientId = firm.client.id;
        tracker.clientName = firm.client.name;
        tracker.name = s.name;
        tracker.type = s.type;
        tracker.source = s.source;
        tracker.destinationNumber = sketch["destination"];
        tracker.smsEnabled = s.untilDay == 0;
        tracker.createdAt = firm.calendar.start() - std::chrono::days(20) + std::chrono::days(s.sinceDay);
        if (s.untilDay > 0) {
            tracker.disabledAt = firm.calendar.start() + std::chrono::days(s.untilDay);
            tracker.status = "disabled";
        }
        tracker.callFlow = R"({"type":"basic","recording_enabled":true,"destination_number":")" +
                           tracker.destinationNumber + R"(","greeting_text":null,"greeting_recording_url":null})";
        tracker.whisperMessage = "Call from [source]";
        if (tracker.type == "session")
            tracker.swapTargets = {tracker.destinationNumber.substr(1)};
        for (int i = 0; i < s.numbers; ++i)
            tracker.trackingNumbers.push_back(numbers.next());
        trackers.push_back(std::move(tracker));
    }
    return trackers;
}

Client clientOf(const Entry &sketch, Instant created, Random &random)
{
    Client client;
    client.id = ClientId("COM" + random.hex(32));
    client.name = sketch["name"];
    client.timeZone = sketch["zone"];
    client.createdAt = created;
    client.dniActive = true;
    client.scriptUrl = "//" + std::string(sketch["site"]) + "/swap.js";
    client.callscribeEnabled = client.leadScoringEnabled = client.formCapture = true;
    return client;
}

std::vector<Agent> agentsOf(const Phrasebook &book, const std::string &key)
{
    std::vector<Agent> agents;
    for (const Entry &entry : book.list("agent_" + key)) {
        std::string mail = entry.text;
        std::ranges::replace(mail, ' ', '.');
        std::ranges::transform(mail, mail.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        agents.push_back({entry.text, mail + "@demo.example"});
    }
    return agents;
}

Result<Firm> readFirm(const Entry &sketch, Random &random, Instant now)
{
    Firm firm;
    firm.key = sketch.text;
    std::vector<std::string> texts;
    for (const char *name : {"agency", "names", "places", "common", "everyday", "strangers", "written"})
        texts.push_back(tableText(name));
    texts.push_back(tableText(firm.key));
    texts.push_back(tableText(firm.key + "_web"));
    Result<Phrasebook> book = Phrasebook::read(std::vector<std::string_view>(texts.begin(), texts.end()));
    if (!book)
        return Error{book.error().kind, firm.key + ": " + book.error().detail};
    firm.book = std::move(*book);
    const auto zone = zoneNamed(sketch["zone"]);
    if (!zone)
        return Error{Error::Kind::BadData, "no zone for " + firm.key};
    firm.calendar = Calendar(sketch, *zone, now, campaignsOf(firm.book));
    firm.client = clientOf(sketch, firm.calendar.start() - std::chrono::days(21), random);
    firm.site = sketch["site"];
    firm.formName = sketch["form"];
    firm.names = sketch["names"];
    firm.share = sketch.number("share");
    firm.agents = agentsOf(firm.book, firm.key);
    firm.trackers = trackersOf(firm, sketch, random);
    return firm;
}

/// Pointers into the book, once the firm has its final place.
void connect(Firm &firm)
{
    firm.places = choicesOf(firm.book.list("place_" + firm.key));
    firm.channels = choicesOf(firm.book.list("channel"));
    for (const Intent &intent : firm.book.intents()) {
        if (intent.kind == "first")
            firm.first.push_back(&intent);
        else if (intent.kind == "stranger")
            firm.strangers.push_back(&intent);
        else if (intent.kind == "voicemail")
            firm.voicemails.push_back(&intent);
    }
}

std::vector<Tag> tagsOf(const Firm &firm, int firstId)
{
    std::set<std::string> names;
    for (const Intent &intent : firm.book.intents())
        names.insert(intent.tags.begin(), intent.tags.end());
    std::vector<Tag> tags;
    for (const std::string &name : names) {
        const auto &known = firm.book.list("tag_colour");
        const auto &other = firm.book.list("tag_colour_other");
        const auto place = std::ranges::find(known, name, &Entry::text);
        Tag tag;
        tag.id = TagId(std::to_string(firstId + static_cast<int>(tags.size())));
        tag.name = name;
        tag.color = place != known.end() ? std::string((*place)["colour"]) : other[tags.size() % other.size()].text;
        const auto colour = std::ranges::find_if(tagColors(), [&](const TagColor &c) { return tag.color == c.name; });
        tag.backgroundColor = colour == tagColors().end() ? std::string() : colour->background;
        tag.clientId = firm.client.id;
        tag.createdAt = firm.client.createdAt;
        tags.push_back(std::move(tag));
    }
    return tags;
}

User userOf(const std::string &name, std::string email, Role role, Instant created, Random &random)
{
    User user;
    user.id = UserId("USR" + random.hex(32));
    user.firstName = name.substr(0, name.find(' '));
    user.lastName = name.substr(name.find(' ') + 1);
    user.email = std::move(email);
    user.role = role;
    user.createdAt = created;
    return user;
}

void addUsers(Cast &cast, const Phrasebook &book, Random &random)
{
    const Instant since = cast.firms.front().calendar.start() - std::chrono::days(30);
    User admin = userOf("Leela Raman", "admin@demo.example", Role::Admin, since, random);
    User manager = userOf("Gautam Mirza", "manager@demo.example", Role::Manager, since, random);
    User reporting = userOf("Sophie Arnott", "reporting@demo.example", Role::Reporting, since, random);
    for (std::size_t i = 0; i < cast.firms.size(); ++i) {
        const Client &client = cast.firms[i].client;
        if (book.list("client")[i].number("manager") > 0) {
            manager.clients.push_back(client.id);
            manager.clientNames.push_back(client.name);
        }
        if (reporting.clients.empty()) {
            reporting.clients.push_back(client.id);
            reporting.clientNames.push_back(client.name);
        }
    }
    cast.agency.users = {std::move(admin), std::move(manager), std::move(reporting)};
    for (const Firm &firm : cast.firms) {
        for (const Agent &agent : firm.agents) {
            User user = userOf(agent.name, agent.email, Role::Reporting, since, random);
            user.clients = {firm.client.id};
            user.clientNames = {firm.client.name};
            cast.agency.users.push_back(std::move(user));
        }
    }
}

} // namespace

Choices choicesOf(const std::vector<Entry> &entries)
{
    Choices choices{&entries, {}};
    for (const Entry &entry : entries)
        choices.weights.push_back(entry.number("weight", 1));
    return choices;
}

const Entry &pick(const Choices &choices, Random &random)
{
    return (*choices.entries)[random.weighted(choices.weights)];
}

const Tracker &Firm::tracker(std::string_view kind) const
{
    const auto found = std::ranges::find_if(
        trackers, [&](const Tracker &t) { return t.status == "active" && t.source.find(kind) != std::string::npos; });
    return found == trackers.end() ? trackers.front() : *found;
}

Result<Cast> readCast(std::uint64_t seed, Instant now)
{
    const std::string text = tableText("agency");
    const std::array texts{std::string_view(text)};
    const Result<Phrasebook> book = Phrasebook::read(texts);
    if (!book)
        return book.error();
    Random random(seed, 0xA9E7C1);
    Cast cast;
    cast.agency.account = {AccountId("ACC" + random.hex(32)), "Monsoon Lane Digital", 227'000'117};
    for (const Entry &sketch : book->list("client")) {
        Result<Firm> firm = readFirm(sketch, random, now);
        if (!firm)
            return firm.error();
        cast.firms.push_back(std::move(*firm));
    }
    for (Firm &firm : cast.firms) {
        connect(firm);
        cast.agency.clients.push_back(firm.client);
        cast.agency.trackers.insert(cast.agency.trackers.end(), firm.trackers.begin(), firm.trackers.end());
        const std::vector<Tag> tags = tagsOf(firm, 5001 + static_cast<int>(cast.agency.tags.size()));
        cast.agency.tags.insert(cast.agency.tags.end(), tags.begin(), tags.end());
    }
    addUsers(cast, *book, random);
    return cast;
}

} // namespace earshot::demo
