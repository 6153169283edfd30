#include "models/domain/comments.h"

#include <algorithm>
#include <optional>

namespace earshot {
namespace {

constexpr std::string_view Blank = " \t\r";

struct Line {
    std::size_t from = 0, end = 0; // bytes of the note; end is behind the line's newline
    std::optional<Comment> comment;
};

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = std::min(text.find_first_not_of(Blank), text.size());
    text.remove_prefix(from);
    return text.substr(0, text.find_last_not_of(Blank) + 1);
}

/// Reads one or two digits off the front; less than 60 where seconds or minutes of an hour are meant.
std::optional<int> takeNumber(std::string_view &text, std::size_t fewest, std::size_t most)
{
    std::size_t digits = 0;
    int number = 0;
    for (; digits < most && digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits)
        number = number * 10 + (text[digits] - '0');
    if (digits < fewest)
        return {};
    text.remove_prefix(digits);
    return number;
}

std::optional<Comment> commentOf(std::string_view line)
{
    line = trimmed(line);
    if (line.empty() || line.front() != '[')
        return {};
    line.remove_prefix(1);
    std::vector<int> parts;
    for (;;) {
        const auto number = parts.empty() ? takeNumber(line, 1, 3) : takeNumber(line, 2, 2);
        if (!number || line.empty() || parts.size() == 3)
            return {};
        parts.push_back(*number);
        const char next = line.front();
        line.remove_prefix(1);
        if (next == ']')
            break;
        if (next != ':')
            return {};
    }
    if (parts.size() < 2 || parts.back() > 59 || (parts.size() == 3 && parts[1] > 59))
        return {};
    int seconds = 0;
    for (const int part : parts)
        seconds = seconds * 60 + part;
    return Comment{std::chrono::seconds(seconds), std::string(trimmed(line))};
}

std::vector<Line> linesOf(std::string_view note)
{
    std::vector<Line> lines;
    for (std::size_t from = 0; from < note.size();) {
        const std::size_t newline = note.find('\n', from);
        const std::size_t end = newline == note.npos ? note.size() : newline + 1;
        lines.push_back({from, end, commentOf(note.substr(from, std::min(newline, note.size()) - from))});
        from = end;
    }
    return lines;
}

std::string oneLine(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool blank = c == '\n' || Blank.find(c) != Blank.npos;
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return std::string(trimmed(out));
}

std::string lineOf(const Comment &comment)
{
    return commentMark(comment.at) + ' ' + comment.text;
}

} // namespace

std::string commentMark(std::chrono::seconds at)
{
    const auto twoDigits = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const std::int64_t all = std::max<std::int64_t>(at.count(), 0);
    const std::int64_t hours = all / 3600;
    return '[' + (hours > 0 ? std::to_string(hours) + ':' : std::string()) + twoDigits(all / 60 % 60) + ':' +
           twoDigits(all % 60) + ']';
}

std::vector<Comment> commentsIn(std::string_view note)
{
    std::vector<Comment> comments;
    for (Line &line : linesOf(note))
        if (line.comment)
            comments.push_back(std::move(*line.comment));
    return comments;
}

std::string noteWithoutComments(std::string_view note)
{
    std::string out;
    for (const Line &line : linesOf(note))
        if (!line.comment)
            out += note.substr(line.from, line.end - line.from);
    if (out.ends_with('\n') && !note.ends_with('\n'))
        out.pop_back();
    return out;
}

std::string withComment(std::string_view note, const Comment &comment)
{
    const Comment one{comment.at, oneLine(comment.text)};
    if (one.text.empty())
        return std::string(note);
    for (const Line &line : linesOf(note))
        if (line.comment && line.comment->at > one.at)
            return std::string(note.substr(0, line.from)) + lineOf(one) + '\n' + std::string(note.substr(line.from));
    const bool opens = note.empty() || note.ends_with('\n');
    return std::string(note) + (opens ? "" : "\n") + lineOf(one);
}

std::string withCommentText(std::string_view note, std::size_t index, std::string_view text)
{
    const std::string said = oneLine(text);
    std::string out;
    std::size_t seen = 0;
    for (const Line &line : linesOf(note)) {
        const std::string_view whole = note.substr(line.from, line.end - line.from);
        if (!line.comment || seen++ != index)
            out += whole;
        else if (!said.empty())
            out += lineOf({line.comment->at, said}) + (whole.ends_with('\n') ? "\n" : "");
    }
    if (out.ends_with('\n') && !note.ends_with('\n'))
        out.pop_back(); // the last line went
    return out;
}

} // namespace earshot
