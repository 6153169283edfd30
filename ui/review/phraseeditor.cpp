#include "ui/review/phraseeditor.h"

#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextLayout>

#include <cmath>

namespace earshot {

namespace {

constexpr int Inset = 4; // around the text, as the document has it

} // namespace

PhraseEditor::PhraseEditor(const QString &text, QWidget *parent) : QPlainTextEdit(parent)
{
    setFont(textFont(TextSize::Body));
    setAccessibleName(tr("Correct the phrase"));
    setToolTip(tr("Enter saves, Esc leaves it as it was"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(Inset);
    setPlainText(text);
    selectAll();
    moveCursor(QTextCursor::End);
    connect(this, &QPlainTextEdit::textChanged, this, &PhraseEditor::grew);
}

int PhraseEditor::heightFor(int width) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    qreal height = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text().isEmpty() ? QStringLiteral(" ") : block.text(), font());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width - 2 * (Inset + frameWidth()));
            height += line.height();
        }
        layout.endLayout();
    }
    return int(std::ceil(height)) + 2 * (Inset + frameWidth());
}

QString PhraseEditor::phrase() const
{
    return toPlainText().simplified();
}

void PhraseEditor::finish(bool save)
{
    if (std::exchange(m_finished, true))
        return;
    if (save && !phrase().isEmpty())
        Q_EMIT saved(phrase());
    else
        Q_EMIT cancelled();
}

void PhraseEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        finish(true);
    else if (event->key() == Qt::Key_Escape)
        finish(false);
    else
        QPlainTextEdit::keyPressEvent(event);
}

void PhraseEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    const bool comesBack = event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason;
    if (!comesBack)
        finish(true);
}

} // namespace earshot
