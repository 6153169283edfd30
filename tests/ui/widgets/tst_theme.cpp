#include "ui/widgets/metrics.h"
#include "ui/widgets/tagcolours.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <set>

using namespace earshot;

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsThatOfWcag();
    void textIsLegible_data();
    void textIsLegible();
    void softBackgroundsCarryTheirText();
    void paletteTellsItsTheme();
    void tagsAreLegible_data();
    void tagsAreLegible();
    void tagsStayApart();
    void unknownTagColourIsGray();
    void figuresAlign();
    void sizesGrowWithTheFont();
};

void TestTheme::contrastIsThatOfWcag()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
}

void TestTheme::textIsLegible_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const Theme &t = theme(kind);
        const std::pair<const char *, QColor> texts[] = {
            {"text", t.text},         {"muted", t.textMuted}, {"faint", t.textFaint}, {"accent", t.accent},
            {"good", t.good},         {"warn", t.warn},       {"bad", t.bad},         {"caller", t.speakerCaller},
            {"agent", t.speakerAgent}};
        const std::pair<const char *, QColor> backgrounds[] = {
            {"window", t.window}, {"sidebar", t.sidebar}, {"surface", t.surface}, {"raised", t.raised}};
        for (const auto &[textName, text] : texts) {
            for (const auto &[backgroundName, background] : backgrounds)
                QTest::addRow("%s: %s on %s", t.isDark() ? "dark" : "light", textName, backgroundName)
                    << text << background;
        }
    }
}

void TestTheme::textIsLegible()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    QVERIFY2(contrast(text, background) >= 4.5, qPrintable(QString::number(contrast(text, background))));
}

void TestTheme::softBackgroundsCarryTheirText()
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const Theme &t = theme(kind);
        for (const Tone tone : {Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad})
            QVERIFY(contrast(t.tone(tone), t.toneSoft(tone)) >= 4.5);
        QVERIFY(contrast(t.onAccent, t.accentFill) >= 4.5);
        QVERIFY(contrast(t.onAccent, t.badFill) >= 4.5);
        for (const QColor &background : {t.selection, t.hover, t.pressed}) {
            QVERIFY(contrast(t.text, background) >= 4.5);
            QVERIFY(contrast(t.textMuted, background) >= 4.5);
        }
        for (const Tone tone : {Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad})
            QVERIFY2(contrast(t.mark(tone), t.sidebar) >= 3, "WCAG 1.4.11: marks need 3:1");
        for (const QColor &background : {t.window, t.surface, t.raised, t.sidebar})
            QVERIFY2(contrast(t.focus, background) >= 3, "WCAG 1.4.11: what shows focus needs 3:1");
    }
}

void TestTheme::paletteTellsItsTheme()
{
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark})
        QCOMPARE(themeOf(paletteOf(theme(kind))).kind, kind);
}

void TestTheme::tagsAreLegible_data()
{
    QTest::addColumn<QString>("name");
    for (const TagColour &colour : tagColours())
        QTest::newRow(colour.name) << QString::fromLatin1(colour.name);
}

void TestTheme::tagsAreLegible()
{
    QFETCH(QString, name);
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        const TagPaint paint = tagPaint(name, kind);
        QVERIFY2(contrast(paint.text, paint.background) >= 4.5,
                 qPrintable(QString::number(contrast(paint.text, paint.background))));
    }
    QVERIFY2(tagPaint(name, ThemeKind::Dark).background.lightnessF() < 0.5f, "a lamp in the dark");
}

void TestTheme::tagsStayApart()
{
    QCOMPARE(tagColours().size(), 24u);
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        std::set<QRgb> seen;
        for (const TagColour &colour : tagColours())
            seen.insert(tagPaint(QString::fromLatin1(colour.name), kind).background.rgb());
        QCOMPARE(seen.size(), 24u);
    }
}

void TestTheme::unknownTagColourIsGray()
{
    QCOMPARE(tagPaint(u"chartreuse9", ThemeKind::Light).background, tagPaint(u"gray1", ThemeKind::Light).background);
}

void TestTheme::figuresAlign()
{
    const QFont font = applicationFont();
    QCOMPARE(tabularWidth(font, QStringLiteral("11:11")), tabularWidth(font, QStringLiteral("08:50")));
    QVERIFY(tabularWidth(font, QStringLiteral("1:11")) < tabularWidth(font, QStringLiteral("11:11")));
}

void TestTheme::sizesGrowWithTheFont()
{
    const QFont before = QGuiApplication::font();
    QFont font = before;
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
    QCOMPARE(textFont(TextSize::Tiny).pixelSize(), 11);
    QCOMPARE(textFont(TextSize::Small).pixelSize(), 12);
    QCOMPARE(textFont(TextSize::Body).pixelSize(), 13);
    QCOMPARE(textFont(TextSize::Title).pixelSize(), 15);
    QCOMPARE(textFont(TextSize::Headline).pixelSize(), 20);
    const int height = controlHeight(textFont(TextSize::Body));
    font.setPixelSize(26);
    QGuiApplication::setFont(font);
    QCOMPARE(textFont(TextSize::Headline).pixelSize(), 40);
    QVERIFY(controlHeight(textFont(TextSize::Body)) >= height + 12);
    QGuiApplication::setFont(before);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
