#pragma once
#include "ui/widgets/icons.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QListWidget;

namespace earshot {

/// Things to choose one from: typing finds them by their letters, arrows and Enter choose.
class FindList : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        Icon icon = Icon::List;
        QString title;
        QString detail; // what is beside it, in a quieter tone
    };

    explicit FindList(const QString &placeholder, QWidget *parent = nullptr);

    void setChoices(std::vector<Choice> choices);
    /// What is said where nothing is to be chosen.
    void sayNothing(const QString &words);

Q_SIGNALS:
    void chosen(int choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void take();

    std::vector<Choice> m_choices;
    QString m_nothing;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace earshot
