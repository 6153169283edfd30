#pragma once
// What people say of a second of a call. It stands in the call's note, a line "[12:05] text" each, so that it survives
// the way to the service and back and can be read anywhere.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace earshot {

struct Comment {
    std::chrono::seconds at{}; // from the start of the call
    std::string text;          // one line
    bool operator==(const Comment &) const = default;
};

/// "[mm:ss]", from an hour on "[h:mm:ss]".
std::string commentMark(std::chrono::seconds at);

/// The comments of a note, in its order. A line counts when it begins with a mark, "[m:ss]" to "[h:mm:ss]".
std::vector<Comment> commentsIn(std::string_view note);

/// The note without its comments' lines.
std::string noteWithoutComments(std::string_view note);

/// The note with a further comment, before those of later seconds; everything else stays to the byte. White space in
/// the text becomes single spaces; a comment without text changes nothing.
std::string withComment(std::string_view note, const Comment &comment);

/// The note with the comment `index` (of commentsIn) saying something else, or without it when `text` is empty.
std::string withCommentText(std::string_view note, std::size_t index, std::string_view text);

} // namespace earshot
