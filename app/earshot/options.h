#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace earshot {

/// What the command line says.
struct Options {
    QString profile;
    QString link;  // of a call to open; empty: none
    QString theme; // "system", "light", "dark"; empty: as set in the profile
    std::optional<QSize> windowSize;
    QString screenshot; // a file; empty: none
    bool thenQuit = false;
    QString shots; // a folder; empty: none
    QString shotsSuffix;
};

/// Reads the command line; ends the program for --help, --version and what makes no sense.
Options readOptions(const QStringList &arguments);

} // namespace earshot
