#include "models/conditions/words.h"
#include "ui/conditions/operandeditor.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/metrics.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QTimeEdit>

namespace earshot {
namespace {

using conditions::MinuteRange;
using conditions::Moment;
using conditions::MomentRange;
using conditions::Operand;
using conditions::Period;
using conditions::Shape;
using conditions::Weekdays;
using Span = Period::Span;
using Unit = Period::Unit;

/// A point in time in the reader's zone, or two. They stay the same when the zone becomes another one; only what is
/// shown of them changes.
class MomentOperand : public OperandEditor {
public:
    MomentOperand(const ValueSource &values, bool range, QWidget *parent)
        : OperandEditor(parent), m_values(values), m_from(makeEdit(m_moments.from)),
          m_to(range ? makeEdit(m_moments.to) : nullptr)
    {
        connect(&values, &ValueSource::namesChanged, this, &MomentOperand::fill);
        m_moments = {read(*m_from), m_to ? read(*m_to) : Instant()};
        auto *row = lineIn(this);
        row->addWidget(m_from);
        setFocusProxy(m_from);
        if (m_to) {
            row->addWidget(dash(this));
            row->addWidget(m_to);
        }
        row->addStretch(1);
    }

    Operand operand() const override { return m_to ? Operand(m_moments) : Operand(Moment{m_moments.from}); }
    void setOperand(const Operand &operand) override
    {
        if (const auto *one = std::get_if<Moment>(&operand))
            m_moments.from = one->at;
        if (const auto *range = std::get_if<MomentRange>(&operand); range && m_to)
            m_moments = *range;
        fill();
    }

private:
    QDateTimeEdit *makeEdit(Instant &moment)
    {
        const QLocale &locale = m_values.reader().locale;
        auto *edit = new QDateTimeEdit(this);
        edit->setCalendarPopup(true);
        edit->setTimeSpec(Qt::UTC); // only its clock face is used: no zone may shift what is typed
        edit->setLocale(locale);
        edit->setDisplayFormat(locale.dateFormat(QLocale::ShortFormat) + QLatin1Char(' ') +
                               locale.timeFormat(QLocale::ShortFormat));
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, [this, edit, &moment] {
            if (m_filling)
                return;
            moment = read(*edit);
            Q_EMIT edited();
        });
        return edit;
    }
    Instant read(const QDateTimeEdit &edit) const
    {
        return instantFromMs(QDateTime(edit.date(), edit.time(), m_values.reader().zone).toMSecsSinceEpoch());
    }
    void fill()
    {
        m_filling = true;
        put(*m_from, m_moments.from);
        if (m_to)
            put(*m_to, m_moments.to);
        m_filling = false;
    }
    void put(QDateTimeEdit &edit, Instant at)
    {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(toMs(at), m_values.reader().zone);
        edit.setDateTime(QDateTime(local.date(), local.time(), Qt::UTC));
    }

    const ValueSource &m_values;
    MomentRange m_moments;
    bool m_filling = false;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
};

constexpr Period Presets[] = {
    {Span::This, 1, Unit::Day},      {Span::Previous, 1, Unit::Day},     {Span::Last, 7, Unit::Day},
    {Span::Last, 30, Unit::Day},     {Span::Last, 90, Unit::Day},        {Span::This, 1, Unit::Week},
    {Span::Previous, 1, Unit::Week}, {Span::This, 1, Unit::Month},       {Span::Previous, 1, Unit::Month},
    {Span::This, 1, Unit::Quarter},  {Span::Previous, 1, Unit::Quarter}, {Span::This, 1, Unit::Year},
    {Span::Previous, 1, Unit::Year},
};

/// A period people often mean, or any number of days, weeks, months …
class PeriodOperand : public OperandEditor {
public:
    explicit PeriodOperand(QWidget *parent)
        : OperandEditor(parent), m_preset(new QComboBox(this)), m_span(new QComboBox(this)),
          m_count(new QSpinBox(this)), m_unit(new QComboBox(this))
    {
        m_preset->setObjectName(QStringLiteral("period"));
        for (const Period &period : Presets)
            m_preset->addItem(capital(conditions::periodName(period)));
        m_preset->addItem(OperandEditor::tr("Other…"));
        m_preset->setMaxVisibleItems(20);
        m_span->addItem(OperandEditor::tr("Last"), int(Span::Last));
        m_span->addItem(OperandEditor::tr("Previous"), int(Span::Previous));
        m_count->setRange(1, 4000);
        setUnits(1);
        auto *row = lineIn(this);
        for (QWidget *part : std::initializer_list<QWidget *>{m_preset, m_span, m_count, m_unit})
            row->addWidget(part);
        row->addStretch(1);
        setFocusProxy(m_preset);
        m_preset->setAccessibleName(OperandEditor::tr("Period"));
        m_span->setAccessibleName(OperandEditor::tr("Which"));
        m_count->setAccessibleName(OperandEditor::tr("How many"));
        m_unit->setAccessibleName(OperandEditor::tr("Unit"));
        connect(m_preset, &QComboBox::activated, this, [this](int index) {
            if (index < int(std::size(Presets)))
                setOperand(Presets[index]);
            else
                showParts(true);
            Q_EMIT edited();
        });
        connect(m_span, &QComboBox::activated, this, &OperandEditor::edited);
        connect(m_unit, &QComboBox::activated, this, &OperandEditor::edited);
        connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
            setUnits(count);
            if (!m_filling)
                Q_EMIT edited();
        });
        showParts(false);
    }

    Operand operand() const override
    {
        if (m_preset->currentIndex() < int(std::size(Presets)))
            return Presets[m_preset->currentIndex()];
        return Period{Span(m_span->currentData().toInt()), m_count->value(), Unit(m_unit->currentIndex())};
    }
    void setOperand(const Operand &operand) override
    {
        const auto *period = std::get_if<Period>(&operand);
        if (!period)
            return;
        const auto *preset = std::find(std::begin(Presets), std::end(Presets), *period);
        m_filling = true;
        m_preset->setCurrentIndex(int(preset - std::begin(Presets)));
        if (period->span != Span::This) {
            m_span->setCurrentIndex(m_span->findData(int(period->span)));
            m_count->setValue(period->count);
            m_unit->setCurrentIndex(int(period->unit));
        }
        m_filling = false;
        showParts(preset == std::end(Presets));
    }

