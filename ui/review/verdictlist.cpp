#include "ui/review/verdictlist.h"

#include "models/base/format.h"
#include "models/domain/derived.h"
#include "ui/review/findlist.h"
#include "ui/review/words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/metrics.h"

#include <QVBoxLayout>

namespace earshot {

VerdictList::VerdictList(store::Cache &cache, items::Background &background,
                         const std::vector<items::ReviewQueue::Verdict> &verdicts, const items::Reader &reader,
                         QWidget *parent)
    : Popup(parent), m_list(new FindList(tr("Find a caller")))
{
    setAccessibleName(tr("Judged today"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::S, space::S, space::S, space::S);
    column->setSpacing(space::S);
    auto *title = new Label(tr("Judged today"), TextSize::Small, Tone::Muted);
    title->setTextSize(TextSize::Small, QFont::DemiBold);
    column->addWidget(title);
    column->addWidget(m_list);
    setFocusProxy(m_list);
    m_list->sayNothing(verdicts.empty() ? tr("No verdicts yet today") : tr("Reading the calls…"));
    m_list->setChoices({});
    connect(m_list, &FindList::chosen, this, [this](int choice) {
        const CallRow row = m_rows[std::size_t(choice)];
        close();
        Q_EMIT chosen(row);
    });
    m_reading = background.run(
        this,
        [&cache, verdicts](const std::stop_token &stop) {
            std::vector<Judged> calls;
            for (auto it = verdicts.rbegin(); it != verdicts.rend() && !stop.stop_requested(); ++it)
                if (auto stored = cache.calls().call(it->row)) // else it is no more
                    calls.push_back({std::move(*stored), it->at});
            return calls;
        },
        [this, reader](const std::vector<Judged> &calls) { show(calls, reader); });
}

void VerdictList::show(const std::vector<Judged> &calls, const items::Reader &reader)
{
    std::vector<FindList::Choice> choices;
    m_rows.clear();
    for (const auto &[stored, at] : calls) {
        m_rows.push_back(stored.row);
        const Call &call = stored.call;
        const Icon icon = call.leadStatus == "good_lead"    ? Icon::StarFilled
                          : call.leadStatus == "not_a_lead" ? Icon::NotLead
                                                            : Icon::Star;
        const QTime time = QDateTime::fromMSecsSinceEpoch(toMs(at)).toTimeZone(reader.zone).time();
        const QString verdict = items::choiceLabel(*callField("lead_status"), call.leadStatus);
        const QString clock = format::time(time, reader.locale);
        //: A verdict and the time of day at which it was given
        choices.push_back({icon, utf16(derive::nameOrNumber(call)).simplified(),
                           verdict.isEmpty() ? clock : tr("%1, %2").arg(verdict, clock)});
    }
    if (choices.empty())
        m_list->sayNothing(tr("No verdicts yet today"));
    m_list->setChoices(std::move(choices));
    fit();
}

} // namespace earshot
