#pragma once
#include "models/conditions/condition.h"
#include "models/items/callpage.h"
#include "models/items/fieldtext.h"
#include "ui/review/scrollpanel.h"

namespace earshot {

class Fact;
class FieldList;
class Label;
class MilestoneLine;
class SectionHeader;

/// How the caller found the number: source, campaign, keyword, pages, the steps that led to the call.
class JourneyPanel : public ScrollPanel {
    Q_OBJECT
public:
    explicit JourneyPanel(QWidget *parent = nullptr);

    void show(const items::CallDetails &details, const items::Reader &reader);

Q_SIGNALS:
    void filterRequested(const earshot::conditions::Node &filter);
    void linkRequested(const QString &address);

private:
    struct Shown {
        const Field *field;
        Fact *fact;
    };
    FieldList *addFacts(std::initializer_list<const char *> keys, std::vector<Shown> &into);
    /// True when any of them is known.
    bool showFacts(FieldList *list, const std::vector<Shown> &facts, const Call &call, const items::Reader &reader);
    void showPages(const std::vector<PageView> &views, const items::Reader &reader);
    void clicked(const Field &field);

    Call m_call;
    FieldList *m_foundList, *m_clickList, *m_callList;
    std::vector<Shown> m_found, m_clicks, m_about;
    Label *m_unknown;
    SectionHeader *m_stepsHeader, *m_clicksHeader, *m_pagesHeader;
    MilestoneLine *m_steps;
    QWidget *m_pages;
    std::optional<std::vector<PageView>> m_shownPages;
};

} // namespace earshot
