#pragma once
#include "ui/widgets/icons.h"

#include <QAbstractButton>

namespace earshot {

/// A line of the person's history: what, about what, when. A click goes there or opens it.
class HistoryRow : public QAbstractButton {
    Q_OBJECT
public:
    HistoryRow(Icon icon, Tone tone, const QString &what, const QString &about, const QString &when,
               QWidget *parent = nullptr);

    /// A mark after the words, as the star of a lead.
    void setMark(Icon icon, Tone tone);
    /// What a click opens, below the row; shown and hidden from here on.
    void setBody(QWidget *body);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Tone m_tone;
    QString m_about, m_when;
    std::optional<std::pair<Icon, Tone>> m_mark;
    QWidget *m_body = nullptr;
};

} // namespace earshot
