#pragma once
#include <QPointer>
#include <QWidget>

namespace earshot {

/// A card above the window's content. A click beside it or Esc closes it, and the keyboard goes back where it was.
class Overlay : public QWidget {
    Q_OBJECT
public:
    enum class Where {
        Top,    // in the middle, under the upper edge, on a veil
        Middle, // in the middle, on a veil
        Corner, // at the lower left, beside what it belongs to, without a veil
    };

    Overlay(QWidget *window, Where where);

    void open();
    void close();
    static void closeAll(QWidget *window);

Q_SIGNALS:
    void closed();

protected:
    /// Give the card a layout; it is as large as that asks for, and never larger than the window.
    QWidget *card() const { return m_card; }
    /// What gets the keyboard.
    virtual QWidget *firstFocus() = 0;
    /// The lower left corner of a Corner card, in window coordinates.
    virtual QPoint corner() const { return {}; }
    void arrange();

    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    Where m_where;
    QWidget *m_card;
    QPointer<QWidget> m_before; // had the keyboard
};

} // namespace earshot
