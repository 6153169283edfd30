#pragma once
#include "models/items/desk.h"

#include <QWidget>

class QPushButton;

namespace earshot {

class ConnectForm;
class InlineBanner;
class Label;
class Spinner;

/// The one page of the first run: connect to a server, or look around in the demo agency.
class FirstRunPage : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunPage(const items::Desk &desk, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The profile has a server from here on.
    void connected();

private:
    QWidget *connectCard();
    QWidget *demoCard();
    void openDemo();
    void demoReady(const QString &address, const Secret &key);
    void demoFailed(const Error &error);
    void setDemoBusy(bool busy);

    items::Desk m_desk;
    ConnectForm *m_form;
    QPushButton *m_demo;
    Spinner *m_spinner;
    Label *m_doing;
    InlineBanner *m_demoBanner;
    items::Ticket m_testing;
    bool m_openingDemo = false;
};

} // namespace earshot
