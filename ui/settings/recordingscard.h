#pragma once
#include "models/items/desk.h"
#include "ui/widgets/card.h"

#include <map>

class QComboBox;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace earshot {

class ElidedLabel;
class InlineBanner;
class RuleEditor;

/// Recordings in the settings: which come by themselves, how long they stay, how much room they take, where their key
/// is; and the way to destroy them.
class RecordingsCard : public Card {
    Q_OBJECT
public:
    explicit RecordingsCard(const items::Desk &desk, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A call is to be shown.
    void callRequested(earshot::CallRow row);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Exception {
        QWidget *row;
        ElidedLabel *name;
        RuleEditor *rule;
    };
    void readClients();
    void refresh();
    void showKey();
    void showExceptions();
    void showTrouble();
    void showMissing();
    void addException(const std::string &client);
    void apply();
    void showQuestion();
    void showGoing();
    void askToDestroy(bool startAnew);
    void answer();
    QString amountText(const store::RecordingTotals &totals) const;
    const store::RecordingRules &shownRules() const;

    items::Desk m_desk;
    items::Recordings &m_recordings;
    std::map<std::string, QString> m_clients; // names by id
    std::map<std::string, Exception> m_exceptions;
    RuleEditor *m_all;
    QVBoxLayout *m_rows; // of the exceptions
    QComboBox *m_choice; // of a client for another exception
    QSpinBox *m_limit;
    ElidedLabel *m_kept;
    ElidedLabel *m_key;
    InlineBanner *m_trouble;
    InlineBanner *m_missing;
    enum class Question { None, Rules, All, StartAnew };
    InlineBanner *m_question;
    InlineBanner *m_going;
    QPushButton *m_destroy;
    Question m_asked = Question::None;
    items::Ticket m_reading;
};

} // namespace earshot
