#include "ui/widgets/icons.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace earshot;

class TestIcons : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIconPaints();
    void everyFileIsNamed();
    void iconsDiffer();
    void crispAtTwice();
    void tintFollowsTheState();
};

namespace {

QImage picture(Icon icon, int size = 16, qreal ratio = 1)
{
    return iconPixmap(icon, Qt::red, size, ratio).toImage();
}

QRect inked(const QImage &image)
{
    QRect box;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 40)
                box |= QRect(x, y, 1, 1);
        }
    }
    return box;
}

} // namespace

void TestIcons::everyIconPaints()
{
    for (int i = 0; i <= int(LastIcon); ++i) {
        const QImage image = picture(Icon(i), 64);
        const QRect box = inked(image);
        QVERIFY2(!box.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(box.left() > 0 && box.top() > 0 && box.right() < 63 && box.bottom() < 63,
                 qPrintable(QStringLiteral("icon %1 is cut at its edge").arg(i)));
    }
}

void TestIcons::everyFileIsNamed()
{
    QCOMPARE(QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")}).size(), int(LastIcon) + 1);
}

void TestIcons::iconsDiffer()
{
    for (int i = 0; i <= int(LastIcon); ++i) {
        for (int j = 0; j < i; ++j)
            QVERIFY2(picture(Icon(i)) != picture(Icon(j)),
                     qPrintable(QStringLiteral("%1 looks like %2").arg(i).arg(j)));
    }
}

void TestIcons::crispAtTwice()
{
    const QImage image = picture(Icon::Search, 16, 2);
    QCOMPARE(image.size(), QSize(32, 32));
    QCOMPARE(image.devicePixelRatio(), 2.0);
    QVERIFY(image != picture(Icon::Search).scaled(32, 32));
    QCOMPARE(themedIcon(Icon::Search).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
}

void TestIcons::tintFollowsTheState()
{
    const QIcon drawn = themedIcon(Icon::Dot);
    const auto colour = [&drawn](QIcon::Mode mode) {
        return QColor(drawn.pixmap(QSize(16, 16), 1.0, mode).toImage().pixel(8, 8));
    };
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        QGuiApplication::setPalette(paletteOf(theme(kind)));
        QCOMPARE(colour(QIcon::Normal), theme(kind).textMuted);
        QCOMPARE(colour(QIcon::Active), theme(kind).text);
        QVERIFY(colour(QIcon::Disabled) != theme(kind).textMuted);
    }
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
