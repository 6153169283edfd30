#pragma once
// Who calls when, and why: people with their stories, laid out before a word is spoken.

#include "backend/demo/firm.h"

#include <optional>

namespace earshot::demo {

/// How a person found the client: one visit to its pages, or a number seen elsewhere.
struct Visit {
    Instant at{};
    const Entry *channel = nullptr;
    const Campaign *campaign = nullptr;
    const Tracker *tracker = nullptr;
    std::string number; // the tracking number shown
    std::string keyword, page, referrer, clickId, session, device, browser;

    std::string_view source() const { return channel->text; }
    std::string_view medium() const { return (*channel)["medium"]; }
    bool onWebsite() const { return !session.empty(); }
};

struct Person {
    PersonId id;
    const Firm *firm = nullptr;
    std::string first, last;
    std::string number; // E.164
    const Entry *place = nullptr;
    std::string zip;
    Visit visit;                // the first touch
    std::optional<Visit> again; // came back later by another way
    int calls = 0;              // in all
    bool hasForm = false;
};

struct Contact {
    enum class Kind { Call, Form, Text } kind = Kind::Call;
    enum class Outcome { Answered, Missed, Abandoned, Voicemail } outcome = Outcome::Answered;
    Instant at{};
    std::size_t person = 0;
    const Intent *intent = nullptr;
    bool outbound = false;
    bool again = false; // after the person's second visit
    int prior = 0;      // calls of the person before this one
    std::uint64_t stream = 0;
};

struct Plan {
    std::vector<Person> people;
    std::vector<Contact> contacts; // in the order of time
};

/// Lays out `options.calls` calls, and the forms and texts that go with them.
Plan planContacts(const Cast &cast, const Options &options);

} // namespace earshot::demo
