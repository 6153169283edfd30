#include "ui/settings/recordingscard.h"

#include "models/base/format.h"
#include "models/items/errorwords.h"
#include "models/items/recordingchange.h"
#include "ui/settings/cardparts.h"
#include "ui/settings/ruleeditor.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fieldlist.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace earshot {
namespace {

constexpr std::int64_t Gigabyte = 1'000'000'000;

} // namespace

RecordingsCard::RecordingsCard(const items::Desk &desk, QWidget *parent)
    : Card(parent), m_desk(desk), m_recordings(desk.recordings), m_all(new RuleEditor), m_rows(new QVBoxLayout),
      m_choice(new QComboBox), m_limit(spin(0, 10'000, tr("No limit"))), m_kept(new ElidedLabel),
      m_key(new ElidedLabel), m_trouble(new InlineBanner), m_missing(new InlineBanner), m_question(new InlineBanner),
      m_going(new InlineBanner), m_destroy(new QPushButton(tr("Delete all recordings kept here…")))
{
    m_limit->setObjectName(QStringLiteral("recordingLimit"));
    m_destroy->setObjectName(QStringLiteral("destroyRecordings"));
    m_choice->setObjectName(QStringLiteral("exception"));
    m_question->setObjectName(QStringLiteral("destroyQuestion"));
    m_trouble->setObjectName(QStringLiteral("recordingTrouble"));
    m_choice->setPlaceholderText(tr("Choose a client…"));
    m_choice->setMinimumWidth(forText(2 * ControlWidth));
    m_choice->setMaxVisibleItems(20);
    m_trouble->hide();
    m_trouble->setDismissible(false);
    m_going->setObjectName(QStringLiteral("recordingsGoing"));
    m_missing->setObjectName(QStringLiteral("recordingsMissing"));
    m_missing->setAction(tr("Open the newest"));
    m_missing->setDismissible(false);
    m_question->hide();
    m_question->setAction(tr("Delete them"));
    m_going->hide();
    m_going->setAction(tr("Keep them"));
    m_going->setDismissible(false);

    QVBoxLayout *column = columnOf(this, tr("Recordings"));
    column->addWidget(m_trouble);
    column->addWidget(m_missing);
    column->addWidget(m_all);
    column->addWidget(hint(tr("Recordings are kept encrypted on this computer, so that listening needs no network. "
                              "What a client's contract says about deleting them holds here as well: choose it above, "
                              "or for the client alone below.")));
    m_rows->setSpacing(space::L);
    column->addLayout(m_rows);
    column->addLayout(settingRow(tr("Other rules for one client"), m_choice));
    column->addLayout(settingRow(tr("Room for recordings, in gigabytes"), m_limit));
    column->addWidget(hint(tr("When it is full, the recordings not listened to for longest make room for those you "
                              "open; others are not fetched any more.")));
    auto *facts = new FieldList;
    facts->addRow(tr("Kept now"), m_kept);
    facts->addRow(tr("Key"), m_key);
    column->addWidget(facts);
    column->addWidget(m_going);
    column->addWidget(m_question);
    column->addLayout(rowOf({m_destroy}));

    connect(m_all, &RuleEditor::edited, this, &RecordingsCard::apply);
    connect(m_limit, &QSpinBox::valueChanged, this, &RecordingsCard::apply);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        addException(m_choice->itemData(index).toString().toStdString());
        apply();
    });
    connect(m_destroy, &QPushButton::clicked, this, [this] { askToDestroy(false); });
    connect(m_question, &InlineBanner::actionTriggered, this, &RecordingsCard::answer);
    connect(m_question, &InlineBanner::dismissed, &m_recordings, &items::Recordings::decline);
    connect(m_going, &InlineBanner::actionTriggered, &m_recordings, &items::Recordings::takeBack);
    connect(m_missing, &InlineBanner::actionTriggered, this, [this] {
        if (const auto &newest = m_recordings.missing().newest; !newest.empty())
            Q_EMIT callRequested(newest.front().row);
    });
    connect(m_trouble, &InlineBanner::actionTriggered, this, [this] { askToDestroy(true); });
    connect(&m_recordings, &items::Recordings::changed, this, &RecordingsCard::refresh);
    connect(&desk.vault, &items::RecordingVault::changed, this, &RecordingsCard::refresh);
    connect(&m_recordings, &items::Recordings::failed, this, [this](const Error &error) {
        const items::ErrorWords said = items::words(error);
        m_question->hide();
        m_trouble->setAction({});
        m_trouble->say(InlineBanner::Level::Error, said.what, said.advice);
    });
    connect(&desk.syncing, &items::Syncing::changed, this, &RecordingsCard::showTrouble);
    connect(&desk.watch, &items::CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (isVisible() && notice.touches(store::Part::Clients))
            readClients();
    });
    refresh();
}

void RecordingsCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    m_recordings.setWatched(true);
    readClients();
}

void RecordingsCard::hideEvent(QHideEvent *event)
{
    m_recordings.setWatched(false);
    m_question->hide();
    m_asked = Question::None;
    m_recordings.decline();
    Card::hideEvent(event);
}

void RecordingsCard::readClients()
{
    m_reading = m_desk.background.run(
        this, [&cache = m_desk.cache](const std::stop_token &) { return cache.agency().clients(); },
        [this](const Result<std::vector<Client>> &clients) {
            if (!clients)
                return;
            m_clients.clear();
            for (const Client &client : *clients)
                m_clients[client.id.text] = items::oneLine(client.name);
            showExceptions();
        });
}

void RecordingsCard::refresh()
{
    const store::RecordingRules &rules = shownRules();
    m_all->setRule(rules.all);
    {
        const QSignalBlocker quiet(m_limit);
        m_limit->setValue(int((rules.limit + Gigabyte - 1) / Gigabyte));
    }
    const store::RecordingTotals &totals = m_recordings.totals();
    m_kept->setText(amountText(totals));
    m_destroy->setEnabled(totals.bytes > 0);
    setEnabled(!m_desk.cache.isReadOnly());
    showKey();
    showExceptions();
    showTrouble();
    showMissing();
    showQuestion();
    showGoing();
}

/// Those that wait to be accepted, so that one sees what is asked about.
const store::RecordingRules &RecordingsCard::shownRules() const
{
    return m_recordings.proposal() ? m_recordings.proposal()->rules : m_recordings.rules();
}

QString RecordingsCard::amountText(const store::RecordingTotals &totals) const
{
    return tr("%Ln recordings, %1", nullptr, int(totals.kept))
        .arg(m_desk.display.reader().locale.formattedDataSize(totals.bytes, 1, QLocale::DataSizeSIFormat));
}

void RecordingsCard::showKey()
{
    const auto place = m_desk.vault.keyPlace();
    m_key->setText(!place ? tr("None")
                   : *place == vault::KeyPlace::Keyring
                       ? tr("In your keyring")
                       : tr("In clear, in the file recordings-key-in-clear of the profile's folder"));
}

