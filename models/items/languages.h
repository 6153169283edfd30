#pragma once

#include <QLocale>
#include <QString>

#include <vector>

namespace earshot::items {

struct Language {
    QString code; // "de", as its file of translations is called
    QString name; // in itself: "Deutsch"
};

/// What the program can speak: every file of translations that it was built with.
std::vector<Language> languages();

/// The locale for a setting: empty or "system" is the desktop's; a language's code is that language, with the days,
/// numbers and money of the country that the desktop is set to.
QLocale localeFor(const QString &setting, const QLocale &system = QLocale::system());

} // namespace earshot::items
