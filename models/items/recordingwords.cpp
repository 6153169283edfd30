#include "models/items/recordingwords.h"

#include "models/base/format.h"

#include <QCoreApplication>

namespace earshot::items {
namespace {

struct RecordingWording {
    Q_DECLARE_TR_FUNCTIONS(RecordingWords)
public:
    static QString what(audio::FileKind kind);
    static ErrorWords undecodable(audio::FileKind kind);
    static ErrorWords damaged(bool coming);
    static ErrorWords somethingElse();
    static QString length(const Listening::OddLength &odd);
};

QString RecordingWording::what(audio::FileKind kind)
{
    using enum audio::FileKind;
    switch (kind) {
    case Empty:
        return tr("The recording of this call is an empty file.");
    case WebPage:
        return tr("What is kept as the recording of this call is a web page.");
    case Text:
        return tr("What is kept as the recording of this call is a text.");
    case Picture:
        return tr("What is kept as the recording of this call is a picture.");
    case Document:
        return tr("What is kept as the recording of this call is a document or an archive.");
    case Unknown:
        return tr("The recording of this call is of an unknown sort.");
    case Wav:
    case OddWav:
    case Wave64:
    case Rf64:
        return tr("The recording of this call is a WAV file that cannot be read.");
    case Aiff:
    case Au:
    case Caf:
    case Flac:
        return tr("The recording of this call is a sound file that cannot be read.");
    case Ogg:
    case OddOgg:
        return tr("The recording of this call is an Ogg file that cannot be read.");
    case Mp3:
        return tr("The recording of this call is an MP3 file that cannot be read.");
    case Aac:
    case Mp4:
        return tr("The recording of this call is an M4A file that cannot be read.");
    case Amr:
        return tr("The recording of this call is an AMR file that cannot be read.");
    case Asf:
        return tr("The recording of this call is a WMA file that cannot be read.");
    case Matroska:
        return tr("The recording of this call is a WebM file that cannot be read.");
    }
    return {};
}

ErrorWords RecordingWording::undecodable(audio::FileKind kind)
{
    using enum audio::FileKind;
    const bool isSound = audio::isSound(kind);
    const QString again = tr("Try again: the server may have the recording by now.");
    const QString save = tr("Save it as a file to open it with another program, or try again to fetch it anew.");
    return {what(kind), isSound || kind == Unknown ? save : again, {}};
}

ErrorWords RecordingWording::damaged(bool coming)
{
    return {tr("The recording of this call that was kept here is damaged or gone."),
            coming ? tr("It is being fetched anew.") : tr("It is fetched anew as soon as the server can be reached."),
            {}};
}

ErrorWords RecordingWording::somethingElse()
{
    return {tr("The server sent something else in place of this call's recording."),
            tr("Try again later; whoever runs the server can say why."),
            {}};
}

QString RecordingWording::length(const Listening::OddLength &odd)
{
    const QString here = format::duration(odd.here);
    if (!odd.cutShort)
        return tr("The recording is %1 long, the call %2.").arg(here, format::duration(odd.call.value_or(odd.here)));
    if (odd.call && *odd.call > odd.here + seconds(1))
        return tr("Only %1 of %2 are here: the end of the recording is missing.")
            .arg(here, format::duration(*odd.call));
    return tr("The end of the recording is missing.");
}

} // namespace

ErrorWords recordingTrouble(const Listening &listening)
{
    const bool coming = listening.stage() == Listening::Stage::Fetching;
    if (listening.isDamaged() && (coming || listening.stage() == Listening::Stage::Failed))
        return RecordingWording::damaged(coming);
    if (coming)
        return listening.error() ? words(*listening.error()) : ErrorWords();
    if (listening.stage() != Listening::Stage::Failed)
        return {};
    if (listening.undecodable())
        return RecordingWording::undecodable(*listening.undecodable());
    if (!listening.error() || listening.error()->kind == Error::Kind::BadData)
        return RecordingWording::somethingElse();
    return words(*listening.error());
}

QString lengthWords(const std::optional<Listening::OddLength> &odd)
{
    return odd ? RecordingWording::length(*odd) : QString();
}

} // namespace earshot::items
