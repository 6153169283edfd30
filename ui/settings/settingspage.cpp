#include "ui/settings/settingspage.h"

#include "models/items/errorwords.h"
#include "models/items/languages.h"
#include "ui/settings/cardparts.h"
#include "ui/settings/connectform.h"
#include "ui/settings/recordingscard.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fieldlist.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/switch.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int ColumnWidth = 640;

const QStringList &themes()
{
    static const QStringList words = {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
    return words;
}

} // namespace

SettingsPage::SettingsPage(const items::Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_server(new ElidedLabel), m_account(new ElidedLabel), m_keyPlace(new ElidedLabel),
      m_again(new QPushButton(tr("Connect again…"))), m_forget(new QPushButton(tr("Forget the key"))),
      m_form(new ConnectForm(desk.syncing, desk.background)), m_banner(new InlineBanner), m_window(spin(1, 90)),
      m_hour(spin(0, 1'000'000, tr("Automatic"))), m_day(spin(0, 10'000'000, tr("Automatic")))
{
    auto *page = new QWidget;
    page->setMaximumWidth(forText(ColumnWidth));
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, space::Xl, 0, space::Xxl);
    column->setSpacing(space::L);
    auto *title = new Label(tr("Settings"), TextSize::Headline);
    title->setTextSize(TextSize::Headline, QFont::DemiBold);
    column->addWidget(title);
    auto *recordings = new RecordingsCard(m_desk);
    connect(recordings, &RecordingsCard::callRequested, this, &SettingsPage::callRequested);
    for (QWidget *card :
         {connectionCard(), syncCard(), static_cast<QWidget *>(recordings), lookCard(), profileCard(), aboutCard()})
        column->addWidget(card);
    column->addStretch();

    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(space::Xl, 0, space::Xl, 0);
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

    connect(&desk.syncing, &items::Syncing::changed, this, &SettingsPage::showConnection);
    showConnection();
}

QWidget *SettingsPage::connectionCard()
{
    auto *card = new Card;
    QVBoxLayout *column = columnOf(card, tr("Connection"));
    auto *facts = new FieldList;
    facts->addRow(tr("Server"), m_server);
    facts->addRow(tr("Account"), m_account);
    facts->addRow(tr("Key"), m_keyPlace);
    column->addWidget(facts);
    column->addWidget(m_form);
    column->addLayout(rowOf({m_again, m_forget}));
    m_again->setObjectName(QStringLiteral("again"));
    m_form->hide();
    connect(m_again, &QPushButton::clicked, this, &SettingsPage::askForKey);
    connect(m_forget, &QPushButton::clicked, &m_desk.syncing, &items::Syncing::disconnectFromServer);
    connect(m_form, &ConnectForm::connected, this, [this] {
        m_form->hide();
        showConnection();
    });
    return card;
}

QWidget *SettingsPage::syncCard()
{
    auto *card = new Card;
    QVBoxLayout *column = columnOf(card, tr("Sync"));
    column->addLayout(settingRow(tr("Days of calls that are read again at each sync"), m_window));
    column->addLayout(settingRow(tr("Requests an hour, at most"), m_hour));
    m_hour->setObjectName(QStringLiteral("hourLimit"));
    column->addLayout(settingRow(tr("Requests a day, at most"), m_day));
    column->addWidget(
        hint(tr("CallRail has no log of changes, so that calls of the last days are read again and again. "
                "It allows an account 1,000 requests an hour and 10,000 a day, for all programs "
                "together; Earshot stays a little under unless told otherwise.")));
    column->addWidget(m_banner);
    auto *transcripts = new Switch(tr("Fetch transcripts in the background, newest and unreviewed calls first"));
    transcripts->setChecked(m_desk.settings.isOn(items::Setting::BackgroundTranscripts));
    column->addWidget(transcripts);
    m_banner->hide();

    connect(transcripts, &QAbstractButton::toggled, this,
            [this](bool on) { m_desk.settings.set(items::Setting::BackgroundTranscripts, on); });
    connect(&m_desk.settings, &items::Settings::changed, transcripts, [this, transcripts](items::Setting setting) {
        if (setting == items::Setting::BackgroundTranscripts)
            transcripts->setChecked(m_desk.settings.isOn(setting));
    });
    for (QSpinBox *box : {m_window, m_hour, m_day})
        connect(box, &QSpinBox::valueChanged, this, &SettingsPage::applySync);
    connect(&m_desk.syncing, &items::Syncing::connectFailed, this, [this](const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_banner->say(InlineBanner::Level::Error, said.what, said.advice);
    });
    connect(&m_desk.syncing, &items::Syncing::connected, m_banner, &QWidget::hide);
    return card;
}

