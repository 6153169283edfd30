#include "models/audio/peaks.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

using namespace earshot;
using namespace earshot::audio;

class TestPeaks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdEverySample_data();
    void holdEverySample();
    void sayHowLoudItIs_data();
    void sayHowLoudItIs();
    void tellTheChannelsApart();
    void stayBounded();
    void areSilentOutside();
    void showAPictureOnTheWay();
    void tameHostileSamples();
    void surviveTheBlob();
    void refuseADamagedBlob();
};

namespace {

/// A stereo recording of noise that grows louder on the left and quieter on the right.
std::vector<float> noise(std::size_t frames)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> sample(-1, 1);
    std::vector<float> out;
    for (std::size_t i = 0; i < frames; ++i) {
        const float loud = float(i) / float(frames);
        out.push_back(sample(random) * loud);
        out.push_back(sample(random) * (1 - loud));
    }
    return out;
}

Peaks peaksOf(std::span<const float> samples, int channels, int rate, std::size_t piece = 997)
{
    PeaksBuilder builder(channels, rate);
    const std::size_t step = piece * std::size_t(channels);
    for (std::size_t i = 0; i < samples.size(); i += step)
        builder.add(samples.subspan(i, std::min(step, samples.size() - i)));
    return builder.take();
}

} // namespace

void TestPeaks::holdEverySample_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<double>("each");
    for (const int rate : {8000, 11025, 44100})
        for (const double each : {0.003, 0.01, 0.05, 0.35, 2.0})
            QTest::addRow("%d Hz, columns of %g s", rate, each) << rate << each;
}

void TestPeaks::holdEverySample()
{
    QFETCH(int, rate);
    QFETCH(double, each);
    const std::vector<float> samples = noise(std::size_t(rate) * 7 + 13);
    const Peaks peaks = peaksOf(samples, 2, rate);
    QCOMPARE(peaks.frames(), std::int64_t(samples.size() / 2));
    for (int channel = 0; channel < 2; ++channel) {
        std::vector<Column> columns(std::size_t(std::ceil(double(samples.size()) / 2 / rate / each)));
        peaks.columns(channel, 0, each, columns);
        for (std::size_t i = 0; i < samples.size() / 2; ++i) {
            const Column &column = columns[std::size_t(double(i) / rate / each + 1e-6)];
            const float sample = samples[2 * i + std::size_t(channel)];
            QVERIFY2(sample >= column.least - 1e-6f && sample <= column.most + 1e-6f, qPrintable(QString::number(i)));
        }
        for (const Column &column : columns)
            QVERIFY(column.rms <= std::max(column.most, -column.least) + 0.01f);
    }
}

void TestPeaks::sayHowLoudItIs_data()
{
    QTest::addColumn<double>("size");
    for (const double size : {1.0, 0.5, 0.1, 0.01, 0.001})
        QTest::addRow("%g of full scale", size) << size;
}

void TestPeaks::sayHowLoudItIs()
{
    QFETCH(double, size);
    std::vector<float> tone(80000);
    for (std::size_t i = 0; i < tone.size(); ++i)
        tone[i] = float(size * std::sin(2 * std::numbers::pi * 400 * double(i) / 8000));
    std::vector<Column> columns(10);
    peaksOf(tone, 1, 8000).columns(0, 0, 1, columns);
    for (const Column &column : columns) {
        QVERIFY(std::abs(20 * std::log10(double(column.rms) * std::numbers::sqrt2 / size)) < 0.7);
        QVERIFY(double(column.most) < std::pow(std::sqrt(size) + 1.0 / 127, 2) + 1e-6);
        QVERIFY(double(column.least) > -std::pow(std::sqrt(size) + 1.0 / 127, 2) - 1e-6);
    }
}

void TestPeaks::tellTheChannelsApart()
{
    std::vector<float> samples;
    for (int i = 0; i < 16000; ++i)
        samples.insert(samples.end(), {i < 8000 ? 0.5f : 0.f, i < 8000 ? 0.f : -0.25f});
    const Peaks peaks = peaksOf(samples, 2, 8000);
    const auto within = [&](int channel, double from) {
        std::vector<Column> column(1);
        peaks.columns(channel, from, 0.6, column);
        return column.front();
    };
    QVERIFY(within(0, 0.2).most >= 0.5f);
    QCOMPARE(within(0, 1.2), Column{});
    QCOMPARE(within(1, 0.2), Column{});
    QVERIFY(within(1, 1.2).least <= -0.25f && within(1, 1.2).most <= 0);
}

