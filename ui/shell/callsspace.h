#pragma once
#include "models/items/desk.h"

#include <QWidget>

class QSplitter;

namespace earshot {

class CallsPage;
class CallView;
class ElidedLabel;

/// The list of calls with the page of the current call beside it, or that page alone.
class CallsSpace : public QWidget {
    Q_OBJECT
public:
    explicit CallsSpace(const items::Desk &desk, QWidget *parent = nullptr);

    CallsPage &list() { return *m_list; }
    CallView &callView() { return *m_view; }

    void setBeside(bool beside);
    bool isBeside() const { return m_beside; }
    /// There is room for one pane only: the list, or a call alone.
    bool isNarrow() const { return m_narrow; }
    /// Shows one call without the list; empty: the list again.
    void showAlone(std::optional<CallRow> row);
    void focusList(Qt::FocusReason reason);
    std::optional<CallRow> alone() const { return m_alone; }

Q_SIGNALS:
    /// The call alone is to be left.
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *backBar();
    void arrange();
    void step(int by);
    void show(std::optional<CallRow> row);
    void followSearch();
    void showCurrent(std::optional<CallRow> row, std::optional<std::size_t> phrase);

    items::Desk m_desk;
    CallsPage *m_list;
    CallView *m_view;
    QSplitter *m_splitter;
    QWidget *m_bar;
    bool m_beside;
    bool m_narrow = false;
    bool m_stepping = false; // from call to call, without the list
    std::optional<CallRow> m_alone;
    std::optional<CallRow> m_current; // of the list
    QString m_search;                 // of the list, as the call page knows it
};

} // namespace earshot
