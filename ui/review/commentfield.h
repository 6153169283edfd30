#pragma once
#include "models/base/time.h"

#include <QWidget>

class QLineEdit;

namespace earshot {

class Label;

/// One line for what is to be said of a second of the call. Enter says it; Esc puts it aside, and it is there again
/// when the field opens the next time. Empty it says nothing.
class CommentField : public QWidget {
    Q_OBJECT
public:
    explicit CommentField(QWidget *parent = nullptr);

    /// Opens at a moment; what is being typed for another stays, and moves to this one.
    void open(milliseconds at);
    /// Says what has been typed, before another call is shown.
    void save();
    /// What was put aside; it is gone from here then. It belongs to the call that was shown.
    QString takeAside();
    void putAside(const QString &text);
    milliseconds at() const { return m_at; }
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void said(earshot::milliseconds at, const QString &text);
    /// It is closed, and the keyboard is somebody else's.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void close();

    milliseconds m_at{};
    Label *m_time;
    QLineEdit *m_edit;
};

} // namespace earshot
