#pragma once
#include "ui/widgets/icons.h"

#include <QAbstractButton>

#include <functional>
#include <optional>

namespace earshot {

/// A line of the person's history: what, about what, when. A click goes there or opens it.
class HistoryRow : public QAbstractButton {
    Q_OBJECT
public:
    HistoryRow(Icon icon, Tone tone, const QString &what, const QString &about, const QString &when,
               QWidget *parent = nullptr);

    /// A mark after the words, as the star of a lead.
    void setMark(Icon icon, Tone tone);
    /// What a click opens and closes, below the row; made the first time. The row's parent has a QVBoxLayout.
    void setBody(std::function<QWidget *()> make);
    bool hasBody() const { return m_make != nullptr; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void nextCheckState() override;
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    Tone m_tone;
    QString m_about, m_when;
    std::optional<std::pair<Icon, Tone>> m_mark;
    std::function<QWidget *()> m_make;
    QWidget *m_body = nullptr;
};

} // namespace earshot
