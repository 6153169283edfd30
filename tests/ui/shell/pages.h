#pragma once
// Every page and popup of the window, to be gone through by tests that hold them all to one rule.

#include "app/earshot/workplace.h"

#include <QTemporaryDir>
#include <QTest>

namespace earshot::test {

class Pages {
public:
    /// A demo agency's window; `linked`: else it is the first start.
    explicit Pages(bool linked = true);
    MainWindow &window() { return m_place->window(); }
    items::Desk &desk() { return m_place->desk(); }

    /// Names for data rows.
    static QStringList names();
    /// Opens it, waits for what it shows, and returns what is to be looked at: the window, or a popup of its own.
    QWidget *open(const QString &name);
    void close();
    void settle();

private:
    QWidget *popup();
    void toPage(Place::Page page);
    void pressInReview(const QString &name);

    QTemporaryDir m_folder;
    std::unique_ptr<Workplace> m_place;
};

/// Words for a message: class, name and place of a widget.
QString describe(const QWidget *widget);

} // namespace earshot::test
