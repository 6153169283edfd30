#include "backend/api/answers.h"
#include "backend/api/verbs.h"
#include "models/wire/people.h"

namespace earshot::api {

Response listForms(const Visit &visit)
{
    const auto filter = formFilterOf(visit);
    if (!filter)
        return visit.failure(filter.error());
    const auto slice = sliceOf(visit.request);
    return listed(visit, visit.storage().forms.list(visit.viewer, *filter, orderOf(visit.request), slice), slice);
}

Response showForm(const Visit &visit)
{
    return shown(visit, visit.storage().forms.find(visit.viewer, visit.id<FormId>("form")));
}

Task<Response> createForm(const Visit &visit)
{
    const auto draft = wire::readFormDraft(visit.request.body);
    if (!draft)
        co_return visit.failure(draft.error());
    if (draft->clientId.empty())
        co_return refused(400, "company_id is required");
    const auto form = co_await http::until<Result<FormSubmission>>(
        [&](const auto &done) { visit.storage().forms.create(visit.viewer, *draft, done); });
    co_return form ? http::json(201, wire::writeCreatedForm(*form, visit.zone)) : visit.failure(form.error());
}

Task<Response> updateForm(const Visit &visit)
{
    const auto update = wire::readFormUpdate(visit.request.body);
    if (!update)
        co_return visit.failure(update.error());
    const auto form = co_await http::until<Result<FormSubmission>>(
        [&](const auto &done) { visit.storage().forms.update(visit.viewer, visit.id<FormId>("form"), *update, done); });
    co_return saved(visit, form);
}

Task<Response> ignoreFields(const Visit &visit)
{
    const auto chosen = wire::readIgnoredFields(visit.request.body);
    if (!chosen)
        co_return visit.failure(chosen.error());
    const auto scrubbed = co_await http::until<Result<std::int64_t>>([&](const auto &done) {
        visit.storage().forms.ignoreFields(visit.viewer, chosen->clients, chosen->names, done);
    });
    co_return scrubbed ? http::json(200, wire::writeMessage("The fields are ignored from now on, and were taken out of "
                                                            "what was sent before."))
                       : visit.failure(scrubbed.error());
}

} // namespace earshot::api
