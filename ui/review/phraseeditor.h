#pragma once
#include <QPlainTextEdit>

namespace earshot {

/// Where a phrase is corrected: Enter or leaving saves, Esc does not. As tall as what is written in it.
class PhraseEditor : public QPlainTextEdit {
    Q_OBJECT
public:
    PhraseEditor(const QString &text, QWidget *parent);

    /// The height that shows all of the text at this width.
    int heightFor(int width) const;
    /// What is written, on one line.
    QString phrase() const;
    /// Saves what has been written; later calls do nothing.
    void save() { finish(true); }
    void cancel() { finish(false); }

Q_SIGNALS:
    void saved(const QString &text);
    void cancelled();
    /// It needs another height.
    void grew();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void finish(bool save);

    bool m_finished = false;
};

} // namespace earshot
