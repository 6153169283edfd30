#pragma once
#include "models/items/background.h"
#include "models/items/syncing.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace earshot {

class InlineBanner;
class Label;
class SegmentedControl;
class Spinner;

/// Connects the profile to CallRail or to an Earshot server: address, key, a test in words, the account.
class ConnectForm : public QWidget {
    Q_OBJECT
public:
    ConnectForm(items::Syncing &syncing, items::Background &background, QWidget *parent = nullptr);

    /// Fills in what the profile is connected to; the key is never shown again.
    void showLink(const sync::Link &link);
    void focusFirst();

Q_SIGNALS:
    void connected();

private:
    void chooseServer(int segment);
    void test(bool thenConnect);
    void takeAccounts(Result<std::vector<sync::Link>> links, bool thenConnect);
    void connectToChosen();
    void tell(const Error &error);
    void setBusy(bool busy, const QString &what = {});
    void forgetTest();
    bool isEarshot() const;

    items::Syncing &m_syncing;
    items::Background &m_background;
    SegmentedControl *m_server;
    QLineEdit *m_address;
    QLineEdit *m_key;
    QLineEdit *m_caFile;
    QWidget *m_caRow;
    QWidget *m_accountRow;
    QComboBox *m_account;
    InlineBanner *m_banner;
    QPushButton *m_test;
    QPushButton *m_connect;
    Spinner *m_spinner;
    Label *m_doing;
    std::vector<sync::Link> m_links; // what the test found
    bool m_connecting = false;
    items::Ticket m_testing;
};

} // namespace earshot
