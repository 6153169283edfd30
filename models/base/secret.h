#pragma once

#include <string>
#include <string_view>

namespace earshot {

/// A key. It cannot be streamed, compared or converted, so that it does not end in a log by accident, and its memory is
/// wiped when it goes.
class Secret {
public:
    Secret() = default;
    /// White space around the key is cut off: keys are pasted, or read from a file that ends in a newline.
    explicit Secret(std::string_view text);
    ~Secret();
    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret other) noexcept;

    bool empty() const { return m_text.empty(); }
    /// True when the key can stand in a header: printable ASCII without quotes, backslashes and spaces.
    bool isSendable() const;
    /// The key itself, for the one place that sends it and the one that stores it.
    std::string_view reveal() const { return m_text; }
    /// `text` with every occurrence of the key made unreadable: a hostile or careless server may echo it.
    std::string removedFrom(std::string text) const;

private:
    std::string m_text;
};

/// Overwrites memory that held a secret, in a way the compiler does not remove.
void wipe(std::string &text);
void wipe(char *text);

} // namespace earshot
