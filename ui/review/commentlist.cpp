#include "ui/review/commentlist.h"

#include "models/base/format.h"
#include "ui/review/fact.h"
#include "ui/review/words.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/spokenrole.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace earshot {

CommentList::CommentList(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout), m_more(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_rows->setSpacing(0);
    column->addLayout(m_rows);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    setButtonLook(m_more, ButtonLook::Quiet);
    connect(m_more, &QPushButton::clicked, this, [this] { fill(m_wanted + Page); });
    setAccessibleName(tr("Comments"));
    setSpokenRole(this, QAccessible::List);
    QWidget::hide();
}

void CommentList::show(std::vector<Comment> comments)
{
    if (comments == m_comments)
        return;
    m_comments = std::move(comments);
    fill(m_wanted);
}

void CommentList::save()
{
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        m_shown[i].words->save();
}

/// Lines that stay are the same widgets, so that nobody loses the one that is being edited.
void CommentList::fill(std::size_t rows)
{
    m_wanted = rows;
    std::vector<Row> before = std::exchange(m_shown, {});
    for (std::size_t i = 0; i < std::min(rows, m_comments.size()); ++i) {
        const auto same = [&](const Row &row) { return row.line && row.comment == m_comments[i]; };
        const auto it = std::find_if(before.begin(), before.end(), same);
        if (it == before.end())
            m_shown.push_back(makeRow(m_comments[i]));
        else
            m_shown.push_back(std::exchange(*it, {}));
    }
    for (const Row &row : before) {
        if (!row.line)
            continue;
        if (row.words->isEditing()) {
            const auto later = [&](const Row &other) { return other.comment.at > row.comment.at; };
            m_shown.insert(std::find_if(m_shown.begin(), m_shown.end(), later), row);
        } else {
            row.line->hide();
            row.line->deleteLater(); // it may be the one that is ending its edit
        }
    }
    for (const Row &row : m_shown) {
        m_rows->removeWidget(row.line);
        m_rows->addWidget(row.line);
    }
    const std::size_t left = m_comments.size() - std::min(rows, m_comments.size());
    m_more->setVisible(left > 0);
    m_more->setText(tr("%n more comment(s)", nullptr, int(left)));
    setVisible(!m_shown.empty());
}

CommentList::Row CommentList::makeRow(const Comment &comment)
{
    const QString time = format::duration(comment.at);
    auto *row = new QWidget(this);
    row->setObjectName(QStringLiteral("comment"));
    auto *there = new Fact(time);
    there->setTone(Tone::Accent);
    there->setLink(tr("Go there"));
    auto *words = new InlineEdit;
    words->setValue(utf16(comment.text));
    words->setAccessibleName(tr("Comment at %1").arg(time));
    auto *remove = new IconButton(Icon::Trash, tr("Delete the comment"));
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::Xs);
    line->addWidget(there);
    line->addWidget(words, 1);
    line->addWidget(remove);
    connect(there, &Fact::clicked, this, [this, at = comment.at] { Q_EMIT jumpRequested(at); });
    connect(words, &InlineEdit::committed, this,
            [this, comment](const QString &said) { Q_EMIT changeRequested(comment, said); });
    connect(remove, &QToolButton::clicked, this, [this, comment] { Q_EMIT changeRequested(comment, {}); });
    connect(
        words, &InlineEdit::ended, this, [this] { fill(m_wanted); }, Qt::QueuedConnection); // it may be no more
    return {comment, row, words};
}

} // namespace earshot
