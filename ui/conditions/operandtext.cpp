#include "models/conditions/valuewords.h"
#include "ui/conditions/operandeditor.h"
#include "ui/conditions/popupcombo.h"
#include "ui/conditions/valuepicker.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/popup.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringListModel>

namespace earshot {
namespace {

using conditions::Operand;
using conditions::Shape;
using conditions::Spoken;
using conditions::Text;
using conditions::Texts;

/// Free text, completed with what calls have.
class TextOperand : public OperandEditor {
public:
    TextOperand(const Field &field, ValueSource &values, QWidget *parent)
        : OperandEditor(parent), m_line(new QLineEdit(this)), m_known(new QStringListModel(this))
    {
        lineIn(this)->addWidget(m_line);
        m_line->setMinimumWidth(forText(120));
        m_line->setPlaceholderText(OperandEditor::tr("Type a value"));
        m_line->setAccessibleName(OperandEditor::tr("Value"));
        setFocusProxy(m_line);
        auto *completer = new QCompleter(m_known, this);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        completer->setMaxVisibleItems(10);
        m_line->setCompleter(completer);
        connect(m_line, &QLineEdit::textChanged, this, [this] {
            if (!m_filling)
                Q_EMIT edited();
        });
        m_asking = values.ask(field, this, [this](const std::vector<ValueOffer> &offers) {
            QStringList names;
            for (const ValueOffer &offer : offers)
                names << QString::fromStdString(offer.value);
            m_known->setStringList(names);
        });
    }

    Operand operand() const override { return Text{m_line->text().toStdString()}; }
    void setOperand(const Operand &operand) override
    {
        const auto *text = std::get_if<Text>(&operand);
        if (!text || QString::fromStdString(text->text) == m_line->text())
            return;
        m_filling = true;
        m_line->setText(QString::fromStdString(text->text));
        m_filling = false;
    }

private:
    QLineEdit *m_line;
    QStringListModel *m_known;
    items::Ticket m_asking;
    bool m_filling = false;
};

class SpokenOperand : public OperandEditor {
public:
    explicit SpokenOperand(QWidget *parent)
        : OperandEditor(parent), m_line(new QLineEdit(this)), m_speaker(new QComboBox(this))
    {
        m_line->setMinimumWidth(forText(100));
        m_line->setPlaceholderText(OperandEditor::tr("Words that were said"));
        m_line->setAccessibleName(OperandEditor::tr("Phrase"));
        m_speaker->setAccessibleName(OperandEditor::tr("Speaker"));
        m_speaker->addItem(OperandEditor::tr("by anyone"));
        m_speaker->addItem(OperandEditor::tr("by the caller"), int(Speaker::Caller));
        m_speaker->addItem(OperandEditor::tr("by the agent"), int(Speaker::Agent));
        auto *row = lineIn(this);
        row->addWidget(m_line, 1);
        row->addWidget(m_speaker);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &OperandEditor::edited);
        connect(m_speaker, &QComboBox::activated, this, &OperandEditor::edited);
    }

    Operand operand() const override
    {
        Spoken spoken{m_line->text().toStdString(), {}};
        if (m_speaker->currentIndex() > 0)
            spoken.speaker = Speaker(m_speaker->currentData().toInt());
        return spoken;
    }
    void setOperand(const Operand &operand) override
    {
        const auto *spoken = std::get_if<Spoken>(&operand);
        if (!spoken)
            return;
        if (spoken->speaker == Speaker::Unknown && m_speaker->findData(int(Speaker::Unknown)) < 0)
            m_speaker->addItem(OperandEditor::tr("by an unnamed speaker"), int(Speaker::Unknown));
        if (m_line->text() != QString::fromStdString(spoken->text))
            m_line->setText(QString::fromStdString(spoken->text));
        m_speaker->setCurrentIndex(spoken->speaker ? m_speaker->findData(int(*spoken->speaker)) : 0);
    }

private:
    QLineEdit *m_line;
    QComboBox *m_speaker;
};

/// Several values: the picker itself where there is room for it, else a button that says them and opens it.
class TextsOperand : public OperandEditor {
public:
    TextsOperand(const Field &field, ValueSource &values, Room room, QWidget *parent)
        : OperandEditor(parent), m_field(field), m_values(values)
    {
        auto *row = lineIn(this);
        if (room == Room::Popup) {
            m_picker = new ValuePicker(field, values, this);
            row->addWidget(m_picker);
            setFocusProxy(m_picker);
            connect(m_picker, &ValuePicker::edited, this, [this] { take(m_picker->chosen()); });
            return;
        }
        m_button = new PopupCombo(this);
        m_button->setObjectName(QStringLiteral("chooseValues"));
        m_button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_button->setMinimumWidth(forText(120));
        row->addWidget(m_button);
        setFocusProxy(m_button);
        m_button->setAccessibleName(OperandEditor::tr("Values"));
        connect(m_button, &PopupCombo::opened, this, &TextsOperand::open);
        say();
    }

    Operand operand() const override { return Texts{m_chosen}; }
    void setOperand(const Operand &operand) override
    {
        if (const auto *texts = std::get_if<Texts>(&operand)) {
            m_chosen = texts->texts;
            if (m_picker)
                m_picker->setChosen(m_chosen);
            say();
        }
    }

private:
    void take(const std::vector<std::string> &chosen)
    {
        m_chosen = chosen;
        say();
        Q_EMIT edited();
    }
    void open()
    {
        auto *popup = new Popup(m_button);
        popup->setAccessibleName(m_button->accessibleName());
        auto *column = new QVBoxLayout(popup);
        column->setContentsMargins(space::S, space::S, space::S, space::S);
        auto *picker = new ValuePicker(m_field, m_values, popup);
        picker->setChosen(m_chosen);
        column->addWidget(picker);
        popup->setFocusProxy(picker);
        connect(picker, &ValuePicker::edited, this, [this, picker] { take(picker->chosen()); });
        connect(picker, &ValuePicker::entered, popup, &QWidget::close);
        popup->openAt(m_button);
    }
    void say()
    {
        if (!m_button)
            return;
        QStringList names;
        for (const std::string &value : m_chosen)
            names << m_values.nameOf(m_field, value);
        const QString all = m_values.reader().locale.createSeparatedList(names);
        m_button->setText(names.isEmpty() ? OperandEditor::tr("Choose values…") : conditions::elided(all, 120));
        m_button->setToolTip(names.isEmpty() ? QString() : all);
    }

    const Field &m_field;
    ValueSource &m_values;
    std::vector<std::string> m_chosen;
    ValuePicker *m_picker = nullptr;
    PopupCombo *m_button = nullptr;
};

} // namespace

OperandEditor *makeTextEditor(const Field &field, Shape shape, ValueSource &values, Room room, QWidget *parent)
{
    if (shape == Shape::Spoken)
        return new SpokenOperand(parent);
    if (shape == Shape::Texts)
        return new TextsOperand(field, values, room, parent);
    return new TextOperand(field, values, parent);
}

} // namespace earshot
