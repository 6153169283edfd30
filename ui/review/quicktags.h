#pragma once
#include "models/domain/account.h"
#include "models/domain/call.h"

#include <QList>
#include <QWidget>

class QAction;

namespace earshot {

class Chip;
class IconButton;

/// The tags that one key each sets, in one row. What does not fit stands behind a chip; those the call has are marked.
class QuickTags : public QWidget {
    Q_OBJECT
public:
    /// One action a tag, whose keys are shown and which is triggered.
    explicit QuickTags(QList<QAction *> actions, QWidget *parent = nullptr);

    /// An empty name: nothing under this key. One that is not enabled is shown all the same, since its key means
    /// nothing else, but cannot be set: the client has no such tag.
    void setTags(const std::vector<Tag> &tags);
    void setHeld(const Words &tags);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void arrangeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Place {
        QWidget *pill = nullptr;
        QWidget *both = nullptr; // pill and key
        std::size_t tag = 0;
    };
    void arrange();
    void openRest();

    QList<QAction *> m_actions;
    std::vector<Tag> m_tags;
    Words m_held;
    std::vector<Place> m_places;
    std::size_t m_fitting = 0;
    Chip *m_rest;
    IconButton *m_edit;
};

} // namespace earshot
