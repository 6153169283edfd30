#include "models/items/background.h"
#include "models/items/recordingcopy.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace earshot;
using namespace earshot::items;

class TestRecordingCopy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void savesIt();
    void tellsNobodyWhoHasGone();
    void leavesNothingWhenItCannot_data();
    void leavesNothingWhenItCannot();
    void namesFiles_data();
    void namesFiles();

private:
    vault::Vault vault() const
    {
        std::array<std::byte, vault::Key::Size> key{};
        return vault::Vault(m_folder.path().toStdString(), vault::Key(key));
    }
    void keep(const QByteArray &sound) const
    {
        auto incoming = vault().receive(CallId("CAL1"));
        QVERIFY(incoming &&
                (*incoming)->append(std::as_bytes(std::span(sound.constData(), std::size_t(sound.size())))));
        QVERIFY((*incoming)->finish());
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_folder;
    QTemporaryDir m_there;
};

void TestRecordingCopy::savesIt()
{
    const QByteArray sound = QByteArray(1'000'000, 's') + "end";
    keep(sound);
    const QString path = m_there.filePath(QStringLiteral("copy.mp3"));
    double last = 0;
    QVERIFY(saveRecording(vault(), CallId("CAL1"), path, {}, [&last](double share) {
        QVERIFY(share > last);
        last = share;
    }));
    QCOMPARE(last, 1.0);
    QVERIFY(contentOf(path) == sound);
}

/// The program ends while a recording is being saved: its work tells how far it is to somebody who is no more.
void TestRecordingCopy::tellsNobodyWhoHasGone()
{
    Background background;
    auto asker = std::make_unique<QObject>();
    const QPointer<QObject> here(asker.get());
    int told = 0;
    std::mutex gone;
    gone.lock();
    const Ticket work = background.run(
        &background,
        [&](const std::stop_token &) {
            background.tell(here, [&told] { ++told; });
            gone.lock();
            gone.unlock();
            background.tell(here, [&told] { told += 100; });
            return true;
        },
        [](bool) {});
    QTRY_COMPARE(told, 1);
    asker.reset();
    gone.unlock();
    QTRY_VERIFY(background.isIdle());
    QCOMPARE(told, 1);
}

void TestRecordingCopy::leavesNothingWhenItCannot_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("stopped");
    QTest::addColumn<Error::Kind>("kind");
    const QString path = m_there.filePath(QStringLiteral("before.mp3"));
    QTest::newRow("not kept") << "CAL9" << path << false << Error::Kind::NotFound;
    QTest::newRow("stopped") << "CAL1" << path << true << Error::Kind::Cancelled;
    QTest::newRow("no such folder") << "CAL1" << QStringLiteral("/proc/none/a.mp3") << false << Error::Kind::ReadOnly;
}

void TestRecordingCopy::leavesNothingWhenItCannot()
{
    QFETCH(QString, call);
    QFETCH(QString, path);
    QFETCH(bool, stopped);
    keep(QByteArray(100'000, 's'));
    QFile before(m_there.filePath(QStringLiteral("before.mp3")));
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    std::stop_source stop;
    if (stopped)
        stop.request_stop();
    const auto saved = saveRecording(vault(), CallId(call.toStdString()), path, stop.get_token());
    QVERIFY(!saved);
    QTEST(saved.error().kind, "kind");
    QCOMPARE(contentOf(before.fileName()), QByteArray("before"));
    QVERIFY(QDir(m_there.path()).entryList({QStringLiteral("before*")}, QDir::Files | QDir::Hidden).size() == 1);
}

void TestRecordingCopy::namesFiles_data()
{
    QTest::addColumn<std::string>("client");
    QTest::addColumn<std::string>("caller");
    QTest::addColumn<audio::FileKind>("content");
    QTest::addColumn<std::string>("mediaType");
    QTest::addColumn<QString>("name");
    using S = std::string;
    using Kind = audio::FileKind;
    QTest::newRow("usual") << S("Smile Dental") << S("Ann Lee") << Kind::Mp3 << S("audio/mpeg")
                           << QStringLiteral("2026-11-20 14-05 - Smile Dental - Ann Lee.mp3");
    QTest::newRow("hostile") << S("../../etc/passwd") << S("a:b\n\"c\"") << Kind::Unknown << S("audio/wav; rate=8000")
                             << QStringLiteral("2026-11-20 14-05 - .._.._etc_passwd - a_b _c_.wav");
    const auto ending = [](const char *row, Kind content, const char *mediaType, const char *name) {
        QTest::newRow(row) << S() << S() << content << S(mediaType)
                           << QStringLiteral("2026-11-20 14-05.") + QLatin1String(name);
    };
    ending("nobody knows", Kind::Unknown, "something", "bin");
    ending("nobody said", Kind::Unknown, "", "bin");
    ending("the content knows better", Kind::Mp4, "audio/mpeg", "m4a");
    ending("the content alone knows", Kind::Flac, "application/octet-stream", "flac");
    ending("a recorder's wave", Kind::OddWav, "", "wav");
    ending("a page that was called sound", Kind::WebPage, "audio/mpeg", "html");
}

void TestRecordingCopy::namesFiles()
{
    QFETCH(std::string, client);
    QFETCH(std::string, caller);
    QFETCH(audio::FileKind, content);
    QFETCH(std::string, mediaType);
    Call call;
    call.startTime = *parseIso("2026-11-20T14:05:59Z");
    call.clientName = client;
    call.customerName = caller;
    Reader reader;
    reader.zone = QTimeZone::utc();
    QTEST(recordingFileName(call, content, mediaType, reader), "name");
}

QTEST_GUILESS_MAIN(TestRecordingCopy)
#include "tst_recordingcopy.moc"
