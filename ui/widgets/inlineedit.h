#pragma once
#include <QLineEdit>

#include <functional>

namespace earshot {

/// Text that becomes a field where it stands: click, Enter or F2 begin, Enter or leaving commits, Esc reverts,
/// and Ctrl+Z in the next edit brings back what was typed. It looks like a label until then.
class InlineEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit InlineEdit(const QString &placeholder = {}, QWidget *parent = nullptr);

    /// Another thing's text: nothing that was typed before belongs to it.
    void start(const QString &value);
    /// Goes on where somebody was interrupted; the keyboard stays where it is.
    void resume(const QString &typed);
    /// What is stored. While somebody is typing it becomes what Esc goes back to, and the typing stays.
    void setValue(const QString &value);
    QString value() const { return m_value; }
    bool isEditing() const { return !isReadOnly(); }
    void startEditing();
    /// Commits what is being typed, as leaving the field does.
    void save();
    /// Leaves it, as Esc does.
    void revert();
    /// What is to be committed has to pass. What does not stays in the field, to be mended or left with Esc.
    void setCheck(std::function<bool(const QString &)> check) { m_check = std::move(check); }
    /// The value is longer than there is room for; it ends with an ellipsis, and its tooltip says it whole.
    bool isCut() const;

    QSize sizeHint() const override;

Q_SIGNALS:
    /// It is a field from here on.
    void began();
    /// The trimmed new text; only when it differs from value(). The value is the new one from here on.
    void committed(const QString &text);
    /// The value became another one while somebody was typing.
    void overtaken(const QString &other);
    /// What was typed did not pass the check.
    void refused(const QString &text);
    /// It is a label again; `kept` when what was typed was committed.
    void ended(bool kept);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void finish(bool commit);
    void leave();
    QRect textRect() const;
    void paintValue(QPainter &painter) const;

    QString m_value;
    QString m_base; // what the edit began with
    std::function<bool(const QString &)> m_check;
    bool m_called = false; // the edit began without a focus here
    QString m_dropped;     // what was typed when Esc came; undo finds it
};

} // namespace earshot
