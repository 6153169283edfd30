#include "tests/bench/million.h"

#include "models/sql/connection.h"
#include "models/store/cache.h"
#include "tests/support/bigcache/bigcache.h"

#include <fstream>
#include <iostream>
#include <unistd.h>

namespace earshot::bench {
namespace {

/// What a cache of this Earshot looks like, in few letters: a kept one of another look is of no use.
Result<std::string> schemaName(const std::filesystem::path &empty)
{
    {
        const auto cache = store::Cache::open(empty.string(), store::Mode::ReadWrite);
        if (!cache)
            return cache.error();
    }
    auto connection = sql::Connection::open(empty / "cache.db", sql::Access::ReadOnly, sql::Durability::Normal);
    if (!connection)
        return connection.error();
    return sql::attempt([&] {
        const auto text = (*connection)->prepared("SELECT group_concat(sql, ';') FROM sqlite_schema");
        text->executeStep();
        return std::to_string(std::hash<std::string>{}(text->getColumn(0).getString()) % 1'000'000);
    });
}

Result<void> fillProfile(const std::filesystem::path &profile, int calls)
{
    auto cache = store::Cache::open(profile.string(), store::Mode::ReadWrite);
    if (!cache)
        return cache.error();
    store::BigCache what;
    what.calls = calls;
    return store::fill(**cache, what, 5000);
}

} // namespace

int millionCalls(const Setup &setup)
{
    return setup.quick ? 3'000 : 1'000'000;
}

Result<std::filesystem::path> millionProfile(const Setup &setup)
{
    const auto schema = schemaName(setup.fresh("schema"));
    if (!schema)
        return schema.error();
    const auto profile = setup.work / ("cache-" + std::to_string(millionCalls(setup)) + '-' + *schema);
    const auto whole = profile / "whole"; // written last
    if (exists(whole))
        return profile;
    std::filesystem::remove_all(profile);
    std::filesystem::create_directories(profile);
    if (isatty(STDERR_FILENO) == 1)
        std::cerr << "making a cache of " << millionCalls(setup) << " calls, once\n";
    if (const auto filled = fillProfile(profile, millionCalls(setup)); !filled)
        return filled.error();
    std::ofstream(whole) << '\n';
    return profile;
}

} // namespace earshot::bench
