#pragma once
#include "models/items/sending.h"

#include <QTimer>
#include <QWidget>

namespace earshot {

class InlineEdit;
class Label;
class SendSign;

/// An editor with the small sign of how far its edits have come, and below it, when there is trouble, what happened and
/// what can be done.
class EditedField : public QWidget {
    Q_OBJECT
public:
    /// `key` names the catalogue's field.
    EditedField(const char *key, QWidget *editor, QWidget *parent = nullptr);

    const std::string &key() const { return m_key; }
    QWidget *editor() const { return m_editor; }
    /// The edit under way that carries the field.
    std::optional<store::OutboxId> edit() const { return m_sending.edit; }
    /// `other` is the other side's value in words, where both sides changed the field.
    void show(const items::FieldSending &sending, const QString &other);
    /// What came before belongs to another call.
    void forget();
    /// Says what is wrong with what was typed; empty takes it back.
    void say(const QString &problem);
    /// Somebody else changed the value to `other` while it was being edited here; `both` will be kept, or only what was
    /// typed here. It stays until it is settled, or another call is shown.
    void sayOvertaken(const QString &other, bool both);
    /// Tells what overtakes a text that is edited in place, and that the other side's was taken.
    void watch(InlineEdit *edit);

Q_SIGNALS:
    void retryRequested();
    void discardRequested();
    void otherRequested();
    void mineRequested();
    /// As the two before, of what sayOvertaken() told.
    void overtakenTheirs(const QString &other);
    void overtakenMine();

private:
    void settle(bool theirs);
    QString overtakenWords() const;
    QWidget *troubleLine();
    void showSign(const items::FieldSending &sending);
    void showTrouble();

    std::string m_key;
    QWidget *m_editor;
    SendSign *m_sign;
    QWidget *m_trouble;
    Label *m_words;
    QWidget *m_refused;    // what can be done about a refusal
    QWidget *m_conflicted; // about a conflict
    QString m_problem, m_other;
    std::optional<QString> m_overtaken;
    bool m_both = false;
    bool m_known = false; // m_sending is of this call
    items::FieldSending m_sending;
    QTimer m_sentFor;
};

} // namespace earshot
