#pragma once
// The one place where what went wrong on the way becomes an Error.

#include "models/base/result.h"
#include "models/remote/httpmessage.h"

namespace earshot::remote {

/// What becomes of everything under way when its client ends.
inline const Error Gone{Error::Kind::Cancelled, "cancelled"};

/// A transfer that brought no whole answer. `code` is libcurl's CURLcode, `verify` OpenSSL's X509 verify result,
/// `words` libcurl's own explanation.
Error transferFault(int code, long verify, std::string_view words);

/// The answer when it is a good one (2xx), else its Error, with the server's own words in the detail. With `json`, an
/// answer with a body that is not JSON (a log-in page, a proxy's apology) is NotTheService, and one that holds nothing
/// but an error is what it would be with the status that it names or its words speak of; else Refused.
Result<HttpResponse> checked(HttpResponse response, bool json = true);

} // namespace earshot::remote
