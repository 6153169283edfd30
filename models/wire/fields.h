#pragma once
// What `fields=` asked for beside the default fields.

#include <string>
#include <string_view>
#include <vector>

namespace earshot::wire {

class FieldSelection {
public:
    /// The default fields alone.
    FieldSelection() = default;

    /// Reads "tags,source" (spaces allowed). Names nobody knows do no harm; legacy names count.
    static FieldSelection parse(std::string_view commaSeparated);

    /// Every field there is, legacy ones too.
    static FieldSelection everything();

    /// True when an optional field of this name was asked for.
    bool asks(std::string_view key) const;

    /// Asks for the dialogues of calls in lists too, which CallRail gives with single calls alone.
    void askDialogues() { m_dialogues = true; }
    bool asksDialogues() const { return m_dialogues; }

private:
    std::vector<std::string> m_names; // sorted
    bool m_everything = false;
    bool m_dialogues = false;
};

/// The value of `fields=` that asks for every optional field of a call: what a sync wants of the call list.
std::string allCallFields();

} // namespace earshot::wire
