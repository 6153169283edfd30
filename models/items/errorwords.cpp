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
        return {tr("What came is not what was asked for, and cannot be read."),
                tr("Try again later. Where it stays so, tell whoever runs the server, with the details."),
                {}};
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
    case BadAddress:
        return {tr("This address cannot be used."),
                tr("It must begin with https://, and may be http:// only on this computer."),
                {}};
    case WrongAccount:
        return {tr("This profile holds the calls of another account."),
                tr("Start Earshot with another profile folder for this account: earshot --profile FOLDER"),
                {}};
    case NoRoom:
        return {tr("The room for recordings is full."),
                tr("Give recordings more room in the settings, or keep fewer of them."),
                {}};
    case TooOld:
        return {tr("This is older than what is kept."), tr("Choose a later date."), {}};
    case CaFile:
        return {tr("The file of the certificate authority cannot be read, so nothing was sent."),
                tr("Choose the file again: it must be there, and be a certificate in PEM form."),
                {}};
    case NotTheService:
        return {tr("What answers there is not a CallRail or Earshot server."),
                tr("Check the address. In a hotel or an office, you may have to sign in to the network first."),
                {}};
    case PlainServer:
        return {tr("The server does not speak https there, so nothing was sent."),
                tr("Check the port. A server on this computer may be reached with http://."),
                {}};
    case NotSound:
        return {tr("The server has no sound for this recording: what it sent is empty or something else."),
                tr("It is asked for again later."),
                {}};
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
