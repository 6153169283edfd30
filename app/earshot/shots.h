#pragma once
// Pictures of the desktop, for the README and for looking at every page after a change.

#include "app/earshot/workplace.h"

#include <functional>

namespace earshot {

/// Runs the event loop until `holds`, at most half a minute. False: it did not come to be.
bool waitUntil(const std::function<bool()> &holds);

/// Waits until the window shows its calls (or that there are none), and saves it. False, with a word on standard
/// error: it never settled, or the file cannot be written.
bool saveScreenshot(Workplace &workplace, const QString &file);

/// Saves every page as FOLDER/PAGE+suffix.png: of the open profile, of one without a connection, of one that is
/// offline. Gives the program's exit code.
int saveShots(std::shared_ptr<OpenProfile> profile, const QString &folder, const QString &suffix, const QSize &size);

} // namespace earshot
