#include "backend/http/router.h"

#include "backend/http/uri.h"

#include <algorithm>

namespace earshot::http {

namespace {

std::vector<std::string_view> split(std::string_view path)
{
    std::vector<std::string_view> parts;
    parts.reserve(8);
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

bool serves(Method offered, Method wanted)
{
    return offered == wanted || (offered == Method::Get && wanted == Method::Head);
}

std::string allowing(const std::vector<Method> &methods)
{
    std::string allow;
    for (const Method method :
         {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options}) {
        if (!std::ranges::any_of(methods, [&](Method offered) { return serves(offered, method); }))
            continue;
        if (!allow.empty())
            allow += ", ";
        allow += word(method);
    }
    return allow;
}

} // namespace

Router::Router(std::vector<Route> routes)
{
    for (Route &route : routes) {
        auto segments = parse(route.pattern);
        if (m_byLength.size() <= segments.size())
            m_byLength.resize(segments.size() + 1);
        auto &alike = m_byLength[segments.size()];
        alike.push_back({std::move(route), std::move(segments)});
    }
    for (auto &entries : m_byLength) {
        std::ranges::stable_sort(entries, [](const Entry &a, const Entry &b) {
            return std::ranges::lexicographical_compare(a.segments, b.segments, {}, &Segment::rank, &Segment::rank);
        });
    }
}

Router::Match Router::match(Method method, std::string_view path, std::vector<Field> &parameters) const
{
    const auto parts = split(path);
    if (parts.size() >= m_byLength.size())
        return {};
    std::vector<Method> others;
    for (const Entry &entry : m_byLength[parts.size()]) {
        if (!std::ranges::equal(entry.segments, parts, fits))
            continue;
        if (!serves(entry.route.method, method)) {
            others.push_back(entry.route.method);
            continue;
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto &[text, name] = entry.segments[i];
            const std::string_view taken = parts[i].substr(0, parts[i].size() - text.size());
            if (!name.empty())
                parameters.push_back({name, percentDecoded(taken).value_or("")});
        }
        return {&entry.route, {}};
    }
    return {nullptr, allowing(others)};
}

std::vector<Router::Segment> Router::parse(std::string_view pattern)
{
    std::vector<Segment> segments;
    for (const std::string_view part : split(pattern)) {
        const std::size_t close = part.find('}');
        if (part.starts_with('{') && close != std::string_view::npos)
            segments.push_back({std::string(part.substr(close + 1)), std::string(part.substr(1, close - 1))});
        else
            segments.push_back({std::string(part), {}});
    }
    return segments;
}

bool Router::fits(const Segment &segment, std::string_view part)
{
    if (segment.name.empty())
        return part == segment.text;
    return part.size() > segment.text.size() && part.ends_with(segment.text);
}

} // namespace earshot::http
