// Correcting a phrase where it stands.

#include "ui/review/phraseeditor.h"
#include "ui/review/transcriptview.h"
#include "ui/review/words.h"
#include "ui/widgets/metrics.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

namespace earshot {

namespace {

constexpr qsizetype LongestTip = 600;

} // namespace

void TranscriptView::correct(std::optional<std::size_t> phrase)
{
    const std::size_t wanted = phrase ? *phrase : m_spokenPhrase ? *m_spokenPhrase : m_landed.value_or(0);
    if (!m_correctable || wanted >= m_rows.transcript().size())
        return;
    saveCorrection();
    setFollowing(false); // what is being typed does not run away
    m_correcting = wanted;
    m_editor = new PhraseEditor(utf16(m_rows.transcript()[wanted].text).simplified(), viewport());
    connect(m_editor, &PhraseEditor::saved, this, [this](const QString &said) {
        const std::size_t which = m_correcting;
        const bool changed = said != utf16(m_rows.transcript()[which].text).simplified();
        endCorrection();
        if (changed)
            Q_EMIT correctionRequested(which, said);
    });
    connect(m_editor, &PhraseEditor::cancelled, this, &TranscriptView::endCorrection);
    connect(m_editor, &PhraseEditor::grew, this, &TranscriptView::fitEditor);
    fitEditor();
    const int row = m_rows.rowOfPhrase(wanted);
    if (rowRect(row).top() < 0 || rowRect(row).bottom() > viewport()->height())
        scrollTo(row);
    placeEditor();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void TranscriptView::saveCorrection()
{
    if (m_editor)
        m_editor->save();
}

void TranscriptView::endCorrection()
{
    if (!m_editor)
        return;
    PhraseEditor *done = std::exchange(m_editor, nullptr);
    done->disconnect(this);
    const bool had = done->hasFocus();
    done->hide();
    done->deleteLater();
    for (int row = m_rows.rowOfPhrase(m_correcting); row < m_rows.count() && m_rows.row(row).phrase == m_correcting;
         ++row)
        m_heights.measure(row, heightOf(row));
    updateRange();
    viewport()->update();
    if (had)
        setFocus(Qt::OtherFocusReason);
}

/// Gives the editor the height of what is written in it, and its rows the editor's.
void TranscriptView::fitEditor()
{
    if (!m_editor)
        return;
    const int width = textColumn().width() + 2 * space::Xs;
    m_editor->resize(width, m_editor->heightFor(width));
    for (int row = m_rows.rowOfPhrase(m_correcting); row < m_rows.count() && m_rows.row(row).phrase == m_correcting;
         ++row)
        m_heights.measure(row, heightOf(row));
    updateRange();
    placeEditor();
    viewport()->update();
}

void TranscriptView::placeEditor()
{
    if (!m_editor)
        return;
    const int row = m_rows.rowOfPhrase(m_correcting);
    m_editor->move(textColumn().left() - space::Xs, rowRect(row).top() + above(row) - 1);
}

bool TranscriptView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hoverWord(nullptr);
    if (event->type() != QEvent::ToolTip || m_rows.count() == 0)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = m_heights.rowAt(help->pos().y() + verticalScrollBar()->value() - headHeight());
    const Phrase &phrase = m_rows.phrase(row);
    QString tip;
    if (rowRect(row).contains(help->pos()) && !phrase.original.empty())
        tip = tr("Original: %1").arg(utf16(phrase.original).left(LongestTip).simplified());
    else if (rowRect(row).contains(help->pos()) && isInMargin(help->pos()))
        tip = tr("Drag here to select whole phrases");
    else if (wordUnder(help->pos()))
        tip = tr("Click to play from here, drag to scrub, double-click to loop the phrase; with Shift, select text");
    QToolTip::showText(help->globalPos(), tip.toHtmlEscaped(), viewport(), rowRect(row));
    return true;
}

} // namespace earshot
