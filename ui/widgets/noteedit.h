#pragma once
#include <QPlainTextEdit>
#include <QTimer>

namespace earshot {

/// A text of many lines, edited where it stands: it grows with what is written up to a dozen lines, saves when typing
/// pauses and when left, and Esc goes back to what it was before. Plain text.
class NoteEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NoteEdit(const QString &placeholder = {}, QWidget *parent = nullptr);

    /// What is stored. While somebody is typing their text stays, and is what will be saved.
    void setValue(const QString &value);
    QString value() const { return m_value; }
    /// Commits what was typed, as leaving the field does.
    void save();
    /// How long typing must pause before it is saved; 1.5 s unless told.
    void setPause(int milliseconds);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The trimmed text, when it differs from value(); the value is the new one from here on.
    void committed(const QString &text);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void leave();
    void paintField();
    void grow();
    int heightFor(int lines) const;

    QString m_value;
    QString m_before; // what Esc goes back to
    QTimer m_pause;
};

} // namespace earshot
