#pragma once

#include "models/items/recordings.h"

#include <QUndoCommand>

namespace earshot::items {

/// Rules by which recordings have to go, as a step of the undo stack.
class RecordingRulesChange : public QUndoCommand {
public:
    /// `name` is what the undo menu says.
    RecordingRulesChange(Recordings &recordings, const store::RecordingRules &rules, const QString &name)
        : QUndoCommand(name), m_recordings(recordings), m_before(recordings.rules()), m_after(rules)
    {
    }

    void undo() override { m_recordings.setRules(m_before, text()); }
    void redo() override { m_recordings.setRules(m_after, text()); }

private:
    Recordings &m_recordings;
    store::RecordingRules m_before, m_after;
};

/// Letting all recordings go. Taken back in time, nothing is lost.
class AllRecordingsGoing : public QUndoCommand {
public:
    AllRecordingsGoing(Recordings &recordings, const QString &name) : QUndoCommand(name), m_recordings(recordings) {}

    void undo() override { m_recordings.keepAll(text()); }
    void redo() override { m_recordings.letAllGo(text()); }

private:
    Recordings &m_recordings;
};

} // namespace earshot::items
