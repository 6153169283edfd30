#include "ui/calls/filterbar.h"

#include "models/conditions/words.h"
#include "models/items/fieldtext.h"
#include "ui/calls/filterdialog.h"
#include "ui/conditions/conditionform.h"
#include "ui/conditions/conditionpopup.h"
#include "ui/conditions/fieldchooser.h"
#include "ui/conditions/tree.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"

#include <QApplication>
#include <QPushButton>

namespace earshot {

using conditions::Node;

namespace {

// what people filter by most, in this order
constexpr const char *QuickFields[] = {"start_time", "lead_status", "source", "tags", "answered", "duration"};

bool asksFor(const Node &node, const Field &field)
{
    return node.condition() && node.condition()->field == field.key;
}

bool isQuick(const Node &node)
{
    return std::any_of(std::begin(QuickFields), std::end(QuickFields),
                       [&](const char *key) { return asksFor(node, *callField(key)); });
}

QPushButton *quietButton(const char *name, Icon icon, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(themedIcon(icon), text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setFont(textFont(TextSize::Small));
    button->setFixedHeight(compactHeight(button->font()) + 1); // as high as a chip
    setButtonLook(button, ButtonLook::Quiet);
    return button;
}

} // namespace

std::vector<Node> topsOf(const Node &filter)
{
    const conditions::Group *group = filter.group();
    if (group && group->match == conditions::Match::All)
        return group->children;
    return {filter};
}

Node filterOf(const std::vector<Node> &tops)
{
    if (tops.size() == 1 && tops.front().group())
        return tops.front();
    return conditions::Group{conditions::Match::All, tops};
}

FilterBar::FilterBar(ValueSource &values, QWidget *parent)
    : QWidget(parent), m_values(values), m_flow(new FlowLayout(this))
{
    m_add = quietButton("addFilter", Icon::Plus, tr("Filter"), this);
    m_advanced = quietButton("advanced", Icon::Filter, tr("Advanced…"), this);
    m_clear = quietButton("clearFilters", Icon::X, tr("Clear all"), this);
    m_save = quietButton("saveView", Icon::Bookmark, tr("Save view"), this);
    for (QPushButton *button : {m_add, m_advanced, m_clear, m_save})
        m_flow->addWidget(button);
    connect(m_add, &QPushButton::clicked, this, &FilterBar::addFilter);
    connect(m_advanced, &QPushButton::clicked, this, &FilterBar::openAdvanced);
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clear);
    connect(m_save, &QPushButton::clicked, this, &FilterBar::saveRequested);
    connect(&values, &ValueSource::namesChanged, this, &FilterBar::rebuild);
    rebuild();
}

void FilterBar::setFilter(const Node &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
}

void FilterBar::setSaveable(bool on)
{
    m_saveable = on;
    m_save->setVisible(on);
    fit();
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

/// Of the conditions that stand ready, as many as there is room for in one line; all are behind the menu of fields.
void FilterBar::fit()
{
    const QWidgetList out = m_flow->leftOut(width());
    for (Chip *chip : findChildren<Chip *>())
        if (!chip->isActive() && m_flow->indexOf(chip) >= 0)
            chip->setVisible(!out.contains(chip));
}

void FilterBar::apply(const Node &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
    Q_EMIT filterChanged(m_filter);
}

void FilterBar::clear()
{
    apply({});
}

void FilterBar::rebuild()
{
    const QWidget *focused = QApplication::focusWidget();
    const QString focusName = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    for (Chip *chip : findChildren<Chip *>()) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one that asked
        chip->setObjectName({});
    }
    const std::vector<Node> tops = topsOf(m_filter);
    for (const char *key : QuickFields) {
        const Field &field = *callField(key);
        bool used = false;
        for (std::size_t top = 0; top < tops.size(); ++top)
            if (asksFor(tops[top], field)) {
                addChip(top);
                used = true;
            }
        if (!used)
            addQuickChip(field);
    }
    for (std::size_t top = 0; top < tops.size(); ++top)
        if (!isQuick(tops[top]))
            addChip(top);
    m_clear->setVisible(conditions::conditionCount(m_filter) > 0);
    m_save->setVisible(m_saveable);
    fit();
    if (!focusName.isEmpty())
        keepFocus(focusName);
    updateGeometry();
}

void FilterBar::keepFocus(const QString &name)
{
    auto *widget = findChild<QWidget *>(name);
    if (widget && !widget->isHidden())
        widget->setFocus();
    else
        m_add->setFocus();
}

void FilterBar::addChip(std::size_t top)
{
    const Node node = topsOf(m_filter)[top];
    const bool group = node.group() != nullptr;
    const QString words = group ? tr("Advanced (%n)", "conditions", int(conditions::conditionCount(node)))
                                : conditions::chip(node, m_values.wording());
    auto *chip = new Chip(words, this);
    chip->setObjectName(group ? QStringLiteral("chip.group")
                              : QStringLiteral("chip.%1").arg(QString::fromStdString(node.condition()->field)));
    chip->setToolTip(conditions::sentence(node, m_values.wording()).toHtmlEscaped());
    chip->setActive(true);
    chip->setRemovable(true);
    if (group)
        chip->setIcon(Icon::Filter);
    m_flow->insertWidget(m_flow->indexOf(m_add), chip);
    chip->show();
    connect(chip, &Chip::clicked, this, [this, top, chip] { editTop(top, chip); });
    connect(chip, &Chip::removeRequested, this, [this, top] { removeTop(top); });
}

void FilterBar::addQuickChip(const Field &field)
{
    auto *chip = new Chip(items::label(field), this);
    chip->setObjectName(QStringLiteral("chip.%1").arg(QString::fromLatin1(field.key)));
    chip->setOpening(true);
    m_flow->insertWidget(m_flow->indexOf(m_add), chip);
    m_flow->setOptional(chip);
    chip->show();
    connect(chip, &Chip::clicked, this, [this, &field, chip] { editNew(field, chip); });
}

void FilterBar::editTop(std::size_t top, const QWidget *anchor)
{
    const std::vector<Node> tops = topsOf(m_filter);
    if (top >= tops.size())
        return;
    if (tops[top].group())
        return openAdvanced();
    auto *popup = new ConditionPopup(*tops[top].condition(), true, m_values, this);
    m_popup = popup;
    connect(popup, &ConditionPopup::changed, this, [this, top](const conditions::Condition &condition) {
        std::vector<Node> now = topsOf(m_filter);
        if (top < now.size())
            now[top] = condition;
        apply(filterOf(now));
    });
    connect(popup, &ConditionPopup::removeRequested, this, [this, top] { removeTop(top); });
    popup->openAt(anchor);
}

void FilterBar::editNew(const Field &field, const QWidget *anchor)
{
    auto *popup = new ConditionPopup(startingCondition(field, systemNow()), false, m_values, this);
    m_popup = popup;
    const std::size_t top = conditions::conditionCount(m_filter) == 0 ? 0 : topsOf(m_filter).size();
    connect(popup, &ConditionPopup::changed, this, [this, top](const conditions::Condition &condition) {
        std::vector<Node> now = conditions::conditionCount(m_filter) == 0 ? std::vector<Node>() : topsOf(m_filter);
        if (top < now.size())
            now[top] = condition;
        else
            now.push_back(condition);
        apply(filterOf(now));
    });
    connect(popup, &ConditionPopup::removeRequested, this, [this, top] { removeTop(top); });
    popup->openAt(anchor);
}

void FilterBar::removeTop(std::size_t top)
{
    std::vector<Node> tops = topsOf(m_filter);
    if (top >= tops.size())
        return;
    tops.erase(tops.begin() + std::ptrdiff_t(top));
    apply(filterOf(tops));
}

void FilterBar::addFilter()
{
    m_popup = openFieldPopup(m_add, {}, this, [this](const Field &field) { editNew(field, m_add); });
}

void FilterBar::openAdvanced()
{
    auto *dialog = new FilterDialog(m_filter, m_values, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FilterDialog::filterChanged, this, &FilterBar::apply);
    if (m_cancelled)
        dialog->offer(*m_cancelled);
    connect(dialog, &FilterDialog::cancelled, this, [this](const Node &edited) { m_cancelled = edited; });
    connect(dialog, &QDialog::accepted, this, [this] { m_cancelled.reset(); });
    dialog->open();
}

} // namespace earshot
