// Makes an import file for `earshotd import` out of sample conversations:
//     dialogues2import [UNTIL] <dialogues.jsonl >calls.jsonl
// A line of the input is {"id","source","task","turns":[{"speaker":"agent|customer","text","start_ms"?}]}; each becomes
// an inbound call. The newest call starts at UNTIL (ISO 8601; now), the others an hour and a half apart before it. All
// else of a call follows from the dialogue's id, so that the same input always gives the same calls.

#include "models/domain/transcript.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iostream>

using namespace earshot;

namespace {

constexpr milliseconds Spoken{380}; // a word, in dialogues that came without times
constexpr milliseconds Breath{700}; // between turns
constexpr auto Apart = std::chrono::minutes(90);

Transcript transcriptFrom(const QJsonArray &turns)
{
    Transcript out;
    milliseconds end{};
    for (const auto &entry : turns) {
        const QJsonObject turn = entry.toObject();
        const QString text = turn[QStringLiteral("text")].toString().simplified();
        const milliseconds told(qint64(turn[QStringLiteral("start_ms")].toDouble(double(end.count()))));
        const bool agent = turn[QStringLiteral("speaker")].toString() == QStringLiteral("agent");
        const milliseconds start = std::max(told, milliseconds(0));
        out.push_back({agent ? Speaker::Agent : Speaker::Caller, start, text.toStdString(), {}});
        end = start + Spoken * (text.count(QLatin1Char(' ')) + 1) + Breath;
    }
    return out;
}

QJsonArray toJson(const Transcript &transcript)
{
    QJsonArray out;
    for (const Phrase &phrase : transcript)
        out.append(QJsonObject{
            {QStringLiteral("speaker"), QString::fromStdString(std::string(word(phrase.speaker)))},
            {QStringLiteral("phrase"), QString::fromStdString(phrase.text)},
            {QStringLiteral("start"), double(phrase.start.count()) / 1000},
        });
    return out;
}

/// "hotel_search+hotel_book" was asked of the "Hotel desk".
QString clientFor(const QString &task)
{
    QString first =
        task.section(QLatin1Char('+'), 0, 0).section(QLatin1Char('_'), 0, 0).section(QLatin1Char(' '), 0, 0);
    if (first.isEmpty())
        first = QStringLiteral("front");
    return first.at(0).toUpper() + first.mid(1).toLower() + QStringLiteral(" desk");
}

/// A number that belongs to nobody: 555-0100 to 555-0199 are kept for stories.
QString numberFrom(const QByteArray &digest, int offset)
{
    const int area = 201 + (uchar(digest[offset]) % 78) * 10;
    const int line = uchar(digest[offset + 1]) % 100;
    return QStringLiteral("+1%1555%2").arg(area).arg(100 + line, 4, 10, QLatin1Char('0'));
}

QJsonObject callFrom(const QJsonObject &dialogue, Instant start)
{
    const QString id = dialogue[QStringLiteral("id")].toString();
    const QByteArray digest = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Md5);
    const Transcript transcript = transcriptFrom(dialogue[QStringLiteral("turns")].toArray());
    const auto length = transcript.empty() ? milliseconds(0) : transcript.back().start + Spoken * 6;
    return {
        {QStringLiteral("id"), QStringLiteral("CAL") + QString::fromLatin1(digest.toHex())},
        {QStringLiteral("company_name"), clientFor(dialogue[QStringLiteral("task")].toString())},
        {QStringLiteral("start_time"), QString::fromStdString(formatIso(start))},
        {QStringLiteral("duration"), double(std::chrono::ceil<seconds>(length).count())},
        {QStringLiteral("direction"), QStringLiteral("inbound")},
        {QStringLiteral("answered"), true},
        {QStringLiteral("customer_phone_number"), numberFrom(digest, 0)},
        {QStringLiteral("tracking_phone_number"), numberFrom(digest, 2)},
        {QStringLiteral("business_phone_number"), numberFrom(digest, 4)},
        {QStringLiteral("source"), dialogue[QStringLiteral("source")].toString()},
        {QStringLiteral("transcription"), QString::fromStdString(plainText(transcript))},
        {QStringLiteral("conversational_transcript"), toJson(transcript)},
    };
}

} // namespace

int main(int argc, char **argv)
{
    const auto until = argc > 1 ? parseIso(argv[1]) : systemNow();
    if (!until) {
        std::cerr << "dialogues2import: not a time: " << argv[1] << '\n';
        return 2;
    }
    Instant start = *until;
    int number = 0;
    for (std::string line; std::getline(std::cin, line);) {
        ++number;
        const auto read = QJsonDocument::fromJson(QByteArray::fromStdString(line));
        if (!read.isObject() || read.object()[QStringLiteral("turns")].toArray().isEmpty()) {
            std::cerr << "dialogues2import: line " << number << " holds no dialogue\n";
            return 1;
        }
        const QByteArray call = QJsonDocument(callFrom(read.object(), start)).toJson(QJsonDocument::Compact);
        std::cout << call.constData() << '\n';
        start -= Apart;
    }
    return 0;
}
