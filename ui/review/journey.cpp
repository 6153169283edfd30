#include "ui/review/journey.h"

#include "ui/review/fact.h"
#include "ui/review/milestoneline.h"
#include "ui/review/words.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fieldlist.h"
#include "ui/widgets/label.h"
#include "ui/widgets/sectionheader.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace earshot {

namespace {

constexpr std::initializer_list<const char *> Found = {"source",        "source_name",     "medium",
                                                       "campaign",      "keywords",        "landing_page_url",
                                                       "referring_url", "referrer_domain", "last_requested_url"};
constexpr std::initializer_list<const char *> Clicks = {"utm_source",  "utm_medium", "utm_campaign", "utm_term",
                                                        "utm_content", "gclid",      "fbclid",       "msclkid"};
constexpr std::initializer_list<const char *> About = {"agent_email",           "device_type", "tracking_phone_number",
                                                       "business_phone_number", "prior_calls", "lead_score",
                                                       "lead_explanation",      "session_uuid"};

bool isFilter(std::string_view key)
{
    return key == "source" || key == "source_name" || key == "medium" || key == "campaign" || key == "keywords" ||
           key == "agent_email" || key == "utm_campaign" || key == "referrer_domain";
}

} // namespace

JourneyPanel::JourneyPanel(QWidget *parent) : ScrollPanel(parent)
{
    m_unknown = new Label(tr("How the caller found the number is not known."), TextSize::Body, Tone::Muted);
    m_unknown->setWordWrap(true);
    m_stepsHeader = new SectionHeader(tr("Path to the call"));
    m_clicksHeader = new SectionHeader(tr("Campaign tags and click ids"));
    m_pagesHeader = new SectionHeader(tr("Pages viewed"));
    m_steps = new MilestoneLine;
    m_pages = new QWidget;
    auto *pages = new QGridLayout(m_pages);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->setHorizontalSpacing(space::L);
    pages->setVerticalSpacing(0);
    pages->setColumnStretch(1, 1);

    column()->addWidget(new SectionHeader(tr("How they found us")));
    column()->addWidget(m_unknown);
    column()->addWidget(m_foundList = addFacts(Found, m_found));
    auto *about = new SectionHeader(tr("The call"));
    for (SectionHeader *header : {m_stepsHeader, m_pagesHeader, m_clicksHeader, about}) { // apart from what is above
        header->setContentsMargins(0, space::M, 0, 0);
        header->setMinimumHeight(header->minimumHeight() + space::M);
    }
    column()->addWidget(m_stepsHeader);
    column()->addWidget(m_steps);
    column()->addWidget(m_pagesHeader);
    column()->addWidget(m_pages);
    column()->addWidget(m_clicksHeader);
    column()->addWidget(m_clickList = addFacts(Clicks, m_clicks));
    column()->addWidget(about);
    column()->addWidget(m_callList = addFacts(About, m_about));
    FieldList::align({m_foundList, m_clickList, m_callList});
    column()->addStretch(1);
}

FieldList *JourneyPanel::addFacts(std::initializer_list<const char *> keys, std::vector<Shown> &into)
{
    auto *list = new FieldList;
    for (const char *key : keys) {
        const Field *field = callField(key);
        auto *fact = new Fact;
        fact->setObjectName(QLatin1String(key));
        if (field->kind == Kind::Url) {
            fact->setElideMode(Qt::ElideMiddle);
            fact->setLink(tr("Opens the page in the browser"));
        } else if (isFilter(key)) {
            fact->setLink(tr("Shows the calls with the same value"));
        }
        connect(fact, &Fact::clicked, this, [this, field] { clicked(*field); });
        list->addRow(items::label(*field), fact);
        into.push_back({field, fact});
    }
    return list;
}

void JourneyPanel::show(const items::CallDetails &details, const items::Reader &reader)
{
    m_call = details.stored.call;
    m_unknown->setVisible(!showFacts(m_foundList, m_found, m_call, reader));
    const bool clicks = showFacts(m_clickList, m_clicks, m_call, reader);
    m_clicksHeader->setVisible(clicks);
    showFacts(m_callList, m_about, m_call, reader);
    const auto steps = milestones(m_call.milestones);
    m_stepsHeader->setVisible(!steps.empty());
    m_steps->setVisible(!steps.empty());
    m_steps->show(steps, reader);
    showPages(details.pageViews, reader);
}

bool JourneyPanel::showFacts(FieldList *list, const std::vector<Shown> &facts, const Call &call,
                             const items::Reader &reader)
{
    bool any = false;
    for (const auto &[field, fact] : facts) {
        const QString value = items::text(*field, call, reader);
        fact->setFact(value);
        list->setRowVisible(fact, !value.isEmpty());
        any = any || !value.isEmpty();
    }
    list->setVisible(any);
    return any;
}

void JourneyPanel::showPages(const std::vector<PageView> &views, const items::Reader &reader)
{
    m_pagesHeader->setVisible(!views.empty());
    m_pagesHeader->setCount(qint64(views.size()));
    m_pages->setVisible(!views.empty());
    if (m_shownPages == views)
        return;
    m_shownPages = views;
    qDeleteAll(m_pages->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    auto *grid = static_cast<QGridLayout *>(m_pages->layout());
    int row = 0;
    for (const PageView &view : views) {
        auto *when = new ElidedLabel(view.createdAt ? items::momentText(*view.createdAt, reader) : QString(),
                                     TextSize::Body, Tone::Muted);
        when->setTabular(true);
        when->setMinimumWidth(when->sizeHint().width());
        const QString address = utf16(view.pageUrl);
        auto *page = new Fact(address);
        page->setElideMode(Qt::ElideMiddle);
        page->setLink(tr("Opens the page in the browser"));
        connect(page, &Fact::clicked, this, [this, address] { Q_EMIT linkRequested(address); });
        grid->addWidget(when, row, 0);
        grid->addWidget(page, row++, 1);
    }
}

void JourneyPanel::clicked(const Field &field)
{
    const Value known = value(field, m_call);
    const auto *said = std::get_if<std::string>(&known);
    if (!said || said->empty())
        return;
    if (field.kind == Kind::Url)
        Q_EMIT linkRequested(utf16(*said));
    else if (isFilter(field.key))
        Q_EMIT filterRequested(conditions::Condition{field.key, conditions::Op::Is, conditions::Text{*said}});
}

} // namespace earshot
