#include "models/items/recordingcopy.h"

#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <array>

namespace earshot::items {
namespace {

constexpr std::size_t Piece = 256 * 1024;
constexpr qsizetype LongestPart = 60; // of a name: the whole stays under what file systems take

Error notWritten(const QFileDevice &file)
{
    const bool denied = file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError;
    const bool full = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
    return {denied ? Error::Kind::ReadOnly
            : full ? Error::Kind::DiskFull
                   : Error::Kind::Storage,
            file.errorString().toStdString()};
}

const char *extensionOf(audio::FileKind content)
{
    using enum audio::FileKind;
    switch (content) {
    case Wav:
    case OddWav:
    case Rf64:
        return "wav";
    case Wave64:
        return "w64";
    case Aiff:
        return "aiff";
    case Au:
        return "au";
    case Caf:
        return "caf";
    case Flac:
        return "flac";
    case Ogg:
    case OddOgg:
        return "ogg";
    case Mp3:
        return "mp3";
    case Aac:
        return "aac";
    case Mp4:
        return "m4a";
    case Amr:
        return "amr";
    case Asf:
        return "wma";
    case Matroska:
        return "mka";
    case WebPage:
        return "html";
    case Text:
        return "txt";
    case Unknown:
    case Empty:
    case Picture:
    case Document:
        break;
    }
    return nullptr;
}

QString extensionOf(const std::string &mediaType)
{
    constexpr std::array<std::pair<std::string_view, const char *>, 19> known = {{
        {"audio/mpeg", "mp3"},  {"audio/mp3", "mp3"},      {"audio/wav", "wav"},   {"audio/x-wav", "wav"},
        {"audio/wave", "wav"},  {"audio/vnd.wave", "wav"}, {"audio/ogg", "ogg"},   {"application/ogg", "ogg"},
        {"audio/flac", "flac"}, {"audio/x-flac", "flac"},  {"audio/mp4", "m4a"},   {"video/mp4", "m4a"},
        {"audio/aiff", "aiff"}, {"audio/basic", "au"},     {"audio/x-caf", "caf"}, {"audio/x-w64", "w64"},
        {"audio/amr", "amr"},   {"audio/x-ms-wma", "wma"}, {"audio/aac", "aac"},
    }};
    const std::string type = mediaType.substr(0, mediaType.find(';'));
    for (const auto &[name, extension] : known)
        if (name == type)
            return QString::fromLatin1(extension);
    return QStringLiteral("bin"); // nobody knows
}

/// Nothing in it that any file system takes amiss.
QString namePart(const QString &text)
{
    static const QRegularExpression unfit(QStringLiteral(R"([\\/:*?"<>|\x{0}-\x{1f}]+)"));
    QString part = text.simplified();
    part.replace(unfit, QStringLiteral("_"));
    return part.left(LongestPart).trimmed();
}

} // namespace

Result<void> saveRecording(const vault::Vault &vault, const CallId &call, const QString &path,
                           const std::stop_token &stop, const std::function<void(double)> &progress)
{
    const auto sound = vault.open(call);
    if (!sound)
        return sound.error();
    QSaveFile file(path); // what was there stays until this is whole
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    const std::uint64_t size = (*sound)->size();
    std::vector<std::byte> piece(Piece);
    for (std::uint64_t at = 0; at < size;) {
        if (stop.stop_requested())
            return Error{Error::Kind::Cancelled, "the copy was not finished"};
        const auto got = (*sound)->read(at, piece);
        if (!got)
            return got.error();
        if (file.write(reinterpret_cast<const char *>(piece.data()), qint64(*got)) != qint64(*got))
            return notWritten(file);
        at += *got;
        if (progress)
            progress(double(at) / double(size));
    }
    return file.commit() ? Result<void>() : notWritten(file);
}

QString recordingFileName(const Call &call, audio::FileKind content, const std::string &mediaType, const Reader &reader)
{
    QStringList parts;
    if (call.startTime)
        parts << QDateTime::fromMSecsSinceEpoch(toMs(*call.startTime), reader.zone)
                     .toString(QStringLiteral("yyyy-MM-dd HH-mm"));
    for (const std::string &name :
         {call.clientName, call.customerName.empty() ? call.customerPhoneNumber : call.customerName})
        if (const QString part = namePart(oneLine(name)); !part.isEmpty())
            parts << part;
    if (parts.isEmpty())
        parts << namePart(oneLine(call.id.text));
    const char *known = extensionOf(content);
    return parts.join(QStringLiteral(" - ")) + QLatin1Char('.') +
           (known ? QString::fromLatin1(known) : extensionOf(mediaType));
}

} // namespace earshot::items
