#include "backend/http/fields.h"
#include "backend/http/outgoing.h"

#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

#include <fstream>

using namespace earshot;
using namespace earshot::http;

class TestOutgoing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void servesRanges_data();
    void servesRanges();
    void servesAnEmptyFile();
    void answersConditions_data();
    void answersConditions();
    void compresses_data();
    void compresses();
    void compressedBytesUnpackToTheSame();
    void negotiatesGzip_data();
    void negotiatesGzip();
    void noHeaderCanBeSmuggledIn();
    void writesDates();
    void refusesWhatIsNoFile();
};

namespace {

const std::string Bytes = "0123456789";

/// A recording in memory.
class Memory final : public Content {
public:
    explicit Memory(std::string bytes) : m_bytes(std::move(bytes)) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    std::string etag() const override { return "\"v1\""; }
    Result<void> read(std::uint64_t offset, std::span<char> into) override
    {
        m_bytes.copy(into.data(), into.size(), offset);
        return {};
    }

private:
    std::string m_bytes;
};

Response recording(const std::string &bytes = Bytes)
{
    Response response;
    response.content = std::make_shared<Memory>(bytes);
    return response;
}

Outgoing sent(const Request &request, Response response)
{
    static Gzip gzip;
    return outgoing(request, std::move(response), {"now", true, false}, gzip);
}

std::string headerOf(const Outgoing &out, const std::string &name)
{
    const std::size_t at = out.head.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + name.size() + 4;
    return out.head.substr(begin, out.head.find("\r\n", begin) - begin);
}

std::string unpacked(const std::string &packed)
{
    z_stream stream = {};
    inflateInit2(&stream, 15 + 16);
    std::string plain(8 * 1024 * 1024, '\0');
    std::string input = packed;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = uInt(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = uInt(plain.size());
    const int state = inflate(&stream, Z_FINISH);
    plain.resize(state == Z_STREAM_END ? stream.total_out : 0);
    inflateEnd(&stream);
    return plain;
}

} // namespace

void TestOutgoing::servesRanges_data()
{
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QByteArray>("condition"); // If-Range
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    const QByteArray none;
    QTest::newRow("none") << none << none << 200 << none << 0 << 10;
    QTest::newRow("first bytes") << QByteArray("bytes=0-3") << none << 206 << QByteArray("bytes 0-3/10") << 0 << 4;
    QTest::newRow("one byte") << QByteArray("bytes=9-9") << none << 206 << QByteArray("bytes 9-9/10") << 9 << 1;
    QTest::newRow("to the end") << QByteArray("bytes=4-") << none << 206 << QByteArray("bytes 4-9/10") << 4 << 6;
    QTest::newRow("beyond the end") << QByteArray("bytes=4-99") << none << 206 << QByteArray("bytes 4-9/10") << 4 << 6;
    QTest::newRow("last bytes") << QByteArray("bytes=-3") << none << 206 << QByteArray("bytes 7-9/10") << 7 << 3;
    QTest::newRow("more last bytes than there are")
        << QByteArray("bytes=-99") << none << 206 << QByteArray("bytes 0-9/10") << 0 << 10;
    QTest::newRow("unit in capitals") << QByteArray("Bytes=1-2") << none << 206 << QByteArray("bytes 1-2/10") << 1 << 2;
    QTest::newRow("after the end") << QByteArray("bytes=10-") << none << 416 << QByteArray("bytes */10") << 0 << 0;
    QTest::newRow("last none") << QByteArray("bytes=-0") << none << 416 << QByteArray("bytes */10") << 0 << 0;
    QTest::newRow("backwards is ignored") << QByteArray("bytes=5-2") << none << 200 << none << 0 << 10;
    QTest::newRow("several are ignored") << QByteArray("bytes=0-1,4-5") << none << 200 << none << 0 << 10;
    QTest::newRow("other unit is ignored") << QByteArray("items=0-1") << none << 200 << none << 0 << 10;
    QTest::newRow("nonsense is ignored") << QByteArray("bytes=a-b") << none << 200 << none << 0 << 10;
    QTest::newRow("no number is ignored") << QByteArray("bytes=-") << none << 200 << none << 0 << 10;
    QTest::newRow("too large a number is ignored")
        << QByteArray("bytes=99999999999999999999-") << none << 200 << none << 0 << 10;
    QTest::newRow("same version") << QByteArray("bytes=0-3") << QByteArray("\"v1\"") << 206
                                  << QByteArray("bytes 0-3/10") << 0 << 4;
    QTest::newRow("other version: all of it")
        << QByteArray("bytes=0-3") << QByteArray("\"v0\"") << 200 << none << 0 << 10;
    QTest::newRow("by date: all of it") << QByteArray("bytes=0-3") << QByteArray("Tue, 15 Nov 1994 08:12:31 GMT") << 200
                                        << none << 0 << 10;
}

void TestOutgoing::servesRanges()
{
    QFETCH(QByteArray, range);
    QFETCH(QByteArray, condition);
    Request request;
    if (!range.isNull())
        request.headers.push_back({"range", range.toStdString()});
    if (!condition.isNull())
        request.headers.push_back({"If-Range", condition.toStdString()});
    const Outgoing out = sent(request, recording());
    QTEST(out.status, "status");
    QTEST(QByteArray::fromStdString(headerOf(out, "Content-Range")), "contentRange");
    QTEST(int(out.offset), "offset");
    QTEST(int(out.length), "length");
    QCOMPARE(headerOf(out, "Content-Length"), std::to_string(out.length));
    QCOMPARE(headerOf(out, "Accept-Ranges"), std::string("bytes"));
}

void TestOutgoing::servesAnEmptyFile()
{
    Request request;
    QCOMPARE(sent(request, recording("")).status, 200);
    request.headers.push_back({"Range", "bytes=0-"});
    const Outgoing out = sent(request, recording(""));
    QCOMPARE(out.status, 416);
    QCOMPARE(headerOf(out, "Content-Range"), std::string("bytes */0"));
}

void TestOutgoing::answersConditions_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("known");
    QTest::addColumn<int>("status");
    const int get = int(Method::Get);
    QTest::newRow("same") << get << QByteArray("\"v1\"") << 304;
    QTest::newRow("head") << int(Method::Head) << QByteArray("\"v1\"") << 304;
    QTest::newRow("weak") << get << QByteArray("W/\"v1\"") << 304;
    QTest::newRow("among others") << get << QByteArray("\"v0\", \"v1\"") << 304;
    QTest::newRow("any") << get << QByteArray("*") << 304;
    QTest::newRow("other") << get << QByteArray("\"v0\"") << 200;
    QTest::newRow("not for changes") << int(Method::Post) << QByteArray("\"v1\"") << 200;
}

