#include "backend/api/answers.h"

namespace earshot::api {

wire::PageInfo offsetPage(const storage::Slice &slice, std::int64_t total)
{
    wire::PageInfo info;
    info.page = slice.page;
    info.perPage = slice.perPage;
    info.totalPages = std::max<std::int64_t>((total + slice.perPage - 1) / slice.perPage, 1);
    info.totalRecords = total;
    return info;
}

void address(Call &call, const std::string &origin)
{
    for (std::string *path : {&call.recording, &call.recordingPlayer})
        if (path->starts_with('/'))
            path->insert(0, origin);
}

void address(Client &client, const std::string &origin)
{
    if (client.scriptUrl.starts_with('/') && !client.scriptUrl.starts_with("//"))
        client.scriptUrl.insert(0, origin, origin.find("//")); // protocol-relative, as the service has it
}

} // namespace earshot::api
