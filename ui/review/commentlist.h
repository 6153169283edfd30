#pragma once
#include "models/base/time.h"
#include "models/domain/comments.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace earshot {

class InlineEdit;

/// The comments of a call, each with its second: a click on it goes there, the text is edited where it stands. What is
/// being typed stays when the comments become others around it.
class CommentList : public QWidget {
    Q_OBJECT
public:
    explicit CommentList(QWidget *parent = nullptr);

    void show(std::vector<Comment> comments);
    int count() const { return int(m_comments.size()); }
    /// Wishes for what is being typed, before another call is shown.
    void save();

Q_SIGNALS:
    void jumpRequested(earshot::milliseconds to);
    /// The comment that says `was` is to say something else; an empty text: it is to go. It may be gone already.
    void changeRequested(const earshot::Comment &was, const QString &text);

private:
    static constexpr std::size_t Page = 20; // shown at once; a note may have thousands of lines
    struct Row {
        Comment comment;
        QWidget *line = nullptr;
        InlineEdit *words = nullptr;
    };

    void fill(std::size_t rows);
    Row makeRow(const Comment &comment);

    std::vector<Comment> m_comments;
    std::vector<Row> m_shown; // of the first comments, and those being edited that are no more
    QVBoxLayout *m_rows;
    QPushButton *m_more;
    std::size_t m_wanted = Page;
};

} // namespace earshot
