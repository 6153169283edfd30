#include "ui/review/commentlist.h"

#include "models/base/format.h"
#include "ui/review/fact.h"
#include "ui/review/words.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/look.h"
#include "ui/widgets/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>

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
    connect(m_more, &QPushButton::clicked, this, &CommentList::showMore);
    setAccessibleName(tr("Comments"));
    QWidget::hide();
}

void CommentList::show(std::vector<Comment> comments)
{
    setVisible(!comments.empty());
    if (comments == m_comments)
        return;
    m_comments = std::move(comments);
    const std::size_t wanted = std::clamp(m_shown, Page, std::max(Page, m_comments.size()));
    qDeleteAll(findChildren<QWidget *>(QStringLiteral("comment"), Qt::FindDirectChildrenOnly));
    m_shown = 0;
    while (m_shown < std::min(wanted, m_comments.size()))
        m_rows->addWidget(makeRow(m_shown++));
    m_more->setVisible(m_shown < m_comments.size());
    m_more->setText(tr("%n more comment(s)", nullptr, int(m_comments.size() - m_shown)));
}

void CommentList::showMore()
{
    const std::size_t end = std::min(m_shown + Page, m_comments.size());
    while (m_shown < end)
        m_rows->addWidget(makeRow(m_shown++));
    m_more->setVisible(m_shown < m_comments.size());
    m_more->setText(tr("%n more comment(s)", nullptr, int(m_comments.size() - m_shown)));
}

QWidget *CommentList::makeRow(std::size_t index)
{
    const Comment &comment = m_comments[index];
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
            [this, index](const QString &said) { Q_EMIT changeRequested(index, said); });
    connect(remove, &QToolButton::clicked, this, [this, index] { Q_EMIT changeRequested(index, {}); });
    return row;
}

} // namespace earshot
