#pragma once
#include "ui/widgets/icons.h"

#include <QTimer>
#include <QWidget>

namespace earshot {

/// Says for a second what was just decided, over the page that has gone on already. It takes neither clicks nor keys.
class VerdictFlash : public QWidget {
    Q_OBJECT
public:
    explicit VerdictFlash(QWidget *page);

    void say(Icon icon, Tone tone, const QString &words);
    const QString &words() const { return m_words; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    Icon m_icon = Icon::Check;
    Tone m_tone = Tone::Normal;
    QString m_words;
    QTimer m_stay;
};

} // namespace earshot