void RecordingsCard::showExceptions()
{
    const store::RecordingRules &rules = shownRules();
    for (auto it = m_exceptions.begin(); it != m_exceptions.end();) {
        if (rules.clients.contains(it->first)) {
            ++it;
            continue;
        }
        it->second.row->deleteLater();
        it->second.row->hide();
        it = m_exceptions.erase(it);
    }
    for (const auto &[client, rule] : rules.clients) {
        addException(client);
        m_exceptions.at(client).rule->setRule(rule);
        const auto named = m_clients.find(client);
        m_exceptions.at(client).name->setText(named == m_clients.end() ? QString::fromStdString(client)
                                                                       : named->second);
    }
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    std::vector<std::pair<QString, QString>> left;
    for (const auto &[id, name] : m_clients)
        if (!rules.clients.contains(id))
            left.emplace_back(name, QString::fromStdString(id));
    std::sort(left.begin(), left.end(),
              [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
    for (const auto &[name, id] : left)
        m_choice->addItem(name, id);
    m_choice->setCurrentIndex(-1);
    m_choice->setEnabled(!left.empty());
}

void RecordingsCard::addException(const std::string &client)
{
    if (m_exceptions.contains(client))
        return;
    auto *row = new QWidget;
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::M);
    auto *name = new ElidedLabel;
    name->setTextSize(TextSize::Body, QFont::DemiBold);
    auto *remove = new IconButton(Icon::X, tr("As for all clients again"));
    auto *rule = new RuleEditor;
    rule->setRule(m_recordings.rules().all);
    auto *head = new QHBoxLayout;
    head->addWidget(name, 1);
    head->addWidget(remove);
    column->addLayout(head);
    column->addWidget(rule);
    m_rows->addWidget(row);
    m_exceptions[client] = {row, name, rule};
    connect(rule, &RuleEditor::edited, this, &RecordingsCard::apply);
    connect(remove, &QAbstractButton::clicked, this, [this, client] {
        store::RecordingRules rules = shownRules();
        rules.clients.erase(client);
        m_recordings.propose(rules);
        showExceptions();
    });
}

void RecordingsCard::apply()
{
    store::RecordingRules rules;
    rules.all = m_all->rule();
    rules.limit = m_recordings.rules().limit;
    if (m_limit->value() != int((rules.limit + Gigabyte - 1) / Gigabyte)) // a limit set by other means stays as it is
        rules.limit = m_limit->value() * Gigabyte;
    for (const auto &[client, exception] : m_exceptions)
        rules.clients[client] = exception.rule->rule();
    m_recordings.propose(rules);
    showExceptions();
}

void RecordingsCard::showTrouble()
{
    if (m_desk.vault.state() == items::RecordingVault::State::Locked) {
        m_trouble->setAction(tr("Start over…"));
        m_trouble->say(InlineBanner::Level::Warning, tr("The key of the recordings kept here cannot be read."),
                       tr("Unlock your keyring and start Earshot again, or start anew with another key."));
        return;
    }
    m_trouble->setAction({});
    const std::optional<Error> &trouble = m_desk.syncing.standing().status.recordingTrouble;
    if (!trouble)
        m_trouble->hide();
    else if (trouble->kind == Error::Kind::NoRoom)
        m_trouble->say(InlineBanner::Level::Info, tr("The room for recordings is full."),
                       tr("Only those of calls you open are fetched. Give them more room to have the others too."));
    else
        m_trouble->say(InlineBanner::Level::Warning, tr("No recordings are fetched at the moment."),
                       items::sentence(*trouble));
}

/// Which could not be had, why, and what becomes of them.
void RecordingsCard::showMissing()
{
    const items::Recordings::Missing &missing = m_recordings.missing();
    m_missing->setVisible(missing.count > 0);
    if (missing.count == 0)
        return;
    QStringList lines;
    for (const items::Recordings::Missing::One &one : missing.newest) {
        const QString who = one.who.isEmpty() ? tr("Unknown caller") : one.who;
        const QString why = items::words(one.why).what;
        //: %1 is a caller, %2 a sentence that says why, %3 a moment
        lines << (one.next ? tr("%1: %2 It is tried again by itself: %3.")
                                 .arg(who, why, items::momentText(*one.next, m_desk.display.reader()))
                           : tr("%1: %2 It is tried again when you open the call.").arg(who, why));
    }
    if (const auto more = missing.count - std::int64_t(missing.newest.size()); more > 0)
        lines << tr("And %Ln more.", nullptr, int(more));
    m_missing->say(InlineBanner::Level::Warning,
                   tr("%Ln recording(s) could not be fetched", nullptr, int(missing.count)),
                   lines.join(QLatin1Char('\n')));
}

/// Rules by which recordings are lost are asked about first.
void RecordingsCard::showQuestion()
{
    const auto &proposal = m_recordings.proposal();
    if (!proposal || proposal->lost == store::RecordingTotals()) {
        if (m_asked == Question::Rules) {
            m_asked = Question::None;
            m_question->hide();
        }
        return;
    }
    m_asked = Question::Rules;
    m_question->say(InlineBanner::Level::Warning,
                    tr("Delete recordings that the new rules do not let stay? %1").arg(amountText(proposal->lost)),
                    tr("Until you say so, the rules stay as they were."));
    showWhole(m_question);
}

void RecordingsCard::showGoing()
{
    const auto &going = m_recordings.going();
    m_going->setVisible(going.has_value());
    if (!going)
        return;
    const QString when = items::momentText(going->at, m_desk.display.reader());
    m_going->say(InlineBanner::Level::Info,
                 going->all ? tr("All recordings kept here are deleted: %1").arg(when)
                            : tr("Recordings that the rules do not let stay are deleted: %1").arg(when),
                 amountText(going->totals));
}

void RecordingsCard::askToDestroy(bool startAnew)
{
    m_asked = startAnew ? Question::StartAnew : Question::All;
    m_question->say(
        InlineBanner::Level::Warning, tr("Delete all recordings kept here? %1").arg(amountText(m_recordings.totals())),
        startAnew ? tr("Their key is replaced at once, so that nobody can hear them any more. Recordings the "
                       "service still has are fetched again when you open their calls, and by the rules "
                       "above.")
                  : tr("Their keys are destroyed, so that nobody can hear them any more; for a few minutes "
                       "it can be taken back. Recordings the service still has are fetched again when you "
                       "open their calls, and by the rules above."));
    showWhole(m_question);
}

void RecordingsCard::answer()
{
    m_question->hide();
    const Question asked = std::exchange(m_asked, Question::None);
    if (asked == Question::StartAnew) {
        m_desk.vault.startAnew();
    } else if (asked == Question::All) {
        m_desk.editing.undoStack().push(
            new items::AllRecordingsGoing(m_recordings, tr("Delete all recordings kept here")));
    } else if (const auto proposal = m_recordings.proposal()) {
        const QString name = tr("Delete %Ln recordings", nullptr, int(proposal->lost.kept));
        m_desk.editing.undoStack().push(new items::RecordingRulesChange(m_recordings, proposal->rules, name));
    }
}

} // namespace earshot
