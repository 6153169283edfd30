#include "backend/api/answers.h"
#include "backend/api/verbs.h"

namespace earshot::api {

Response listAccounts(const Visit &visit)
{
    const auto slice = sliceOf(visit.request);
    const auto hipaa = yesNo(visit.request, "hipaa_account");
    return listed(visit, visit.storage().accounts.list(visit.viewer, hipaa, slice), slice);
}

Response showAccount(const Visit &visit)
{
    return shown(visit, visit.storage().accounts.find(visit.viewer, visit.id<AccountId>("account")));
}

} // namespace earshot::api
