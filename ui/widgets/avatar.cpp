#include "ui/widgets/avatar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QPainter>

namespace earshot {

namespace {

/// FNV-1a: stable across runs, unlike qHash.
quint32 stableHash(const QString &text)
{
    quint32 hash = 2166136261u;
    for (const char byte : text.toUtf8())
        hash = (hash ^ quint8(byte)) * 16777619u;
    return hash;
}

} // namespace

QString initials(const QString &name)
{
    QString letters;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool outer = i == 0 || i == words.size() - 1;
        if (!outer || words[i].isEmpty() || !words[i][0].isLetter())
            continue;
        letters += words[i][0].toUpper();
    }
    return letters;
}

void paintAvatar(QPainter *painter, const QRect &rect, const QString &name, const QPalette &palette)
{
    const Theme &t = themeOf(palette);
    const QString letters = initials(name);
    const qreal round = rect.width() / 2.0;
    if (letters.isEmpty()) {
        paintBox(painter, rect, round, t.track);
        paintIcon(painter, rect, Icon::Person, t.textMuted, rect.width() / 2);
        return;
    }
    const float hue = float(stableHash(name) % 360) / 360;
    const QColor fill = t.isDark() ? QColor::fromHslF(hue, 0.28f, 0.26f) : QColor::fromHslF(hue, 0.50f, 0.91f);
    const QColor ink = t.isDark() ? QColor::fromHslF(hue, 0.45f, 0.84f) : QColor::fromHslF(hue, 0.55f, 0.27f);
    paintBox(painter, rect, round, fill);
    painter->save();
    QFont font = textFont(TextSize::Tiny, QFont::DemiBold);
    font.setPixelSize(std::max(8, rect.height() * 3 / 8));
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(rect, Qt::AlignCenter, letters);
    painter->restore();
}

Avatar::Avatar(const QString &name, int size, QWidget *parent) : QWidget(parent), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
    setSpokenRole(this, QAccessible::Graphic);
}

void Avatar::setName(const QString &name)
{
    m_name = name.simplified();
    setAccessibleName(m_name.isEmpty() ? tr("Unknown person") : m_name);
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(&painter, QRect((width() - m_size) / 2, (height() - m_size) / 2, m_size, m_size), m_name, palette());
}

} // namespace earshot
