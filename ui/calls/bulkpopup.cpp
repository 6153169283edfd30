#include "ui/calls/bulkpopup.h"

#include "models/domain/derived.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <span>
#include <utility>

namespace earshot {
namespace {

constexpr std::size_t AtOnce = 500;       // calls in memory
constexpr std::size_t FollowedUpTo = 500; // calls: more are read once, as the popup opens
constexpr int NamesShown = 3, LongestName = 60;
constexpr int WordsWidth = 320;

bool hasValue(const Field &field, const Call &call)
{
    const Value known = value(field, call);
    const auto *text = std::get_if<std::string>(&known);
    return text ? !text->empty() : !std::holds_alternative<std::monostate>(known);
}

} // namespace

BulkPopup::BulkPopup(const Sources &sources, std::vector<CallRow> rows, const Field &field, Wording words,
                     QWidget *anchor)
    : Popup(anchor), m_sources(sources), m_rows(std::move(rows)), m_field(field), m_words(std::move(words)),
      m_column(new QVBoxLayout(this)), m_title(new Label(m_words.many, TextSize::Small, Tone::Muted, this)),
      m_names(new Label({}, TextSize::Small, Tone::Muted, this)),
      m_replaced(new Label({}, TextSize::Small, Tone::Warn, this)),
      m_gone(new Label({}, TextSize::Small, Tone::Warn, this))
{
    m_column->setContentsMargins(space::M, space::M, space::M, space::M);
    m_column->setSpacing(space::S);
    setAccessibleName(m_words.many);
    m_title->setObjectName(QStringLiteral("title"));
    m_title->setTextSize(TextSize::Small, QFont::DemiBold);
    m_names->setObjectName(QStringLiteral("names"));
    m_replaced->setObjectName(QStringLiteral("replaced"));
    m_gone->setObjectName(QStringLiteral("gone"));
    for (Label *label : {m_title, m_names, m_replaced, m_gone}) {
        label->setWordWrap(true);
        label->setMaximumWidth(forText(WordsWidth));
        label->setVisible(label == m_title);
        m_column->addWidget(label);
    }
    connect(&m_sources.watch, &items::CacheWatch::changed, this, [this](const store::ChangeNotice &notice) {
        if (m_rows.size() <= FollowedUpTo && (notice.listsChanged || notice.manyCalls || !notice.calls.empty()))
            read();
    });
    read();
}

QPushButton *BulkPopup::addApply(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QStringLiteral("apply"));
    setButtonLook(button, ButtonLook::Primary);
    m_column->addWidget(button);
    return button;
}

void BulkPopup::read()
{
    m_reading = m_sources.background.run(
        this,
        [&cache = m_sources.cache, rows = m_rows, &field = m_field](const std::stop_token &stop) {
            return standing(cache, rows, field, stop);
        },
        [this](const Standing &standing) { show(standing); });
}

BulkPopup::Standing BulkPopup::standing(store::Cache &cache, const std::vector<CallRow> &rows, const Field &field,
                                        const std::stop_token &stop)
{
    const std::vector<const Field *> needed = {callField("customer_name"), callField("customer_phone_number"), &field};
    Standing standing;
    for (std::size_t at = 0; at < rows.size() && !stop.stop_requested(); at += AtOnce) {
        const auto some = std::span(rows).subspan(at, std::min(AtOnce, rows.size() - at));
        const auto calls = cache.calls().calls(some, needed);
        if (!calls)
            continue;
        standing.gone += some.size() - calls->size();
        for (const store::StoredCall &each : *calls) {
            standing.gone += each.gone != store::Gone::No;
            standing.filled += hasValue(field, each.call);
            if (standing.names.size() < NamesShown)
                standing.names
                    << QString::fromStdString(derive::nameOrNumber(each.call)).simplified().left(LongestName);
            if (rows.size() == 1)
                standing.only = each.call;
        }
    }
    return standing;
}

void BulkPopup::show(const Standing &standing)
{
    const int more = count() - int(standing.names.size());
    if (standing.only) {
        m_title->setText(m_words.one.arg(standing.names.front()));
        setAccessibleName(m_title->text());
    }
    const QString names = standing.names.join(QStringLiteral(", "));
    //: %1 is "Anna Berg, Tom Hale, Jane Doe"
    m_names->setText(more > 0 ? tr("%1 and %Ln more", nullptr, more).arg(names) : names);
    m_names->setVisible(count() > 1 && !standing.names.isEmpty());
    const bool replaces = count() > 1 && standing.filled > 0 && m_words.replaces;
    if (replaces)
        m_replaced->setText(m_words.replaces(int(standing.filled)));
    m_replaced->setVisible(replaces);
    if (count() == 1)
        m_gone->setText(tr("This call was deleted or marked as spam meanwhile."));
    else
        m_gone->setText(tr("%Ln of these calls are deleted or marked as spam by now.", nullptr, int(standing.gone)));
    m_gone->setVisible(standing.gone > 0);
    if (standing.only && !std::exchange(m_known, true))
        Q_EMIT knew(*standing.only);
    if (isVisible())
        fit();
}

} // namespace earshot