QWidget *SettingsPage::lookCard()
{
    auto *card = new Card;
    QVBoxLayout *column = columnOf(card, tr("Look, language and keys"));
    auto *choice = new SegmentedControl;
    choice->setObjectName(QStringLiteral("theme"));
    choice->setAccessibleName(tr("Look"));
    choice->addSegment(tr("As the desktop"), Icon::Desktop);
    choice->addSegment(tr("Light"), Icon::Sun);
    choice->addSegment(tr("Dark"), Icon::Moon);
    choice->setCurrentIndex(int(std::max<qsizetype>(0, themes().indexOf(m_desk.settings.text(items::Setting::Theme)))));
    column->addWidget(choice, 0, Qt::AlignLeft);
    auto *language = new QComboBox;
    language->setObjectName(QStringLiteral("language"));
    language->setFocusPolicy(Qt::StrongFocus);
    language->addItem(tr("As the desktop"), QStringLiteral("system"));
    for (const items::Language &one : items::languages())
        language->addItem(one.name, one.code);
    language->setCurrentIndex(std::max(0, language->findData(m_desk.settings.text(items::Setting::Language))));
    column->addLayout(settingRow(tr("Language"), language));
    connect(language, &QComboBox::activated, this,
            [this, language] { m_desk.settings.set(items::Setting::Language, language->currentData().toString()); });
    auto *keys = new QPushButton(tr("Change…"));
    keys->setObjectName(QStringLiteral("keys"));
    column->addLayout(settingRow(tr("Keyboard shortcuts"), keys));
    connect(keys, &QPushButton::clicked, this, &SettingsPage::shortcutsRequested);
    connect(choice, &SegmentedControl::currentChanged, this,
            [this](int index) { m_desk.settings.set(items::Setting::Theme, themes()[index]); });
    return card;
}

QWidget *SettingsPage::profileCard()
{
    auto *card = new Card;
    QVBoxLayout *column = columnOf(card, tr("Profile"));
    auto *folder = new ElidedLabel(m_desk.profile);
    folder->setElideMode(Qt::ElideMiddle);
    folder->setSelectable(true);
    auto *facts = new FieldList;
    facts->addRow(tr("Folder"), folder);
    column->addWidget(facts);
    column->addWidget(hint(tr("The cache of this profile: calls, transcripts, your saved views and edits that were not "
                              "sent yet. One folder for each account; choose another with earshot --profile FOLDER.")));
    auto *open = new QPushButton(tr("Open the folder"));
    column->addLayout(rowOf({open}));
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_desk.profile)); });
    return card;
}

QWidget *SettingsPage::aboutCard()
{
    auto *card = new Card;
    QVBoxLayout *column = columnOf(card, tr("About"));
    auto *facts = new FieldList;
    facts->addRow(tr("Version"), new ElidedLabel(QStringLiteral("Earshot " EARSHOT_VERSION)));
    facts->addRow(tr("License"), new ElidedLabel(QStringLiteral("GPL-3.0-or-later")));
    facts->addRow(
        tr("Built with"),
        new ElidedLabel(
            QStringLiteral("Qt %1, SQLite, SQLiteCpp, libcurl, OpenSSL, simdjson, QtKeychain, libsndfile, FFmpeg, "
                           "SoundTouch, WebRTC audio processing, PulseAudio")
                .arg(QString::fromLatin1(qVersion()))));
    column->addWidget(facts);
    return card;
}

void SettingsPage::showConnection()
{
    const auto &link = m_desk.syncing.link();
    const auto place = m_desk.syncing.keyPlace();
    m_server->setText(link ? QString::fromStdString(link->address) : tr("Not connected"));
    m_account->setText(link ? QString::fromStdString(link->accountName) : QString());
    m_keyPlace->setText(!place ? tr("None")
                        : *place == vault::KeyPlace::Keyring
                            ? tr("In your keyring")
                            : tr("In clear, in the file api-key-in-clear of the profile's folder"));
    const bool readOnly = m_desk.syncing.standing().phase == items::SyncStanding::Phase::ReadOnly;
    m_again->setVisible(!readOnly && m_form->isHidden());
    m_forget->setVisible(!readOnly && place.has_value() && m_form->isHidden());
    for (QSpinBox *box : {m_window, m_hour, m_day})
        box->setEnabled(link && !readOnly);
    if (!link)
        return;
    const QSignalBlocker quiet[] = {QSignalBlocker(m_window), QSignalBlocker(m_hour), QSignalBlocker(m_day)};
    m_window->setValue(link->windowDays);
    m_hour->setValue(link->hourLimit);
    m_day->setValue(link->dayLimit);
}

void SettingsPage::applySync()
{
    sync::Link link = *m_desk.syncing.link();
    link.windowDays = m_window->value();
    link.hourLimit = m_hour->value();
    link.dayLimit = m_day->value();
    m_desk.syncing.change(link);
}

void SettingsPage::askForKey()
{
    if (m_desk.syncing.link())
        m_form->showLink(*m_desk.syncing.link());
    m_form->show();
    showConnection();
    m_form->focusFirst();
}

} // namespace earshot
