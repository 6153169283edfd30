#pragma once
#include "ui/calls/bulkedit.h"

#include <QWidget>

class QPushButton;

namespace earshot {

class FlowLayout;
class Label;
class ValueSource;

/// What can be done with the calls that are chosen; there while more than one is.
class BulkBar : public QWidget {
    Q_OBJECT
public:
    explicit BulkBar(ValueSource &values, QWidget *parent = nullptr);

    void setCount(int calls);

    /// The popups of the buttons, at a widget.
    void openTags(QWidget *anchor);
    void openValue(QWidget *anchor);
    void openNote(QWidget *anchor);
    QWidget *tagButton() const;
    QWidget *valueButton() const;
    QWidget *noteButton() const;

Q_SIGNALS:
    void editRequested(const earshot::BulkEdit &edit);
    void copyRequested();
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addButton(const char *name, int icon, const QString &text);

    ValueSource &m_values;
    FlowLayout *m_buttons;
    Label *m_count;
    QPushButton *m_tag;
    QPushButton *m_value;
    QPushButton *m_note;
    int m_calls = 0;
    // what was begun in a popup and not applied, for who comes back to it
    QString m_noteBegun;
    std::optional<Cents> m_valueBegun;
    Words m_tagsBegun;
};

} // namespace earshot
