#include "ui/settings/connectform.h"

#include "models/items/errorwords.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/spinner.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr const char *CallRailAddress = "https://api.callrail.com";
enum Segment { CallRail, Earshot };

/// A label over its field, both in one widget so that they hide together.
QWidget *labelled(const QString &text, QWidget *field)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Xs);
    auto *label = new Label(text, TextSize::Small, Tone::Muted);
    label->setBuddy(field);
    field->setAccessibleName(text);
    column->addWidget(label);
    column->addWidget(field);
    return box;
}

} // namespace

ConnectForm::ConnectForm(items::Syncing &syncing, items::Background &background, QWidget *parent)
    : QWidget(parent), m_syncing(syncing), m_background(background), m_server(new SegmentedControl),
      m_address(new QLineEdit), m_key(new QLineEdit), m_caFile(new QLineEdit), m_account(new QComboBox),
      m_banner(new InlineBanner), m_test(new QPushButton(tr("Test connection"))),
      m_connect(new QPushButton(tr("Connect"))), m_spinner(new Spinner),
      m_doing(new Label({}, TextSize::Body, Tone::Muted))
{
    m_server->addSegment(tr("CallRail"));
    m_server->addSegment(tr("Earshot server"));
    m_server->setAccessibleName(tr("Kind of server"));
    m_address->setObjectName(QStringLiteral("address"));
    m_key->setObjectName(QStringLiteral("key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_caFile->setPlaceholderText(tr("The system's authorities"));
    m_account->setObjectName(QStringLiteral("account"));
    m_test->setObjectName(QStringLiteral("test"));
    m_connect->setObjectName(QStringLiteral("connect"));
    setButtonLook(m_connect, ButtonLook::Primary);
    QAction *browse = m_caFile->addAction(themedIcon(Icon::More), QLineEdit::TrailingPosition);
    browse->setToolTip(tr("Choose a file"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    buttons->addWidget(m_connect);
    buttons->addWidget(m_test);
    buttons->addWidget(m_spinner);
    buttons->addWidget(m_doing);
    buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::M);
    column->addWidget(m_server, 0, Qt::AlignLeft);
    column->addWidget(labelled(tr("Address"), m_address));
    column->addWidget(labelled(tr("API key"), m_key));
    column->addWidget(m_caRow = labelled(tr("Certificate authority of your own (PEM file)"), m_caFile));
    column->addWidget(m_accountRow = labelled(tr("Account"), m_account));
    column->addWidget(m_banner);
    column->addLayout(buttons);
    m_accountRow->hide();
    m_banner->hide();
    setBusy(false);
    chooseServer(CallRail);
    setFocusProxy(m_key);

    connect(m_server, &SegmentedControl::currentChanged, this, &ConnectForm::chooseServer);
    for (QLineEdit *field : {m_address, m_key, m_caFile}) {
        connect(field, &QLineEdit::textEdited, this, &ConnectForm::forgetTest);
        connect(field, &QLineEdit::returnPressed, m_connect, &QPushButton::click);
    }
    connect(browse, &QAction::triggered, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Certificate authority"), {},
                                                          tr("PEM files (*.pem *.crt);;All files (*)"));
        if (!file.isEmpty())
            m_caFile->setText(file);
    });
    connect(m_test, &QPushButton::clicked, this, [this] { test(false); });
    connect(m_connect, &QPushButton::clicked, this, [this] { m_links.empty() ? test(true) : connectToChosen(); });
    connect(&syncing, &items::Syncing::connected, this, [this] {
        if (std::exchange(m_connecting, false)) {
            setBusy(false);
            m_key->clear();
            Q_EMIT connected();
        }
    });
    connect(&syncing, &items::Syncing::connectFailed, this, [this](const Error &error) {
        if (std::exchange(m_connecting, false))
            tell(error);
    });
}

void ConnectForm::showLink(const sync::Link &link)
{
    m_server->setCurrentIndex(link.sort == remote::ServerReport::Sort::Earshot ? Earshot : CallRail);
    chooseServer(m_server->currentIndex());
    m_address->setText(QString::fromStdString(link.address));
    m_caFile->setText(QString::fromStdString(link.caFile));
    m_key->clear();
    m_key->setPlaceholderText(tr("The new key"));
}

void ConnectForm::focusFirst()
{
    (m_address->text().isEmpty() ? m_address : m_key)->setFocus(Qt::OtherFocusReason);
}

bool ConnectForm::isEarshot() const
{
    return m_server->currentIndex() == Earshot;
}

void ConnectForm::chooseServer(int segment)
{
    forgetTest();
    const QString callRail = QString::fromLatin1(CallRailAddress);
    if (segment == CallRail && m_address->text().isEmpty())
        m_address->setText(callRail);
    else if (segment == Earshot && m_address->text() == callRail)
        m_address->clear();
    m_address->setPlaceholderText(segment == Earshot ? tr("https://calls.example.com") : callRail);
    m_key->setPlaceholderText(segment == Earshot ? tr("The key that the server's administrator gave you")
                                                 : tr("In CallRail: Settings, Integrations, API Keys"));
    m_caRow->setVisible(segment == Earshot);
}

void ConnectForm::forgetTest()
{
    m_testing = {};
    m_links.clear();
    m_accountRow->hide();
    m_banner->hide();
    setBusy(false);
}

void ConnectForm::test(bool thenConnect)
{
    if (m_address->text().trimmed().isEmpty() || m_key->text().trimmed().isEmpty()) {
        m_banner->say(InlineBanner::Level::Info, tr("Fill in the address and the key first."));
        (m_address->text().trimmed().isEmpty() ? m_address : m_key)->setFocus();
        return;
    }
    forgetTest();
    setBusy(true, tr("Asking the server…"));
    const std::string address = m_address->text().trimmed().toStdString();
    const std::string caFile = isEarshot() ? m_caFile->text().trimmed().toStdString() : std::string();
    m_testing = m_background.run(
        this,
        [address, caFile, key = Secret(m_key->text().toStdString())](const std::stop_token &) {
            return sync::testConnection(address, key, caFile);
        },
        [this, thenConnect](Result<std::vector<sync::Link>> links) { takeAccounts(std::move(links), thenConnect); });
}

void ConnectForm::takeAccounts(Result<std::vector<sync::Link>> links, bool thenConnect)
{
    if (!links)
        return tell(links.error());
    setBusy(false);
    m_links = std::move(*links);
    if (m_links.empty()) {
        m_banner->say(InlineBanner::Level::Warning, tr("The key fits, but it may see no account."),
                      tr("Ask whoever manages the account to let this key's user in."));
        return;
    }
    m_account->clear();
    for (const sync::Link &link : m_links)
        m_account->addItem(QString::fromStdString(link.accountName));
    m_accountRow->setVisible(m_links.size() > 1);
    if (m_links.size() > 1)
        m_banner->say(InlineBanner::Level::Info,
                      tr("The key fits. It may see %n accounts; choose one.", nullptr, int(m_links.size())));
    else if (thenConnect)
        connectToChosen();
    else
        m_banner->say(InlineBanner::Level::Good,
                      tr("Everything fits: this is %1.").arg(QString::fromStdString(m_links.front().accountName)));
}

void ConnectForm::connectToChosen()
{
    if (std::exchange(m_connecting, true))
        return;
    m_banner->hide();
    setBusy(true, tr("Connecting…"));
    sync::Link link = m_links[std::size_t(std::max(0, m_account->currentIndex()))];
    if (const auto &before = m_syncing.link(); before && before->account == link.account) {
        link.hourLimit = before->hourLimit; // what the person set stays when only the key is new
        link.dayLimit = before->dayLimit;
        link.windowDays = before->windowDays;
    }
    m_syncing.connectTo(link, Secret(m_key->text().toStdString()));
}

void ConnectForm::tell(const Error &error)
{
    setBusy(false);
    const items::ErrorWords said = items::words(error);
    m_banner->say(InlineBanner::Level::Error, said.what, said.advice);
    m_banner->setToolTip(said.details);
}

/// The buttons stay as they are: a button that is disabled throws the keyboard elsewhere.
void ConnectForm::setBusy(bool busy, const QString &what)
{
    m_spinner->setVisible(busy);
    m_doing->setText(what);
    m_doing->setVisible(busy);
}

} // namespace earshot
