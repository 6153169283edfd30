#include "ui/review/transcriptaccess.h"

#include "ui/review/transcriptview.h"

#include <QAccessibleWidget>

namespace earshot {
namespace {

/// The whole transcript, whatever of it is laid out. What is selected with the mouse is no part of it.
class TranscriptAccess : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit TranscriptAccess(TranscriptView *view) : QAccessibleWidget(view, QAccessible::Document) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        return state;
    }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? whole() : QAccessibleWidget::text(which);
    }

    QString text(int start, int end) const override { return whole().mid(start, end - start); }
    int characterCount() const override { return int(whole().size()); }
    int cursorPosition() const override { return m_cursor; }
    void setCursorPosition(int position) override
    {
        m_cursor = std::clamp(position, 0, characterCount());
        scrollToSubstring(m_cursor, m_cursor);
    }
    void scrollToSubstring(int start, int) override
    {
        const TranscriptRows &rows = view()->rows();
        if (rows.count() == 0)
            return;
        const auto line = std::min<qsizetype>(whole().left(start).count(QLatin1Char('\n')), rows.count() - 1);
        view()->landOn(rows.row(int(line)).phrase);
    }
    int selectionCount() const override { return 0; }
    void selection(int, int *start, int *end) const override { *start = *end = 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    QRect characterRect(int) const override { return rect(); }
    int offsetAtPoint(const QPoint &) const override { return -1; }
    QString attributes(int, int *start, int *end) const override
    {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    TranscriptView *view() const { return static_cast<TranscriptView *>(widget()); }
    QString whole() const { return view()->wholeText(); }

    int m_cursor = 0;
};

QAccessibleInterface *transcriptAccess(const QString &, QObject *object)
{
    auto *view = qobject_cast<TranscriptView *>(object);
    return view ? new TranscriptAccess(view) : nullptr;
}

} // namespace

void makeTranscriptsReadable()
{
    static bool done = false;
    if (!std::exchange(done, true))
        QAccessible::installFactory(transcriptAccess);
}

} // namespace earshot
