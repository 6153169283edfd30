#include "models/items/errorwords.h"

#include <QCoreApplication>

namespace earshot::items {
namespace {

struct Wording {
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)
public:
    static ErrorWords of(Error::Kind kind);
};

ErrorWords Wording::of(Error::Kind kind)
{
    using enum Error::Kind;
    switch (kind) {
    case Offline:
        return {tr("The server cannot be reached."), tr("Check the network and the server's address."), {}};
    case Timeout:
        return {tr("The server did not answer in time."), tr("It may be busy; try again in a moment."), {}};
    case Tls:
        return {tr("The server's certificate is not trusted, so nothing was sent."),
                tr("Check the address and this computer's clock. Whoever runs the server can renew its certificate."),
                {}};
    case Unauthorized:
        return {tr("The key was refused."), tr("Copy the key again, or ask for a new one."), {}};
    case Forbidden:
        return {tr("The key may not do this."), tr("Use the key of a user with more rights."), {}};
    case NotFound:
        return {tr("There is no such thing there."), tr("It may have been deleted, or the address is wrong."), {}};
    case Refused:
        return {tr("This was not accepted."), tr("Look at the details, change it and try again."), {}};
    case RateLimited:
        return {tr("All requests the account may make for now are used up."),
                tr("Earshot goes on by itself when more are allowed."),
                {}};
    case Server:
        return {tr("The server has a fault."), tr("Earshot keeps trying; your edits wait here."), {}};
    case BadData:
        return {tr("What answers there is not a CallRail or Earshot server."), tr("Check the address."), {}};
    case Conflict:
        return {tr("This exists already, or was changed on the other side too."),
                tr("Choose another name, or look at both values."),
                {}};
    case Storage:
        return {tr("The cache on this computer cannot be read or written."),
                tr("Check the disk, then start Earshot again."),
                {}};
    case DiskFull:
        return {tr("The disk is full, so nothing can be saved."), tr("Make room; Earshot then goes on by itself."), {}};
    case ReadOnly:
        return {tr("This profile can only be read, so nothing can be changed."),
                tr("Check the rights of the profile's folder."),
                {}};
    case NewerSchema:
        return {tr("This profile was written by a newer Earshot."),
                tr("Update Earshot to open it. It was left untouched."),
                {}};
    case Corrupt:
        return {tr("The cache on this computer is damaged."), tr("Start Earshot again to have it rebuilt."), {}};
    case Locked:
        return {tr("Another program has this profile open."), tr("Close it first, or open another profile."), {}};
    case Cancelled:
        return {tr("This was stopped before it was done."), {}, {}};
    }
    return {};
}

} // namespace

ErrorWords words(const Error &error)
{
    ErrorWords said = Wording::of(error.kind);
    said.details = QString::fromStdString(error.detail).simplified();
    return said;
}

QString sentence(const Error &error)
{
    const ErrorWords said = words(error);
    return said.advice.isEmpty() ? said.what : said.what + QLatin1Char(' ') + said.advice;
}

} // namespace earshot::items
