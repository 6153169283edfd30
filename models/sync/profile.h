#pragma once

#include <string>

namespace earshot::sync {

/// The folder of the profile that is opened when none is named: earshot/default in XDG_DATA_HOME (~/.local/share).
std::string defaultProfile();

} // namespace earshot::sync
