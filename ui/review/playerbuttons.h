#pragma once
// The two controls of the player that no other page has.

#include "models/base/time.h"

#include <QAbstractButton>

namespace earshot {

/// The round button that plays and pauses. While a recording is being opened it waits.
class PlayButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit PlayButton(QWidget *parent = nullptr);

    void setPlaying(bool playing);
    bool isPlaying() const { return m_playing; }
    /// Says the key that does the same.
    void setKeys(const QString &keys);

    QSize sizeHint() const override { return {Side, Side}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int Side = 32;
    void name();

    bool m_playing = false;
    QString m_keys;
};

/// "0:42 / 3:10"; a click shows what is left instead: "−2:28 / 3:10". It keeps its width while it counts.
class TimeButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit TimeButton(QWidget *parent = nullptr);

    void setTimes(milliseconds position, milliseconds length);
    bool showsRemaining() const { return isChecked(); }
    QString shown() const { return m_shown; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void write();

    milliseconds m_position{}, m_length{};
    QString m_shown;
};

} // namespace earshot