void TestPeaks::stayBounded()
{
    // three hours, quick to make: one loud frame a second
    const std::int64_t seconds = 3 * 3600;
    PeaksBuilder builder(1, 8000);
    std::vector<float> second(8000);
    second[6000] = 1;
    for (std::int64_t i = 0; i < seconds; ++i)
        builder.add(second);
    const Peaks peaks = builder.take();
    QCOMPARE(peaks.duration(), milliseconds(seconds * 1000));
    QVERIFY(peaks.finestColumns(0).size() <= PeaksBuilder::MostColumns);
    QVERIFY(peaks.finest() <= 0.04);
    std::vector<Column> columns(std::size_t(seconds) * 2);
    peaks.columns(0, 0, 0.5, columns);
    for (std::size_t i = 0; i < columns.size(); ++i)
        QCOMPARE(columns[i].most > 0.9f, i % 2 == 1);
}

void TestPeaks::areSilentOutside()
{
    const std::vector<float> samples(8000, 0.5f);
    const Peaks peaks = peaksOf(samples, 1, 8000);
    std::vector<Column> columns(4);
    for (const double from : {-40.0, 1.5, 1e300, std::numeric_limits<double>::infinity(), std::nan("")}) {
        peaks.columns(0, from, 0.1, columns);
        QCOMPARE(columns, std::vector<Column>(4));
    }
    for (const double each : {0.0, -1.0, std::nan("")}) {
        peaks.columns(0, 0, each, columns);
        QCOMPARE(columns, std::vector<Column>(4));
    }
    peaks.columns(0, -0.2, 0.1, columns);
    QVERIFY(columns[1] == Column{} && columns[2].most >= 0.5f);
    peaks.columns(1, 0, 0.1, columns); // no such channel
    QCOMPARE(columns, std::vector<Column>(4));
    Peaks().columns(0, 0, 0.1, columns);
    QCOMPARE(columns, std::vector<Column>(4));
}

void TestPeaks::showAPictureOnTheWay()
{
    PeaksBuilder builder(1, 8000);
    const std::vector<float> samples(12345, 0.5f);
    builder.add(samples);
    const Peaks early = builder.snapshot();
    QVERIFY(!early.complete());
    QCOMPARE(early.frames(), 12345);
    builder.add(samples);
    const Peaks whole = builder.take();
    QVERIFY(whole.complete());
    QCOMPARE(whole, [&] {
        std::vector<float> all(24690, 0.5f);
        return peaksOf(all, 1, 8000);
    }());
}

void TestPeaks::tameHostileSamples()
{
    std::vector<float> samples(800, 0);
    samples[3] = std::nanf("");
    samples[13] = std::numeric_limits<float>::infinity();
    samples[100] = -1e30f;
    std::vector<Column> columns(2);
    peaksOf(samples, 1, 8000).columns(0, 0, 0.01, columns);
    QCOMPARE(columns[0].least, 0.f);
    QCOMPARE(columns[0].most, 1.f);
    QCOMPARE(columns[1].least, -1.f);
    QVERIFY(columns[0].rms < 0.2f);
}

void TestPeaks::surviveTheBlob()
{
    const Peaks peaks = peaksOf(noise(54321), 2, 8000);
    std::string blob;
    peaks.write(blob);
    std::string_view rest = blob;
    const auto back = Peaks::read(rest);
    QVERIFY(back);
    QVERIFY(rest.empty());
    QCOMPARE(*back, peaks);
}

void TestPeaks::refuseADamagedBlob()
{
    const Peaks peaks = peaksOf(noise(54321), 2, 8000);
    std::string blob;
    peaks.write(blob);
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(17), blob.size() - 1}) {
        std::string_view cut = std::string_view(blob).substr(0, size);
        const auto back = Peaks::read(cut);
        QVERIFY(!back);
        QCOMPARE(back.error().kind, Error::Kind::Corrupt);
    }
    for (std::size_t place = 0; place < 18; ++place) { // lengths that lie
        std::string lie = blob;
        lie[place] = '\xff';
        std::string_view rest = lie;
        if (const auto back = Peaks::read(rest))
            QVERIFY(back->finestColumns(0).size() <= blob.size());
    }
}

QTEST_APPLESS_MAIN(TestPeaks)
#include "tst_peaks.moc"
