#include "models/items/settings.h"

#include <array>

namespace earshot::items {
namespace {

struct Row {
    Setting setting;
    const char *key; // kept in profiles: never changes its meaning
    const char *before;
};

constexpr std::array<Row, 19> Table = {{
    {Setting::Theme, "desktop.theme", "system"},
    {Setting::WindowGeometry, "desktop.window", ""},
    {Setting::SidebarWidth, "desktop.sidebar_width", "260"},
    {Setting::SidebarShown, "desktop.sidebar", "1"},
    {Setting::CallPageWidth, "desktop.call_page_width", "440"},
    {Setting::CallPageShown, "desktop.call_page", "1"},
    {Setting::SidebarClosed, "desktop.sidebar_closed", ""},
    {Setting::PaletteRecent, "desktop.palette_recent", ""},
    {Setting::BackgroundTranscripts, "sync.background_transcripts", "1"},
    {Setting::ReviewOldestFirst, "review.oldest_first", "0"},
    {Setting::ReviewSkipMissed, "review.skip_missed", "0"},
    {Setting::ReviewPlaysOn, "review.plays_on", "0"},
    {Setting::ReviewTags, "review.tags", ""},
    {Setting::ReviewTagsUsed, "review.tags_used", ""},
    {Setting::ReviewQueue, "review.queue", ""},
    {Setting::CommentBack, "review.comment_back", "3"},
    {Setting::Language, "desktop.language", "system"},
    {Setting::Sound, "desktop.sound", ""},
    {Setting::Keys, "desktop.keys", ""},
}};

const Row &rowOf(Setting setting)
{
    for (const Row &row : Table)
        if (row.setting == setting)
            return row;
    Q_UNREACHABLE();
}

} // namespace

Settings::Values Settings::read(store::Cache &cache)
{
    Values values;
    for (const Row &row : Table) {
        const std::string value = cache.preferences().setting(row.key).valueOr({});
        if (!value.empty())
            values.insert(row.setting, QString::fromStdString(value));
    }
    return values;
}

QString Settings::text(Setting setting) const
{
    const auto it = m_values.constFind(setting);
    return it != m_values.constEnd() ? *it : QString::fromLatin1(rowOf(setting).before);
}

void Settings::set(Setting setting, const QString &value)
{
    if (text(setting) == value)
        return;
    m_values.insert(setting, value);
    m_cache.preferences().set(rowOf(setting).key, value.toStdString());
    Q_EMIT changed(setting);
}

} // namespace earshot::items
