#pragma once
#include <QWidget>

class QPushButton;

namespace earshot {

class IconButton;
class Label;

/// Says, in the page concerned, what happened and what to do next. Hidden until there is something to say. Its contents
/// margins stay free around it.
class InlineBanner : public QWidget {
    Q_OBJECT
public:
    enum class Level { Info, Good, Warning, Error };

    explicit InlineBanner(QWidget *parent = nullptr);

    /// Shows the banner. `details` is a second, quieter paragraph; may be empty.
    void say(Level level, const QString &text, const QString &details = {});
    /// The one thing to do about it; an empty text takes the button away.
    void setAction(const QString &text);
    void setDismissible(bool dismissible);

Q_SIGNALS:
    void actionTriggered();
    /// The person closed it; the banner is hidden by then.
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dismiss();

    Level m_level = Level::Info;
    Label *m_text;
    Label *m_details;
    QPushButton *m_action;
    IconButton *m_close;
};

} // namespace earshot
