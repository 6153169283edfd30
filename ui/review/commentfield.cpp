#include "ui/review/commentfield.h"

#include "models/base/format.h"
#include "ui/widgets/iconmark.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace earshot {

CommentField::CommentField(QWidget *parent)
    : QWidget(parent), m_time(new Label({}, TextSize::Small, Tone::Accent)), m_edit(new QLineEdit)
{
    m_edit->setPlaceholderText(tr("Comment on this moment"));
    m_edit->setAccessibleName(tr("Comment"));
    m_edit->setToolTip(tr("Enter saves the comment; Esc keeps it as a draft"));
    m_edit->installEventFilter(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::S);
    row->addWidget(new IconMark(Icon::Message, Tone::Accent));
    row->addWidget(m_time);
    row->addWidget(m_edit, 1);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommentField::save);
    hide();
}

void CommentField::open(milliseconds at)
{
    m_at = at;
    m_time->setText(format::duration(at));
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void CommentField::save()
{
    if (!isVisibleTo(parentWidget()))
        return;
    const QString text = m_edit->text().simplified();
    m_edit->clear();
    close();
    if (!text.isEmpty())
        Q_EMIT said(m_at, text);
}

QString CommentField::takeAside()
{
    const QString text = m_edit->text();
    m_edit->clear();
    return text;
}

void CommentField::putAside(const QString &text)
{
    m_edit->setText(text);
}

void CommentField::close()
{
    hide();
    Q_EMIT closed();
}

bool CommentField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        close(); // what was typed waits
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace earshot
