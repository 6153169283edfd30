#include "models/wire/json_out.h"
#include "models/wire/writing.h"

namespace earshot::wire {
namespace {

void writeFigures(Out &out, const Figures &figures)
{
    for (const Figure &figure : figures) {
        out.key(figure.key);
        if (const auto *number = std::get_if<std::int64_t>(&figure.value))
            out.number(*number);
        else
            out.text(std::get<std::string>(figure.value));
    }
}

void writeHead(Out &out, const Window &window, const Figures &total)
{
    out.key("start_date");
    out.text(formatIso(window.start, IsoStyle::OffsetBare, window.zone));
    out.key("end_date");
    out.text(formatIso(window.end, IsoStyle::OffsetBare, window.zone));
    out.key("time_zone");
    out.text(window.zone.id().toStdString());
    out.key("total_results");
    out.beginObject();
    writeFigures(out, total);
    out.endObject();
}

} // namespace

std::string writeSummary(const Summary &summary)
{
    Out out;
    out.beginObject();
    writeHead(out, summary.window, summary.total);
    if (!summary.groupedBy.empty()) {
        out.key("grouped_by");
        out.text(summary.groupedBy);
        out.key("grouped_results");
        out.beginArray();
        for (const Summary::Group &group : summary.groups) {
            out.beginObject();
            out.key("key");
            out.text(group.key);
            writeFigures(out, group.figures);
            out.endObject();
        }
        out.endArray();
    }
    out.endObject();
    return out.take();
}

std::string writeTimeseries(const Timeseries &series)
{
    constexpr std::size_t DateLength = 10; // YYYY-MM-DD
    Out out;
    out.beginObject();
    writeHead(out, series.window, series.total);
    out.key("data");
    out.beginArray();
    for (const Timeseries::Point &point : series.data) {
        const std::string time = formatIso(point.at, IsoStyle::OffsetBare, series.window.zone);
        out.beginObject();
        out.key("date");
        out.text(std::string_view(time).substr(0, series.hourly ? time.size() : DateLength));
        writeFigures(out, point.figures);
        out.endObject();
    }
    out.endArray();
    out.endObject();
    return out.take();
}

} // namespace earshot::wire
