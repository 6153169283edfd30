#pragma once
#include <QPlainTextEdit>
#include <QTimer>

#include <optional>

namespace earshot {

/// A text of many lines, edited where it stands: it grows with what is written up to a dozen lines, and saves when
/// typing pauses and when left, be it with Esc, Ctrl+Enter or otherwise (undo takes back what was typed). Plain text.
class NoteEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit NoteEdit(const QString &placeholder = {}, QWidget *parent = nullptr);

    /// Another thing's text: nothing that was typed before belongs to it.
    void start(const QString &value);
    /// What is stored now. What is being typed stays; where somebody else wrote meanwhile, overtaken() says so.
    void setValue(const QString &value);
    QString value() const { return m_value; }
    /// The stored text that was known when the last commit was made.
    QString seen() const { return m_seen; }
    /// What somebody else wrote while this was being typed: until it is settled nothing is saved by itself, and leaving
    /// the field saves both.
    const std::optional<QString> &other() const { return m_other; }
    void takeTheirs();
    void keepMine();
    /// Commits what was typed, as leaving the field does.
    void save();
    /// How long typing must pause before it is saved; 1.5 s unless told.
    void setPause(int milliseconds);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The trimmed text, when it differs from value(); the value is the new one from here on.
    void committed(const QString &text);
    void overtaken(const QString &other);

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

    bool isTyping() const;

    QString m_value;
    QString m_base; // the stored text that what is being typed began with
    QString m_seen;
    QStringList m_own;  // what was here when the cursor came, and what was saved since
    QStringList m_sent; // saved from here and not read back yet, with what was there before
    std::optional<QString> m_other;
    QTimer m_pause;
};

} // namespace earshot
