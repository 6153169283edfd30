#pragma once
// Inside the room: what the cards of the settings are made of.

#include <QBoxLayout>
#include <QString>

#include <initializer_list>

class QSpinBox;

namespace earshot {

class Card;
class Label;

/// The card's column, with its heading.
QVBoxLayout *columnOf(Card *card, const QString &title);
/// A quiet explanation.
Label *hint(const QString &text = {});
/// Buttons from the left.
QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets);
/// What is set on the left, its control on the right.
QHBoxLayout *settingRow(Label *label, QWidget *control);
QHBoxLayout *settingRow(const QString &text, QWidget *control);
/// `zero` stands for the least value.
QSpinBox *spin(int from, int to, const QString &zero = {});

inline constexpr int ControlWidth = 150;

/// Scrolls the page so that the widget, which has just been shown, is seen.
void showWhole(QWidget *widget);

} // namespace earshot