void TestOutgoing::answersConditions()
{
    QFETCH(int, method);
    QFETCH(QByteArray, known);
    QFETCH(int, status);
    Request request;
    request.method = Method(method);
    request.headers.push_back({"If-None-Match", known.toStdString()});
    for (Response response : {recording(), json(200, "{}").with("ETag", "\"v1\"")}) {
        const Outgoing out = sent(request, std::move(response));
        QCOMPARE(out.status, status);
        QCOMPARE(headerOf(out, "ETag"), std::string("\"v1\""));
        QCOMPARE(headerOf(out, "Content-Length").empty(), status == 304);
    }
}

void TestOutgoing::compresses_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<bool>("packed");
    QTest::newRow("json") << QByteArray("application/json; charset=utf-8") << 1025 << QByteArray("gzip") << true;
    QTest::newRow("too small to matter") << QByteArray("application/json") << 1024 << QByteArray("gzip") << false;
    QTest::newRow("not accepted") << QByteArray("application/json") << 5000 << QByteArray("br") << false;
    QTest::newRow("script") << QByteArray("application/javascript") << 5000 << QByteArray("gzip") << true;
    QTest::newRow("page") << QByteArray("text/html") << 5000 << QByteArray("gzip") << true;
    QTest::newRow("sound") << QByteArray("audio/wav") << 5000 << QByteArray("gzip") << false;
}

