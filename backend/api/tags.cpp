#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {
namespace {

Response savedTag(const Visit &visit, const Result<Tag> &tag, int status)
{
    return tag ? http::json(status, wire::writeSavedTag(*tag, visit.zone)) : visit.failure(tag.error());
}

Result<Tag> draftOf(const std::string &body)
{
    const auto update = wire::readTagUpdate(body);
    if (!update)
        return update.error();
    Tag tag;
    wire::apply(*update, tag);
    if (tag.level == "company" && tag.clientId.empty())
        return Error{Error::Kind::Refused, "company_id is required, unless tag_level is account"};
    if (tag.level == "account")
        tag.clientId = {};
    return tag;
}

} // namespace

Response listTags(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const storage::TagFilter filter{idOf<ClientId>(visit.request, "company_id"),
                                    oneOf(visit.request, "tag_level", {"company", "account"}),
                                    oneOf(visit.request, "status", {"enabled", "disabled"})};
    return listed(visit, visit.storage().tags.list(visit.viewer, filter, orderOf(visit.request), slice), slice);
}

Response showTag(const Visit &visit)
{
    return shown(visit, visit.storage().tags.find(visit.viewer, visit.id<TagId>("tag")));
}

Task<Response> createTag(const Visit &visit)
{
    const auto draft = draftOf(visit.request.body);
    if (!draft)
        co_return visit.failure(draft.error());
    const auto tag = co_await http::until<Result<Tag>>(
        [&](const auto &done) { visit.storage().tags.create(visit.viewer, *draft, done); });
    co_return savedTag(visit, tag, 201);
}

Task<Response> updateTag(const Visit &visit)
{
    auto update = wire::readTagUpdate(visit.request.body);
    if (!update)
        co_return visit.failure(update.error());
    update->level.reset(); // where a tag belongs is settled when it is made
    update->clientId.reset();
    const storage::Edit<Tag> edit = [update = *update](Tag &tag) -> Result<void> {
        wire::apply(update, tag);
        return {};
    };
    const auto tag = co_await http::until<Result<Tag>>(
        [&](const auto &done) { visit.storage().tags.update(visit.viewer, visit.id<TagId>("tag"), edit, done); });
    co_return savedTag(visit, tag, 200);
}

Task<Response> removeTag(const Visit &visit)
{
    const auto removed = co_await http::until<Result<void>>(
        [&](const auto &done) { visit.storage().tags.remove(visit.viewer, visit.id<TagId>("tag"), done); });
    co_return gone(visit, removed);
}

} // namespace earshot::api
