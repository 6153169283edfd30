// The tags on the keys 1 to 9 of the review queue.

#include "models/domain/tags.h"
#include "ui/review/quicktageditor.h"
#include "ui/review/quicktags.h"
#include "ui/review/reviewpage.h"
#include "ui/review/words.h"

#include <QAction>

#include <algorithm>

namespace earshot {

void ReviewPage::readTagUse()
{
    struct Known {
        std::vector<store::TagUse> use;
        std::vector<Tag> tags;
        std::vector<Client> clients;
    };
    m_readingUse = m_background.run(
        this,
        [&cache = m_cache](const std::stop_token &) {
            return Known{cache.agency().tagUse().valueOr({}), cache.agency().tags().valueOr({}),
                         cache.agency().clients().valueOr({})};
        },
        [this](Known known) {
            m_mostUsed.clear();
            for (const store::TagUse &tag : known.use)
                m_mostUsed << utf16(tag.name);
            m_allTags.clear();
            for (const Tag &tag : known.tags)
                if (tag.status == "enabled")
                    m_allTags << utf16(tag.name);
            m_clients = std::move(known.clients);
            keepUsed();
            showProgress();
            followCall();
        });
}

/// A key that has a tag keeps it, however the use of tags changes: fingers do not read. What no client has any more
/// makes room for another one.
void ReviewPage::keepUsed()
{
    const auto has = [](const QStringList &names, const QString &name) {
        return std::any_of(names.begin(), names.end(), [&name](const QString &other) {
            return isSameTag(other.toStdString(), name.toStdString());
        });
    };
    if (m_settings && m_used.isEmpty())
        m_used = m_settings->text(items::Setting::ReviewTagsUsed).split(QLatin1Char('\n'));
    for (QString &name : m_used)
        if (!has(m_allTags, name))
            name.clear();
    for (const QString &name : m_mostUsed + m_allTags) {
        if (has(m_used, name) || !has(m_allTags, name))
            continue;
        if (const qsizetype free = m_used.indexOf(QString()); free >= 0)
            m_used[free] = name;
        else if (m_used.size() < qsizetype(MostQuickTags))
            m_used << name;
    }
    if (m_settings && !m_mostUsed.isEmpty()) // else nobody can have got used to them
        m_settings->set(items::Setting::ReviewTagsUsed, m_used.join(QLatin1Char('\n')));
}

/// Those a person chose, else those used most: each under its key for every client. A place may be empty.
QStringList ReviewPage::quickNames() const
{
    const QString chosen = m_settings ? m_settings->text(items::Setting::ReviewTags) : QString();
    const QStringList names = chosen.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return names.isEmpty() ? m_used : names.mid(0, qsizetype(MostQuickTags));
}

void ReviewPage::showQuickTags()
{
    const std::vector<Tag> &known = m_page.details()->tags;
    std::vector<Tag> tags;
    for (const QString &name : quickNames()) {
        const auto it = std::find_if(known.begin(), known.end(), [&](const Tag &tag) {
            return tag.status == "enabled" && isSameTag(tag.name, name.toStdString());
        });
        Tag absent; // here
        absent.name = name.toStdString();
        absent.status.clear();
        tags.push_back(it == known.end() ? absent : *it);
    }
    for (std::size_t i = 0; i < MostQuickTags; ++i) {
        const bool has = i < tags.size() && tags[i].status == "enabled";
        m_quickActions[int(i)]->setEnabled(has);
        m_quickActions[int(i)]->setText(has ? tr("Tag “%1”").arg(utf16(tags[i].name)) : tr("Quick tag %1").arg(i + 1));
    }
    m_quick = std::move(tags);
    m_tags->setTags(m_quick);
    m_tags->setHeld(m_page.details()->stored.call.tags);
}

void ReviewPage::arrangeTags()
{
    if (!m_settings || !m_page.details())
        return;
    QStringList names = quickNames();
    names.removeAll(QString());
    auto *editor = new QuickTagEditor(names, m_page.details()->tags, m_tags);
    connect(editor, &QuickTagEditor::chosen, this, [this](const QStringList &chosen) {
        if (chosen.isEmpty()) { // those used most by now
            m_settings->set(items::Setting::ReviewTagsUsed, QString());
            m_used.clear();
            keepUsed();
        }
        m_settings->set(items::Setting::ReviewTags, chosen.join(QLatin1Char('\n')));
    });
    editor->openAt(m_tags);
}

void ReviewPage::toggleTag(std::size_t index)
{
    const items::CallDetails *details = m_page.details();
    if (!details || index >= m_quick.size() || m_quick[index].status != "enabled" ||
        details->stored.row != m_queue.current())
        return;
    const std::string &name = m_quick[index].name;
    const Words &tags = details->stored.call.tags;
    const bool has = hasTag(tags, name);
    store::CallChange change;
    (has ? change.removeTags : change.addTags) = {name};
    m_editing.change(details->stored.row, change,
                     has ? tr("Remove tag “%1”").arg(utf16(name)) : tr("Add tag “%1”").arg(utf16(name)));
}

} // namespace earshot
