#include "ui/settings/firstrunpage.h"

#include "models/items/errorwords.h"
#include "ui/settings/connectform.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spinner.h"
#include "ui/widgets/spokenrole.h"

#include <QIcon>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int PageWidth = 520;

Label *wrapping(const QString &text, TextSize size, Tone tone)
{
    auto *label = new Label(text, size, tone);
    label->setWordWrap(true);
    return label;
}

QVBoxLayout *cardColumn(Card *card, const QString &title, const QString &text)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(space::Xl, space::L, space::Xl, space::Xl);
    column->setSpacing(space::M);
    auto *heading = new Label(title, TextSize::Title);
    heading->setTextSize(TextSize::Title, QFont::DemiBold);
    column->addWidget(heading);
    column->addWidget(wrapping(text, TextSize::Body, Tone::Muted));
    return column;
}

} // namespace

FirstRunPage::FirstRunPage(const items::Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_form(new ConnectForm(desk.syncing, desk.background)),
      m_demo(new QPushButton(themedIcon(Icon::Play), tr("Open the demo"))), m_spinner(new Spinner),
      m_doing(new Label({}, TextSize::Body, Tone::Muted)), m_demoBanner(new InlineBanner)
{
    auto *mark = new QLabel;
    mark->setPixmap(QIcon(QStringLiteral(":/brand/earshot.svg")).pixmap(QSize(56, 56), devicePixelRatioF()));
    setSpokenRole(mark, QAccessible::Whitespace); // the title beside it has the name
    auto *title = new Label(tr("Welcome to Earshot"), TextSize::Headline);
    title->setTextSize(TextSize::Headline, QFont::DemiBold);

    auto *page = new QWidget;
    page->setMaximumWidth(forText(PageWidth));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, space::Xxl, 0, space::Xxl);
    column->setSpacing(space::L);
    column->addStretch();
    column->addWidget(mark);
    column->addWidget(title);
    column->addWidget(wrapping(tr("Your clients' calls on your own disk: to search, review and tag, online "
                                  "or offline. Where do the calls come from?"),
                               TextSize::Body, Tone::Muted));
    column->addWidget(connectCard());
    column->addWidget(demoCard());
    column->addStretch();

    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->addStretch(1);
    row->addWidget(page, 100);
    row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(middle);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    setFocusProxy(m_form);

    connect(m_form, &ConnectForm::connected, this, &FirstRunPage::connected);
    connect(m_demo, &QPushButton::clicked, this, &FirstRunPage::openDemo);
    connect(&desk.demo, &items::DemoServer::ready, this, &FirstRunPage::demoReady);
    connect(&desk.demo, &items::DemoServer::failed, this, &FirstRunPage::demoFailed);
    connect(&desk.syncing, &items::Syncing::connected, this, [this] {
        if (std::exchange(m_openingDemo, false))
            Q_EMIT connected();
    });
    connect(&desk.syncing, &items::Syncing::connectFailed, this, [this](const Error &error) {
        if (m_openingDemo)
            demoFailed(error);
    });
}

QWidget *FirstRunPage::connectCard()
{
    auto *card = new Card;
    QVBoxLayout *column =
        cardColumn(card, tr("Connect a server"), tr("CallRail's own service, or an Earshot server of your agency."));
    column->addWidget(m_form);
    column->addWidget(wrapping(tr("The key goes to this server alone. It is kept in your keyring; where there is none, "
                                  "in a file named api-key-in-clear that only you may read."),
                               TextSize::Small, Tone::Faint));
    return card;
}

QWidget *FirstRunPage::demoCard()
{
    auto *card = new Card;
    QVBoxLayout *column = cardColumn(
        card, tr("Or look around first"),
        m_desk.demo.isAvailable()
            ? tr("Starts a small server on this computer with a made-up agency: six clients, two years of calls. It "
                 "takes up to half a minute to make and about 350 MB of the profile's folder, and stops when Earshot "
                 "is "
                 "closed.")
            : tr("The demo needs the program earshotd beside Earshot, and it is not there. Install the package "
                 "earshotd, or connect a server above."));
    auto *controls = new QWidget;
    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::S);
    row->addWidget(m_demo);
    row->addWidget(m_spinner);
    row->addWidget(m_doing);
    row->addStretch();
    column->addWidget(m_demoBanner);
    column->addWidget(controls);
    m_demo->setObjectName(QStringLiteral("demo"));
    controls->setVisible(m_desk.demo.isAvailable());
    m_demoBanner->hide();
    setDemoBusy(false);
    return card;
}

void FirstRunPage::openDemo()
{
    m_openingDemo = true;
    m_demoBanner->hide();
    setDemoBusy(true);
    m_desk.demo.start();
}

void FirstRunPage::demoReady(const QString &address, const Secret &key)
{
    if (!m_openingDemo || key.empty())
        return;
    m_testing = m_desk.background.run(
        this,
        [address = address.toStdString(), key](const std::stop_token &) { return sync::testConnection(address, key); },
        [this, key](const Result<std::vector<sync::Link>> &links) {
            if (!links)
                return demoFailed(links.error());
            if (links->empty())
                return demoFailed({Error::Kind::Forbidden, "the demo's key sees no account"});
            m_desk.syncing.connectTo(links->front(), key);
        });
}

void FirstRunPage::demoFailed(const Error &error)
{
    m_openingDemo = false;
    setDemoBusy(false);
    const items::ErrorWords said = items::words(error);
    m_demoBanner->say(InlineBanner::Level::Error, tr("The demo could not be started."),
                      said.details.isEmpty() ? said.what : said.details);
}

void FirstRunPage::setDemoBusy(bool busy)
{
    m_demo->setEnabled(!busy);
    m_spinner->setVisible(busy);
    m_doing->setText(busy ? tr("Making the demo agency…") : QString());
    m_doing->setVisible(busy);
}

} // namespace earshot
