#pragma once
#include <QList>
#include <QPair>
#include <QWidget>

class QGridLayout;

namespace earshot {

class Label;

/// Label and value pairs in two aligned columns: the facts of a page.
class FieldList : public QWidget {
    Q_OBJECT
public:
    explicit FieldList(QWidget *parent = nullptr);

    /// Adds a row; the value becomes a child and is the buddy of its label.
    void addRow(const QString &label, QWidget *value);
    /// Shows or hides the row of `value`.
    void setRowVisible(QWidget *value, bool visible);
    /// Makes the labels of several lists equally wide, so that the values of all stand below each other.
    static void align(std::initializer_list<FieldList *> lists);

private:
    QGridLayout *m_grid;
    QList<QPair<Label *, QWidget *>> m_rows;
};

} // namespace earshot
