#include "ui/widgets/searchfield.h"

#include "ui/widgets/iconbutton.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QStyle>
#include <QTimer>

namespace earshot {

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent), m_clear(new IconButton(Icon::X, tr("Clear the search"), this)), m_hint(new KeyHint({}, this)),
      m_pause(new QTimer(this))
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->setIconSize({12, 12});
    m_clear->setCursor(Qt::ArrowCursor);
    m_pause->setSingleShot(true);
    setPause(120);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        clear();
        announce();
    });
    connect(m_pause, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, this, [this] {
        arrange();
        m_pause->start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::announce);
    arrange();
}

void SearchField::setShortcut(const QKeySequence &shortcut)
{
    if (!m_shortcut) {
        m_shortcut = new QShortcut(this);
        connect(m_shortcut, &QShortcut::activated, this, [this] {
            setFocus(Qt::ShortcutFocusReason);
            selectAll();
        });
    }
    m_shortcut->setKey(shortcut);
    m_hint->setKeys(shortcut);
    arrange();
}

void SearchField::setPause(int milliseconds)
{
    m_pause->setInterval(milliseconds);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Theme &t = themeOf(this);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(space::S, 0, IconSize, height()));
    paintIcon(&painter, place, Icon::Search, hasFocus() || !text().isEmpty() ? t.textMuted : t.textFaint);
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    arrange();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty()) {
            Q_EMIT left();
            return event->setAccepted(window()->windowType() == Qt::Window); // else it closes what has opened
        }
        clear();
        announce();
        return event->accept();
    }
    if (event->key() == Qt::Key_Down) {
        announce();
        Q_EMIT leftDownwards();
        return event->accept();
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        arrange();
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    arrange();
}

void SearchField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    arrange();
}

void SearchField::arrange()
{
    const bool searching = !text().isEmpty();
    const bool hinting = !searching && !hasFocus() && !m_hint->keys().isEmpty();
    m_clear->setVisible(searching);
    m_hint->setVisible(hinting);
    const int side = height() - 8;
    m_clear->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(width() - side - 4, 4, side, side)));
    const QSize hint = m_hint->sizeHint();
    m_hint->setGeometry(QStyle::visualRect(
        layoutDirection(), rect(), QRect(QPoint(width() - hint.width() - 6, (height() - hint.height()) / 2), hint)));
    const int lead = IconSize + 6;
    const int trail = searching ? side : hinting ? hint.width() : 0;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? trail : lead, 0, mirrored ? lead : trail, 0);
}

void SearchField::announce()
{
    m_pause->stop();
    const QString wanted = text().trimmed();
    if (wanted == m_announced)
        return;
    m_announced = wanted;
    Q_EMIT searched(wanted);
}

} // namespace earshot
