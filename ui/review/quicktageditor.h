#pragma once
#include "models/domain/account.h"
#include "ui/widgets/popup.h"

class QListWidget;

namespace earshot {

class TagEditor;

/// Which tags stand under the keys 1 to 9, and in which order.
class QuickTagEditor : public Popup {
    Q_OBJECT
public:
    static constexpr int Most = 9;

    /// `names` are those chosen so far, `known` what the client of the call has.
    QuickTagEditor(const QStringList &names, const std::vector<Tag> &known, QWidget *parent);

Q_SIGNALS:
    /// Empty: those used most.
    void chosen(const QStringList &names);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const QString &name);
    void move(int by);
    void remove();
    void tell();
    QStringList names() const;

    QListWidget *m_list;
    TagEditor *m_field;
};

} // namespace earshot
