#pragma once
#include <QWidget>

class QVBoxLayout;

namespace earshot {

class InlineBanner;

/// Banners that come by themselves. They float over the foot of a page: nothing that is being read, typed or pointed at
/// moves when one comes or goes. Bars at the very foot, and toasts, stay free.
class Notices : public QWidget {
    Q_OBJECT
public:
    /// Over `page`; the banners from the top down.
    Notices(QWidget *page, const QList<InlineBanner *> &banners);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void placeSoon();

    QList<InlineBanner *> m_banners;
    bool m_placing = false;
};

} // namespace earshot
