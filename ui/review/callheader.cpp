#include "ui/review/callheader.h"

#include "models/base/format.h"
#include "models/domain/derived.h"
#include "models/domain/phone.h"
#include "models/domain/withheld.h"
#include "ui/review/editedfield.h"
#include "ui/review/fact.h"
#include "ui/review/outcome.h"
#include "ui/review/words.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlineedit.h"

#include <QMenu>
#include <QVBoxLayout>

#include <utility>

namespace earshot {

namespace {

QString timeThere(const Call &call, const items::Reader &reader)
{
    const auto zone = zoneNamed(call.clientTimeZone);
    if (!call.startTime || !zone)
        return {};
    const QDateTime there = QDateTime::fromMSecsSinceEpoch(toMs(*call.startTime), *zone);
    const QDateTime here = there.toTimeZone(reader.zone);
    if (there.offsetFromUtc() == here.offsetFromUtc())
        return {};
    const QString moment = there.date() == here.date() ? format::time(there.time(), reader.locale)
                                                       : format::moment(there, reader.today, reader.locale);
    //: A time of day in the client's time zone: "10:05 client time"
    return CallHeader::tr("%1 client time").arg(moment);
}

QString numbersOf(const Call &call)
{
    const QString tracking = utf16(phone::formatted(call.trackingPhoneNumber));
    const QString business = utf16(phone::formatted(call.businessPhoneNumber));
    if (tracking.isEmpty() || business.isEmpty())
        return tracking + business;
    //: The tracking number that was called, and the business number it led to
    return CallHeader::tr("%1 → %2").arg(tracking, business);
}

QString historyOf(const Call &call)
{
    if (phone::isWithheld(call.customerPhoneNumber))
        return {}; // whoever called before may be somebody else
    if (call.firstCall.value_or(false))
        return CallHeader::tr("First call");
    if (call.priorCalls.value_or(0) > 0)
        return CallHeader::tr("%n earlier call(s)", nullptr, int(*call.priorCalls));
    return {};
}

void put(Fact *fact, const QString &words)
{
    fact->setFact(words);
    fact->setVisible(!words.isEmpty());
}

} // namespace

CallHeader::CallHeader(QWidget *parent)
    : QWidget(parent), m_avatar(new Avatar({}, 40)), m_name(new InlineEdit(tr("Add a name"))),
      m_nameField(new EditedField("customer_name", m_name)), m_number(new ElidedLabel),
      m_place(new ElidedLabel({}, TextSize::Body, Tone::Muted)),
      m_copy(new IconButton(Icon::Copy, tr("Copy the number"))), m_more(new IconButton(Icon::More, tr("More"))),
      m_flow(new FlowLayout(nullptr, space::L, 0))
{
    m_name->setFont(textFont(TextSize::Headline, QFont::DemiBold));
    m_name->setFixedHeight(m_name->fontMetrics().height() + space::Xs);
    m_name->setAccessibleName(tr("Caller's name"));
    m_number->setTabular(true);
    m_number->setSelectable(true);
    m_copy->setFixedSize(compactHeight(font()), compactHeight(font()));
    connect(m_name, &InlineEdit::began, this, [this] { m_seen = m_known; });
    connect(m_name, &InlineEdit::committed, this, [this](const QString &name) {
        m_known = name.toStdString(); // though it is not read back yet
        Q_EMIT named(name, m_seen);
    });
    m_nameField->watch(m_name);
    connect(m_nameField, &EditedField::overtakenTheirs, m_name, &InlineEdit::revert);
    connect(m_nameField, &EditedField::overtakenMine, this, [this] { m_seen = m_known; });
    connect(m_copy, &IconButton::clicked, this, &CallHeader::copyRequested);

    auto *reach = new QHBoxLayout;
    reach->setContentsMargins(6, 0, 0, 0);
    reach->setSpacing(space::Xs);
    reach->addWidget(m_number);
    reach->addWidget(m_copy);
    reach->addSpacing(space::S);
    reach->addWidget(m_place, 1);
    auto *who = new QVBoxLayout;
    who->setSpacing(0);
    who->addWidget(m_nameField);
    who->addLayout(reach);
    auto *top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(m_avatar, 0, Qt::AlignTop);
    top->addLayout(who, 1);
    top->addWidget(m_more, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(top);
    column->addLayout(m_flow);
    for (Fact **fact :
         {&m_outcome, &m_when, &m_whenThere, &m_client, &m_agent, &m_history, &m_numbers}) // the longest last
        *fact = addFact();
    m_when->setIcon(Icon::Clock);
    m_whenThere->setIcon(Icon::Globe);
    m_client->setIcon(Icon::Building);
    m_agent->setIcon(Icon::Person);
    m_numbers->setIcon(Icon::Number);
    m_history->setIcon(Icon::History);
}

Fact *CallHeader::addFact()
{
    auto *fact = new Fact;
    m_flow->addWidget(fact);
    return fact;
}

void CallHeader::setMenu(QMenu *menu)
{
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
}

void CallHeader::startNaming()
{
    m_name->startEditing();
}

void CallHeader::save()
{
    m_name->save();
}

void CallHeader::show(const items::CallDetails &details, const items::Reader &reader)
{
    const Call &call = details.stored.call;
    const QString name = utf16(derive::customerName(call)).simplified();
    const QString number =
        phone::isWithheld(call.customerPhoneNumber) ? QString() : items::numberText(call.customerPhoneNumber);
    m_avatar->setName(name);
    std::exchange(m_shown, details.stored.row) != details.stored.row ? m_name->start(name) : m_name->setValue(name);
    m_known = call.customerName;
    m_number->setText(number.isEmpty() ? tr("Number withheld") : number);
    m_number->setTone(number.isEmpty() ? Tone::Muted : Tone::Normal);
    m_copy->setVisible(!number.isEmpty());
    m_place->setText(utf16(derive::location(call)));
    showFacts(details, reader);
}

void CallHeader::showFacts(const items::CallDetails &details, const items::Reader &reader)
{
    const Call &call = details.stored.call;
    const Outcome outcome = outcomeOf(call);
    m_outcome->setIcon(outcome.icon, outcome.tone);
    put(m_outcome, outcome.words);
    put(m_when, call.startTime ? items::momentText(*call.startTime, reader) : QString());
    put(m_whenThere, timeThere(call, reader));
    m_whenThere->setToolTip(utf16(call.clientTimeZone));
    put(m_client, utf16(details.client ? details.client->name : call.clientName));
    put(m_agent, utf16(call.agentEmail));
    put(m_numbers, numbersOf(call));
    put(m_history, historyOf(call));
}

} // namespace earshot
