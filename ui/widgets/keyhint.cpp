#include "ui/widgets/keyhint.h"

#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QAction>
#include <QPainter>

namespace earshot {

namespace {

constexpr int Gap = 3;

int capWidth(const QFontMetrics &metrics, const QString &cap)
{
    return std::max(metrics.height() + 3, metrics.horizontalAdvance(cap) + 10);
}

/// "Ctrl++" has a plus between keys and a plus that is a key.
QStringList capsOf(const QKeySequence &keys)
{
    QStringList caps;
    for (const QString &stroke :
         keys.toString(QKeySequence::NativeText).split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
        qsizetype from = 0;
        while (from < stroke.size()) {
            qsizetype plus = stroke.indexOf(u'+', from + 1);
            if (plus < 0)
                plus = stroke.size();
            caps.append(stroke.mid(from, plus - from));
            from = plus + 1;
        }
    }
    return caps;
}

} // namespace

KeyHint::KeyHint(const QKeySequence &keys, QWidget *parent) : QWidget(parent)
{
    setFont(textFont(TextSize::Tiny, QFont::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setKeys(keys);
    setSpokenRole(this, QAccessible::StaticText);
}

void KeyHint::setKeys(const QKeySequence &keys)
{
    m_keys = keys;
    m_caps = capsOf(keys);
    setAccessibleName(keys.toString(QKeySequence::NativeText));
    updateGeometry();
    update();
}

void KeyHint::follow(const QAction *action)
{
    setKeys(action->shortcut());
    connect(action, &QAction::changed, this, [this, action] {
        if (action->shortcut() != m_keys)
            setKeys(action->shortcut());
    });
}

QSize KeyHint::sizeHint() const
{
    int width = -Gap;
    for (const QString &cap : m_caps)
        width += capWidth(fontMetrics(), cap) + Gap;
    return {std::max(0, width), fontMetrics().height() + 3};
}

void KeyHint::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    int x = 0;
    for (const QString &cap : m_caps) {
        const QRect box(x, (height() - sizeHint().height()) / 2, capWidth(fontMetrics(), cap), sizeHint().height());
        paintBox(&painter, box, radius::Small, t.raised, t.outline);
        painter.setPen(t.textMuted);
        painter.drawText(box, Qt::AlignCenter, cap);
        x += box.width() + Gap;
    }
}

} // namespace earshot
