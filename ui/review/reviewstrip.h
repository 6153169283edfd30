#pragma once
#include "models/items/callpage.h"
#include "models/items/fieldtext.h"

#include <QList>
#include <QWidget>

#include <map>

namespace earshot {

class EditedField;
class InlineEdit;
class NoteEdit;
class SegmentedControl;
class TagEditor;

/// What people say of a call: lead or not, worth, tags, note. It changes nothing itself: it emits wishes.
class ReviewStrip : public QWidget {
    Q_OBJECT
public:
    explicit ReviewStrip(QWidget *parent = nullptr);

    void show(const items::CallDetails &details, const items::Reader &reader);
    /// Every field with its sign.
    QList<EditedField *> fields() const;

    /// Wishes for what is being typed, before another call is shown.
    void save();

    /// A tag that was begun and is none yet; it belongs to the call that is shown.
    QString takeTyped();
    void setTyped(const QString &tag);

    void startTagging();
    void startNote();
    void startValue();

Q_SIGNALS:
    /// `seen` is what the person saw of these fields when beginning.
    void changeRequested(const earshot::store::CallChange &change, const QString &name,
                         const earshot::store::CallChange &seen);
    /// "good_lead", "not_a_lead" or empty.
    void verdictRequested(const std::string &leadStatus, const QString &name);

private:
    void connectOvertaken();
    void showLead(const items::CallDetails &details);
    void wishForLead(int segment);
    void wishForValue(const QString &typed);
    void changeValue(std::optional<Cents> value);
    void changeNote(const QString &note, const QString &before, const QString &name);
    void wishForTag(const QString &tag, bool on);

    items::Reader m_reader;
    std::optional<CallRow> m_shown;
    std::map<CallRow, QString> m_unfinished; // amounts that were refused when another call was shown
    ClientId m_client;
    std::optional<Cents> m_known;     // the value as it was shown last
    std::optional<Cents> m_seenValue; // as it was when its edit began
    SegmentedControl *m_lead;
    InlineEdit *m_value;
    TagEditor *m_tags;
    NoteEdit *m_note;
    EditedField *m_leadField, *m_valueField, *m_tagsField, *m_noteField;
};

} // namespace earshot
