#pragma once
// Bodies as web forms write them, which some of CallRail's clients send.

#include <optional>
#include <string>
#include <string_view>

namespace earshot::api {

/// True for a body of that type that is a web form. JSON under a form's type, as `curl -d` sends it, is none.
bool isForm(std::string_view contentType, std::string_view body);
/// True for "application/x-www-form-urlencoded", with parameters or without.
bool isFormType(std::string_view contentType);

/// "note=n&tags[]=a&tags[]=b&form_data[name]=Ann" as the JSON object it stands for: {"note": "n", "tags": ["a", "b"],
/// "form_data": {"name": "Ann"}}. Every value is a text, which the readers of bodies take for numbers and yes or no
/// too; a key that comes twice is a list. Empty when a pair cannot be decoded, or is nested deeper than an object in an
/// object.
std::optional<std::string> jsonFromForm(std::string_view body);

} // namespace earshot::api