void TestOutgoing::compresses()
{
    QFETCH(QByteArray, type);
    QFETCH(int, size);
    QFETCH(QByteArray, accepted);
    QFETCH(bool, packed);
    Request request;
    request.headers.push_back({"Accept-Encoding", accepted.toStdString()});
    const std::string body(std::size_t(size), 'x');
    const Outgoing out = sent(request, text(200, body, type.toStdString()).with("ETag", "\"e\""));
    QCOMPARE(headerOf(out, "Content-Encoding"), std::string(packed ? "gzip" : ""));
    QCOMPARE(headerOf(out, "Content-Length"), std::to_string(out.body.size()));
    QCOMPARE(headerOf(out, "ETag"), std::string(packed ? "W/\"e\"" : "\"e\""));
    QCOMPARE(packed ? unpacked(out.body) : out.body, body);
}

void TestOutgoing::compressedBytesUnpackToTheSame()
{
    Gzip gzip;
    std::string plain;
    for (int i = 0; i < 300000; ++i)
        plain += "call " + std::to_string(i % 1000);
    for (const std::string &text : {plain, std::string(), plain.substr(5, 3000)}) // the stream is used again
        QCOMPARE(unpacked(gzip.compressed(text)), text);
    QVERIFY(gzip.compressed(plain).size() < plain.size() / 2);
}

void TestOutgoing::negotiatesGzip_data()
{
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<bool>("taken");
    QTest::newRow("nothing said") << QByteArray("") << false;
    QTest::newRow("named") << QByteArray("gzip") << true;
    QTest::newRow("among others") << QByteArray("deflate, gzip;q=0.8 , br") << true;
    QTest::newRow("in capitals") << QByteArray("GZIP") << true;
    QTest::newRow("refused") << QByteArray("gzip;q=0, *") << false;
    QTest::newRow("refused at length") << QByteArray("gzip; q=0.000") << false;
    QTest::newRow("barely accepted") << QByteArray("gzip;q=0.001") << true;
    QTest::newRow("anything") << QByteArray("*") << true;
    QTest::newRow("nothing else") << QByteArray("identity, *;q=0") << false;
    QTest::newRow("another name") << QByteArray("gzipped") << false;
}

void TestOutgoing::negotiatesGzip()
{
    QFETCH(QByteArray, accepted);
    QFETCH(bool, taken);
    QCOMPARE(takesGzip(accepted.toStdString()), taken);
}

void TestOutgoing::noHeaderCanBeSmuggledIn()
{
    using namespace std::string_literals;
    const Outgoing out = sent({}, redirect("http://x/\r\nSet-Cookie: a=b\r\n\r\n<script>\0"s));
    QCOMPARE(out.head.find("\r\nSet-Cookie"), std::string::npos);
    QCOMPARE(out.head.find("\r\n\r\n"), out.head.size() - 4);
    QCOMPARE(out.head.find('\0'), std::string::npos);
}

void TestOutgoing::writesDates()
{
    QCOMPARE(httpDate(784111777), std::string("Sun, 06 Nov 1994 08:49:37 GMT"));
}

void TestOutgoing::refusesWhatIsNoFile()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    std::ofstream(root / "a.wav") << Bytes;
    QVERIFY(file(root / "a.wav", "audio/wav").ok());
    QCOMPARE(file(root / "b.wav", "audio/wav").error().kind, Error::Kind::NotFound);
    QCOMPARE(file(root, "audio/wav").error().kind, Error::Kind::NotFound);
    QCOMPARE(file(root / "a.wav" / "x", "audio/wav").error().kind, Error::Kind::NotFound);
}

QTEST_APPLESS_MAIN(TestOutgoing)
#include "tst_outgoing.moc"
