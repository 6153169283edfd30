#pragma once
// Inside the room: holds a download against what its server promises.

#include "models/remote/download.h"
#include "models/remote/httpmessage.h"

#include <optional>

namespace earshot::remote {

class Receipt {
public:
    explicit Receipt(Download download) : m_download(std::move(download)) {}

    const Download &wanted() const { return m_download; }
    /// The next piece of the body; errors as Service::recording, or the download's own.
    Result<Taken> take(const HttpResponse &head, std::string_view piece);
    /// What came of it.
    Result<DownloadHead> close(const Result<HttpResponse> &answer, int status);

private:
    Result<void> begin(const HttpResponse &head);

    Download m_download;
    std::optional<DownloadHead> m_head;
    std::uint64_t m_taken = 0;
};

} // namespace earshot::remote
