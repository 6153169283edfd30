#pragma once
#include "models/items/desk.h"

#include <QWidget>

class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace earshot {

class ConnectForm;
class ElidedLabel;
class InlineBanner;

/// What can be set: the connection, sync, the look; and what this program is.
class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(const items::Desk &desk, QWidget *parent = nullptr);

    /// Opens the form for another key or server.
    void askForKey();

Q_SIGNALS:
    /// The keys of the program are to be changed.
    void shortcutsRequested();
    /// A call is to be shown.
    void callRequested(earshot::CallRow row);

private:
    QWidget *connectionCard();
    QWidget *syncCard();
    QWidget *lookCard();
    QWidget *profileCard();
    QWidget *aboutCard();
    void showConnection();
    void applySync();

    items::Desk m_desk;
    ElidedLabel *m_server;
    ElidedLabel *m_account;
    ElidedLabel *m_keyPlace;
    QPushButton *m_again;
    QPushButton *m_forget;
    ConnectForm *m_form;
    InlineBanner *m_banner;
    QSpinBox *m_window;
    QSpinBox *m_hour;
    QSpinBox *m_day;
};

} // namespace earshot
