#pragma once
// One client of the demo agency with all it takes to make up its calls: words, people, numbers, opening hours.

#include "backend/demo/calendar.h"
#include "backend/demo/demo.h"
#include "backend/demo/telling.h"

namespace earshot::demo {

struct Agent {
    std::string name;
    std::string email;
};

/// A thing with a likelihood, read from an entry's `weight`.
struct Choices {
    const std::vector<Entry> *entries = nullptr;
    std::vector<double> weights;
};
Choices choicesOf(const std::vector<Entry> &entries);
const Entry &pick(const Choices &choices, Random &random);

struct Firm {
    std::string key; // "dental": the name of its tables
    Client client;
    std::string site;     // its domain
    std::string formName; // of the form on its pages
    std::string names;    // "west" or "india": where its callers' names come from
    double share = 0;     // of the agency's calls
    Phrasebook book;
    Calendar calendar;
    std::vector<Agent> agents;
    std::vector<Tracker> trackers;
    Choices places, channels;
    std::vector<const Intent *> first, strangers, voicemails;

    const Tracker &tracker(std::string_view kind) const; // by the kind of its source; else the website's
};

struct Cast {
    Agency agency;
    std::vector<Firm> firms;
};

/// Reads the tables compiled in and sets up the agency. An error here is a mistake in words/*.txt.
Result<Cast> readCast(std::uint64_t seed, Instant now);

} // namespace earshot::demo
