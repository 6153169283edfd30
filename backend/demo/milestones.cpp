#include "backend/demo/milestones.h"

#include "backend/demo/json.h"

#include <algorithm>

namespace earshot::demo {
namespace {

std::string slug(std::string_view text)
{
    std::string s;
    for (const char c : text)
        s += c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return s;
}

std::string withPluses(std::string text)
{
    std::ranges::replace(text, ' ', '+');
    return text;
}

using Parameters = std::vector<std::pair<std::string, std::string>>;

Parameters utmOf(const Visit &visit)
{
    const std::string_view utm = (*visit.channel)["utm"];
    if (utm.empty() || !visit.onWebsite())
        return {};
    Parameters parameters{{"utm_source", std::string(utm)}, {"utm_medium", withPluses(std::string(visit.medium()))}};
    if (visit.campaign)
        parameters.emplace_back("utm_campaign", slug(visit.campaign->name));
    if (!visit.keyword.empty())
        parameters.emplace_back("utm_term", withPluses(visit.keyword));
    return parameters;
}

Parameters landingOf(const Visit &visit)
{
    Parameters parameters = utmOf(visit);
    if (!visit.clickId.empty())
        parameters.emplace_back((*visit.channel)["click"], visit.clickId);
    return parameters;
}

std::string json(const Parameters &parameters)
{
    ObjectWriter object;
    for (const auto &[name, value] : parameters)
        object.add(name, jsonString(value));
    return object.text();
}

} // namespace

std::string landingUrl(const Firm &firm, const Visit &visit)
{
    if (!visit.onWebsite())
        return {};
    std::string url = "https://www." + firm.site + visit.page;
    char sign = '?';
    for (const auto &[name, value] : landingOf(visit)) {
        url += sign + name + '=' + value;
        sign = '&';
    }
    return url;
}

std::string milestoneJson(const Firm &firm, const Visit &visit, Instant at)
{
    return ObjectWriter()
        .add("event_date", jsonString(formatIso(at, IsoStyle::OffsetMs, firm.calendar.zone())))
        .add("ad_position", "null")
        .add("campaign", jsonStringOrNull(visit.campaign ? visit.campaign->name : std::string()))
        .add("device", jsonStringOrNull(visit.device))
        .add("keywords", jsonStringOrNull(visit.keyword))
        .add("landing", jsonStringOrNull(landingUrl(firm, visit)))
        .add("landing_page_url_params", json(landingOf(visit)))
        .add("match_type", visit.keyword.empty()      ? "null"
                           : visit.keyword.size() % 2 ? "\"phrase\""
                                                      : "\"exact\"")
        .add("medium", jsonStringOrNull(visit.medium()))
        .add("referrer", jsonStringOrNull(visit.referrer))
        .add("referrer_url_params", "{}")
        .add("session_browser", jsonStringOrNull(visit.onWebsite() ? visit.browser : std::string()))
        .add("url_utm_params", json(utmOf(visit)))
        .add("source", jsonString(visit.source()))
        .text();
}

} // namespace earshot::demo
