#pragma once
#include "models/items/errorwords.h"
#include "models/items/listening.h"

#include <QWidget>

class QPushButton;

namespace earshot {

class IconMark;
class Label;
class ProgressStrip;

/// Why a recording cannot be heard yet, or at all, and what to do about it.
class RecordingNotice : public QWidget {
    Q_OBJECT
public:
    explicit RecordingNotice(QWidget *parent = nullptr);

    /// Hides itself where there is nothing to say. `trouble`: what hinders it, if anything does.
    void show(items::Listening::Stage stage, double progress, const items::ErrorWords &trouble);
    QString text() const;

Q_SIGNALS:
    /// The recording is wanted, again or for the first time.
    void fetchRequested();
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(const QString &words, const QString &action);

    Label *m_words;
    ProgressStrip *m_progress;
    QPushButton *m_action;
    bool m_cancels = false;
};

} // namespace earshot
