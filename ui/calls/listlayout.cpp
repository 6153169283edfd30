#include "ui/calls/listlayout.h"

#include "models/domain/catalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earshot {
namespace {

constexpr int Narrowest = 40;
constexpr int Widest = 2000;

constexpr int Readable = 60; // percent of their width by which texts are read with ease,
constexpr int Least = 45;    // and still, where everything fits then

/// Texts that are read by their beginning give way; figures and dates need all of their width.
int narrowed(const ListColumn &column, int percent)
{
    const Field *field = callField(column.key);
    const bool elides = field && (field->kind == Kind::Text || field->kind == Kind::Url || field->kind == Kind::Tags ||
                                  field->kind == Kind::List);
    return elides ? column.width * percent / 100 : column.width;
}

int sumOf(const std::vector<ListColumn> &columns, int percent)
{
    return std::accumulate(columns.begin(), columns.end(), 0,
                           [percent](int sum, const ListColumn &column) { return sum + narrowed(column, percent); });
}

} // namespace

const std::vector<ListColumn> &defaultColumns()
{
    static const std::vector<ListColumn> columns = [] {
        std::vector<ListColumn> made;
        for (const char *key :
             {"customer_name", "start_time", "duration", "company_name", "source", "tags", "value", "lead_status"})
            made.push_back({key, defaultWidth(key)});
        return made;
    }();
    return columns;
}

int defaultWidth(std::string_view key)
{
    static constexpr std::pair<std::string_view, int> Known[] = {
        {"customer_name", 230}, {"company_name", 150}, {"source", 190}, {"tags", 190},     {"lead_status", 110},
        {"value", 84},          {"duration", 84},      {"note", 240},   {"campaign", 180},
    };
    for (const auto &[known, width] : Known)
        if (known == key)
            return width;
    const Field *field = callField(key);
    switch (field ? field->kind : Kind::Text) {
    case Kind::YesNo:
    case Kind::Number:
    case Kind::Money:
    case Kind::Duration:
        return 96;
    case Kind::Phone:
        return 140;
    case Kind::Time: // with the day; longer where the day has two halves
        return QLocale().timeFormat(QLocale::ShortFormat).contains(QLatin1String("ap"), Qt::CaseInsensitive) ? 162
                                                                                                             : 140;
    default:
        return 160;
    }
}

bool hasDefaultWidths(const std::vector<ListColumn> &columns)
{
    return std::all_of(columns.begin(), columns.end(),
                       [](const ListColumn &column) { return column.width == defaultWidth(column.key); });
}

std::vector<int> fittedWidths(const std::vector<ListColumn> &columns, int room)
{
    const int percent = sumOf(columns, Least) <= room ? Least : Readable;
    const int wide = sumOf(columns, 100);
    const double share =
        wide <= room ? 0 : std::min(1.0, double(wide - room) / std::max(1, wide - sumOf(columns, percent)));
    std::vector<int> widths;
    widths.reserve(columns.size());
    for (const ListColumn &column : columns)
        widths.push_back(column.width - int(std::ceil(share * (column.width - narrowed(column, percent)))));
    return widths;
}

std::string layoutText(const std::vector<ListColumn> &columns)
{
    QJsonArray list;
    for (const ListColumn &column : columns)
        list.append(QJsonObject{{QStringLiteral("field"), QString::fromStdString(column.key)},
                                {QStringLiteral("width"), column.width}});
    const QJsonObject root{{QStringLiteral("version"), 1}, {QStringLiteral("columns"), list}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact).toStdString();
}

std::vector<ListColumn> columnsFrom(std::string_view text)
{
    const auto document = QJsonDocument::fromJson(QByteArray(text.data(), qsizetype(text.size())));
    std::vector<ListColumn> columns;
    for (const QJsonValue entry : document.object().value(QStringLiteral("columns")).toArray()) {
        const std::string key = entry.toObject().value(QStringLiteral("field")).toString().toStdString();
        const Field *field = callField(key);
        const bool twice =
            std::any_of(columns.begin(), columns.end(), [&](const ListColumn &column) { return column.key == key; });
        if (!field || field->kind == Kind::Dialogue || twice)
            continue;
        const int width = entry.toObject().value(QStringLiteral("width")).toInt(defaultWidth(key));
        columns.push_back({key, std::clamp(width, Narrowest, Widest)});
    }
    return columns.empty() ? defaultColumns() : columns;
}

} // namespace earshot
