#pragma once
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace earshot {

class FlowLayout;
class TagPill;

/// A tag as a widget knows it; `colour` is CallRail's name of it.
struct TagChoice {
    QString name;
    QString colour;
    bool operator==(const TagChoice &) const = default;
};

/// The tags of something, edited in place: type to find a tag; Enter, Tab or a comma adds the one that is marked, Ctrl
/// and Enter what was typed to the letter. Backspace in the empty field goes to the last pill, arrows walk over them,
/// Delete removes, Esc leaves. It changes nothing itself: it emits wishes, and shows what setTags() says.
class TagEditor : public QWidget {
    Q_OBJECT
public:
    explicit TagEditor(QWidget *parent = nullptr);

    void setTags(const QList<TagChoice> &tags);
    const QList<TagChoice> &tags() const { return m_tags; }
    /// What may be added. A name outside the list is wished for too if `creating` is allowed.
    void setChoices(const QList<TagChoice> &choices, bool creating = false);

    /// How well a tag fits what was typed, the higher the better; empty: not at all. Without one, it contains it.
    using Matcher = std::function<std::optional<int>(QStringView typed, QStringView tag)>;
    void setMatcher(Matcher matcher) { m_matcher = std::move(matcher); }

    /// Puts the cursor where one types.
    void startTyping();
    /// What was typed and is no tag yet.
    QString typed() const;
    void setTyped(const QString &text);

Q_SIGNALS:
    void addRequested(const QString &name);
    void removeRequested(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    void offerFor(const QString &typed);
    void fillOffers(const QString &typed);
    void take();
    void moveOffer(int by);
    bool isOffering() const;
    void leave();
    void wishFor(const QString &typed);
    void wishAway(int index);
    bool goesBackwards(int key) const;
    bool keyInField(int key, Qt::KeyboardModifiers held);
    bool keyWhileOffering(int key, Qt::KeyboardModifiers held);
    bool keyOnPill(int index, int key);
    void focusPill(int index);

    QList<TagChoice> m_tags;
    QList<TagChoice> m_choices;
    bool m_creating = false;
    Matcher m_matcher;
    FlowLayout *m_layout;
    QList<TagPill *> m_pills;
    QLineEdit *m_field;
    QStandardItemModel *m_offered;
    QCompleter *m_completer;
};

} // namespace earshot
