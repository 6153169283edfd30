#pragma once

class QCoreApplication;
class QLocale;

namespace earshot {

/// Makes the program speak the locale's language, or English with its plurals right; days, numbers and money are
/// written as the locale has them. Before a window; what stands on screen already keeps its words.
void speak(QCoreApplication &application, const QLocale &locale);

} // namespace earshot
