#pragma once
#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace earshot {

class Label;

/// The heading of a part of a page: a title, how many, and on the far side what can be done there.
class SectionHeader : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Empty shows no count.
    void setCount(std::optional<qint64> count);
    /// Adds a control on the far side.
    void addControl(QWidget *control);

private:
    QHBoxLayout *m_row;
    Label *m_title;
    Label *m_count;
};

} // namespace earshot
