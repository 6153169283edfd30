#pragma once
#include <QWidget>

class QAction;

namespace earshot {

class Chip;
class FlowLayout;

/// Quick tags in one row: as many as there is room for, the others behind a chip.
class QuickTagRow : public QWidget {
    Q_OBJECT
public:
    explicit QuickTagRow(QWidget *parent = nullptr);

    /// Appends a tag's control and what it does.
    void add(QWidget *control, QAction *action);
    void clear();

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void openRest();

    struct Entry {
        QWidget *control;
        QAction *action;
    };
    FlowLayout *m_flow;
    Chip *m_rest;
    QList<Entry> m_entries;
};

} // namespace earshot
