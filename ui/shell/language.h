#pragma once

class QCoreApplication;
class QLocale;

namespace earshot {

/// Makes the program speak the locale's language, or English with its plurals right. Before the first window.
void speak(QCoreApplication &application, const QLocale &locale);

} // namespace earshot
