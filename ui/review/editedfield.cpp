#include "ui/review/editedfield.h"

#include "models/items/errorwords.h"
#include "ui/review/sendsign.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"

#include <QGridLayout>
#include <QPushButton>

#include <utility>

namespace earshot {

using store::SendState;

namespace {

QPushButton *smallButton(const QString &text)
{
    auto *button = new QPushButton(text);
    button->setFont(textFont(TextSize::Small, QFont::Medium));
    button->setFixedHeight(compactHeight(button->font()));
    return button;
}

QWidget *sideBySide(QWidget *first, QWidget *second)
{
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(6, space::Xs, 0, 0); // below the words
    row->setSpacing(space::Xs);
    row->addWidget(first);
    row->addWidget(second);
    row->addStretch(1);
    return both;
}

QString refusalWords(const Error &error)
{
    const items::ErrorWords said = items::words(error);
    if (said.details.isEmpty())
        return said.what;
    //: A refused edit: what happened, and the reason the server gave
    return EditedField::tr("%1 The server says: %2").arg(said.what, said.details.left(300));
}

SendSign::State signOf(SendState state)
{
    switch (state) {
    case SendState::Settled:
        break;
    case SendState::Waiting:
        return SendSign::State::Waiting;
    case SendState::Sending:
        return SendSign::State::Sending;
    case SendState::Refused:
        return SendSign::State::Refused;
    }
    return SendSign::State::Nothing;
}

} // namespace

EditedField::EditedField(const char *key, QWidget *editor, QWidget *parent)
    : QWidget(parent), m_key(key), m_editor(editor), m_sign(new SendSign), m_trouble(troubleLine())
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::S);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    const bool asWideAsItIs = editor->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum;
    grid->addWidget(editor, 0, 0, asWideAsItIs ? Qt::AlignLeft : Qt::Alignment());
    grid->addWidget(m_sign, 0, 1, Qt::AlignTop);
    grid->addWidget(m_trouble, 1, 0, 1, 2);
    setFocusProxy(editor);
    m_sentFor.setSingleShot(true);
    m_sentFor.setInterval(4000);
    connect(&m_sentFor, &QTimer::timeout, this, [this] { m_sign->setState(signOf(m_sending.state)); });
    showTrouble();
}

QWidget *EditedField::troubleLine()
{
    auto *retry = smallButton(tr("Try again"));
    auto *discard = smallButton(tr("Discard my change"));
    auto *theirs = smallButton(tr("Take theirs"));
    auto *mine = smallButton(tr("Keep mine"));
    connect(retry, &QPushButton::clicked, this, &EditedField::retryRequested);
    connect(discard, &QPushButton::clicked, this, &EditedField::discardRequested);
    connect(theirs, &QPushButton::clicked, this, [this] { settle(true); });
    connect(mine, &QPushButton::clicked, this, [this] { settle(false); });
    for (QPushButton *button : {theirs, mine})
        button->setFocusPolicy(Qt::TabFocus); // a click is no leaving of the field
    retry->setObjectName(QStringLiteral("retry"));
    discard->setObjectName(QStringLiteral("discard"));
    theirs->setObjectName(QStringLiteral("theirs"));
    mine->setObjectName(QStringLiteral("mine"));
    m_words = new Label({}, TextSize::Small, Tone::Bad);
    m_words->setWordWrap(true);
    m_words->setContentsMargins(6, 0, 6, 0);
    m_refused = sideBySide(retry, discard);
    m_conflicted = sideBySide(theirs, mine);
    auto *trouble = new QWidget;
    auto *column = new QVBoxLayout(trouble);
    column->setContentsMargins(0, 0, 0, space::Xs);
    column->setSpacing(0);
    for (QWidget *part : {static_cast<QWidget *>(m_words), m_refused, m_conflicted})
        column->addWidget(part);
    return trouble;
}

void EditedField::show(const items::FieldSending &sending, const QString &other)
{
    m_other = other;
    if (sending.other && !m_both)
        m_overtaken.reset(); // the cache keeps theirs now, and it tells who has which
    showSign(sending);
    m_sending = sending;
    m_known = true;
    showTrouble();
}

void EditedField::forget()
{
    m_known = false;
    m_problem.clear();
    m_overtaken.reset();
    m_sentFor.stop();
}

void EditedField::sayOvertaken(const QString &other, bool both)
{
    m_overtaken = other;
    m_both = both;
    showTrouble();
}

void EditedField::watch(InlineEdit *edit)
{
    connect(edit, &InlineEdit::overtaken, this, [this](const QString &other) { sayOvertaken(other, false); });
    connect(edit, &InlineEdit::ended, this, [this](bool kept) {
        if (kept)
            return;
        m_overtaken.reset(); // theirs stands
        showTrouble();
    });
}

void EditedField::settle(bool theirs)
{
    if (!m_overtaken)
        return theirs ? Q_EMIT otherRequested() : Q_EMIT mineRequested();
    const QString other = *std::exchange(m_overtaken, std::nullopt);
    showTrouble();
    theirs ? Q_EMIT overtakenTheirs(other) : Q_EMIT overtakenMine();
}

QString EditedField::overtakenWords() const
{
    if (m_overtaken->isEmpty())
        return tr("Somebody else cleared this in the meantime. Your version will be sent.");
    if (m_both)
        return tr("Somebody else wrote “%1” in the meantime. It is kept below your text.").arg(*m_overtaken);
    return tr("Somebody else changed this to “%1” in the meantime. Your version will be sent.").arg(*m_overtaken);
}

void EditedField::say(const QString &problem)
{
    m_problem = problem;
    showTrouble();
}

void EditedField::showSign(const items::FieldSending &sending)
{
    const bool wasUnderWay = m_known && m_sending.state != SendState::Settled;
    if (wasUnderWay && sending.state == SendState::Settled && sending.sentAt != m_sending.sentAt) {
        m_sign->setState(SendSign::State::Sent);
        return m_sentFor.start();
    }
    if (sending.state != SendState::Settled)
        m_sentFor.stop();
    if (!m_sentFor.isActive())
        m_sign->setState(signOf(sending.state));
}

void EditedField::showTrouble()
{
    const bool refused = m_sending.state == SendState::Refused && m_sending.refusal;
    const bool conflicted = m_sending.other.has_value();
    QString words;
    if (!m_problem.isEmpty())
        words = m_problem;
    else if (refused)
        words = refusalWords(*m_sending.refusal);
    else if (m_overtaken)
        words = overtakenWords();
    else if (conflicted && m_other.isEmpty())
        words = tr("Somebody else cleared this in the meantime. Your version will be sent.");
    else if (conflicted)
        words = tr("Somebody else changed this to “%1” in the meantime. Your version will be sent.").arg(m_other);
    m_words->setTone(m_problem.isEmpty() && !refused ? Tone::Warn : Tone::Bad);
    m_words->setText(words);
    m_refused->setVisible(refused && m_problem.isEmpty());
    m_conflicted->setVisible((conflicted || m_overtaken) && !refused && m_problem.isEmpty());
    m_trouble->setVisible(!words.isEmpty());
    m_editor->setAccessibleDescription(words);
}

} // namespace earshot
