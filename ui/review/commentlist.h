#pragma once
#include "models/base/time.h"
#include "models/domain/comments.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace earshot {

/// The comments of a call, each with its second: a click on it goes there, the text is edited where it stands.
class CommentList : public QWidget {
    Q_OBJECT
public:
    explicit CommentList(QWidget *parent = nullptr);

    void show(std::vector<Comment> comments);
    int count() const { return int(m_comments.size()); }

Q_SIGNALS:
    void jumpRequested(earshot::milliseconds to);
    /// A comment is to say something else; an empty text: it is to go.
    void changeRequested(std::size_t index, const QString &text);

private:
    static constexpr std::size_t Page = 20; // shown at once; a note may have thousands of lines

    void showMore();
    QWidget *makeRow(std::size_t index);

    std::vector<Comment> m_comments;
    QVBoxLayout *m_rows;
    QPushButton *m_more;
    std::size_t m_shown = 0;
};

} // namespace earshot
