#pragma once
// Whether the sanitizers are on, which slow everything down: tests of many runs make do with fewer then.

namespace earshot::test {

#if defined(__SANITIZE_ADDRESS__) // g++
inline constexpr bool Sanitized = true;
#elif defined(__has_feature)
inline constexpr bool Sanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool Sanitized = false;
#endif

} // namespace earshot::test
