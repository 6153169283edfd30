#include "models/wire/page.h"

#include <algorithm>

namespace earshot::wire {

std::size_t skippedIn(const std::vector<Problem> &problems)
{
    return std::size_t(std::count_if(problems.begin(), problems.end(), [](const Problem &p) { return p.skippedRow; }));
}

std::vector<std::pair<std::size_t, std::string>> unreadFields(const std::vector<Problem> &problems)
{
    std::vector<std::size_t> skipped; // rises
    for (const Problem &problem : problems)
        if (problem.skippedRow)
            skipped.push_back(problem.row);
    std::vector<std::pair<std::size_t, std::string>> out;
    for (const Problem &problem : problems) {
        const auto before = std::lower_bound(skipped.begin(), skipped.end(), problem.row);
        const bool isItems = before == skipped.end() || *before != problem.row;
        if (isItems && !problem.partly)
            out.emplace_back(problem.row - std::size_t(before - skipped.begin()), problem.key);
    }
    return out;
}

} // namespace earshot::wire
