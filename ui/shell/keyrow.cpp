#include "ui/shell/keyrow.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace earshot {
namespace {

constexpr int RowHeight = 26;

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_unknown || key == 0;
}

bool opens(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Space;
}

// Shift is part of "?" or "[" on many keyboards already.
QKeySequence keyOf(const QKeyEvent &event)
{
    Qt::KeyboardModifiers with = event.modifiers() & ~Qt::KeypadModifier;
    const QString text = event.text();
    if (with == Qt::ShiftModifier && !text.isEmpty() && text[0].isPrint() && !text[0].isLetter() && !text[0].isSpace())
        with = {};
    return QKeySequence(QKeyCombination(with, Qt::Key(event.key())));
}

} // namespace

KeyRow::KeyRow(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title), m_name(new ElidedLabel(title)), m_words(new Label({}, TextSize::Small)),
      m_caps(new QWidget), m_reset(new IconButton(Icon::Undo, tr("Back to the usual key")))
{
    setFocusPolicy(Qt::StrongFocus);
    setSpokenRole(this, QAccessible::Button);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setMinimumHeight(forText(RowHeight));
    auto *caps = new QHBoxLayout(m_caps);
    caps->setContentsMargins(0, 0, 0, 0);
    caps->setSpacing(space::Xs);
    m_reset->setFocusPolicy(Qt::NoFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::S, 1, space::Xs, 1);
    row->setSpacing(space::S);
    row->addWidget(m_name, 1);
    row->addWidget(m_words);
    row->addWidget(m_caps);
    row->addWidget(m_reset);
    connect(m_reset, &QAbstractButton::clicked, this, &KeyRow::resetRequested);
}

void KeyRow::show(const QList<QKeySequence> &keys, bool usual)
{
    m_reset->setVisible(!usual);
    qDeleteAll(m_caps->findChildren<KeyHint *>());
    QStringList names;
    for (const QKeySequence &key : keys) {
        m_caps->layout()->addWidget(new KeyHint(key));
        names << key.toString(QKeySequence::NativeText);
    }
    setAccessibleName(names.isEmpty() ? tr("%1: no key").arg(m_title)
                                      : tr("%1: %2").arg(m_title, names.join(QStringLiteral(", "))));
    showState();
}

void KeyRow::showState()
{
    m_caps->setVisible(!m_waiting);
    m_words->setTone(m_waiting ? Tone::Accent : Tone::Muted);
    m_words->setVisible(m_waiting);
    m_words->setText(m_waiting ? tr("Press a key") : QString());
    update();
}

void KeyRow::wait()
{
    if (m_waiting)
        return;
    m_waiting = true;
    m_warned = {};
    showState();
    Q_EMIT waitingChanged(true);
}

void KeyRow::leave()
{
    if (!m_waiting)
        return;
    m_waiting = false;
    showState();
    Q_EMIT waitingChanged(false);
}

void KeyRow::warn(const QKeySequence &key, const QString &owner)
{
    m_warned = key;
    //: %1 is a key, %2 the action it belongs to
    m_words->setText(tr("%1 is “%2”; once more to take it").arg(key.toString(QKeySequence::NativeText), owner));
    m_words->setTone(Tone::Warn);
}

void KeyRow::take(QKeyEvent *event)
{
    event->accept();
    if (isModifier(event->key()))
        return;
    if (event->key() == Qt::Key_Escape)
        return leave();
    const bool none =
        event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete);
    const QKeySequence key = none ? QKeySequence() : keyOf(*event);
    Q_EMIT pressed(key, key == m_warned && !key.isEmpty());
}

bool KeyRow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && (m_waiting || opens(*static_cast<QKeyEvent *>(event)))) {
        event->accept(); // the key is meant for this row, not for an action
        return true;
    }
    if (m_waiting && event->type() == QEvent::KeyPress) { // before Tab moves on
        take(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QWidget::event(event);
}

void KeyRow::keyPressEvent(QKeyEvent *event)
{
    if (opens(*event))
        wait();
    else
        QWidget::keyPressEvent(event);
}

void KeyRow::focusOutEvent(QFocusEvent *event)
{
    leave();
    QWidget::focusOutEvent(event);
}

void KeyRow::mousePressEvent(QMouseEvent *)
{
    setFocus(Qt::MouseFocusReason);
    wait();
}

void KeyRow::paintEvent(QPaintEvent *)
{
    const Theme &t = themeOf(this);
    QPainter painter(this);
    if (m_waiting)
        paintBox(&painter, rect(), radius::Small, t.accentSoft, t.accent);
    else if (underMouse() || hasFocus())
        paintBox(&painter, rect(), radius::Small, t.hover, hasFocus() ? t.accent : t.hover);
}

} // namespace earshot