private:
    static QString capital(QString words) { return words.replace(0, 1, words.left(1).toUpper()); }
    void showParts(bool on)
    {
        for (QWidget *part : std::initializer_list<QWidget *>{m_span, m_count, m_unit})
            part->setVisible(on);
    }
    void setUnits(int count)
    {
        const QString names[] = {OperandEditor::tr("days", nullptr, count), OperandEditor::tr("weeks", nullptr, count),
                                 OperandEditor::tr("months", nullptr, count),
                                 OperandEditor::tr("quarters", nullptr, count),
                                 OperandEditor::tr("years", nullptr, count)};
        for (int i = 0; i < int(std::size(names)); ++i)
            if (i < m_unit->count())
                m_unit->setItemText(i, names[i]);
            else
                m_unit->addItem(names[i]);
    }

    QComboBox *m_preset;
    QComboBox *m_span;
    QSpinBox *m_count;
    QComboBox *m_unit;
    bool m_filling = false;
};

class WeekdaysOperand : public OperandEditor {
public:
    WeekdaysOperand(const QLocale &locale, QWidget *parent) : OperandEditor(parent)
    {
        auto *row = lineIn(this);
        row->setSpacing(space::Xs);
        for (int day = 0; day < 7; ++day) {
            auto *chip = m_days[std::size_t(day)] = new Chip(locale.dayName(day + 1, QLocale::ShortFormat), this);
            chip->setToolTip(locale.dayName(day + 1));
            row->addWidget(chip);
            connect(chip, &Chip::clicked, this, [this, chip] {
                chip->setActive(!chip->isActive());
                Q_EMIT edited();
            });
        }
        row->addStretch(1);
        setFocusProxy(m_days.front());
    }

    Operand operand() const override
    {
        Weekdays week;
        for (std::size_t day = 0; day < 7; ++day)
            week.days[day] = m_days[day]->isActive();
        return week;
    }
    void setOperand(const Operand &operand) override
    {
        if (const auto *week = std::get_if<Weekdays>(&operand))
            for (std::size_t day = 0; day < 7; ++day)
                m_days[day]->setActive(week->days[day]);
    }

private:
    std::array<Chip *, 7> m_days{};
};

class HoursOperand : public OperandEditor {
public:
    HoursOperand(const QLocale &locale, QWidget *parent)
        : OperandEditor(parent), m_from(new QTimeEdit(this)), m_to(new QTimeEdit(this))
    {
        auto *row = lineIn(this);
        for (QTimeEdit *edit : {m_from, m_to}) {
            edit->setDisplayFormat(locale.timeFormat(QLocale::ShortFormat));
            connect(edit, &QTimeEdit::timeChanged, this, [this] {
                if (!m_filling)
                    Q_EMIT edited();
            });
        }
        row->addWidget(m_from);
        row->addWidget(dash(this));
        row->addWidget(m_to);
        row->addStretch(1);
        setFocusProxy(m_from);
    }

    Operand operand() const override { return MinuteRange{minuteOf(*m_from), minuteOf(*m_to)}; }
    void setOperand(const Operand &operand) override
    {
        if (const auto *hours = std::get_if<MinuteRange>(&operand)) {
            m_filling = true;
            m_from->setTime(QTime(hours->from / 60, hours->from % 60));
            m_to->setTime(QTime(hours->to / 60, hours->to % 60));
            m_filling = false;
        }
    }

private:
    static int minuteOf(const QTimeEdit &edit) { return edit.time().hour() * 60 + edit.time().minute(); }

    QTimeEdit *m_from;
    QTimeEdit *m_to;
    bool m_filling = false;
};

} // namespace

OperandEditor *makeTimeEditor(Shape shape, ValueSource &values, QWidget *parent)
{
    const items::Reader &reader = values.reader();
    switch (shape) {
    case Shape::Period:
        return new PeriodOperand(parent);
    case Shape::Weekdays:
        return new WeekdaysOperand(reader.locale, parent);
    case Shape::MinuteRange:
        return new HoursOperand(reader.locale, parent);
    default:
        return new MomentOperand(values, shape == Shape::MomentRange, parent);
    }
}

} // namespace earshot
