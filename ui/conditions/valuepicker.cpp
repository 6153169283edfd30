#include "ui/conditions/valuepicker.h"

#include "models/items/fuzzy.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/label.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tagcolours.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPixmap>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int ValueRole = Qt::UserRole;
constexpr int FewValues = 8; // that need no searching

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QIcon swatch(const QString &colour, const QWidget *on)
{
    const qreal ratio = on->devicePixelRatioF();
    QPixmap pixmap(QSize(10, 10) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tagPaint(colour, themeOf(on).kind).background);
    painter.drawEllipse(QRectF(1, 1, 8, 8));
    return QIcon(pixmap);
}

} // namespace

ValuePicker::ValuePicker(const Field &field, ValueSource &values, QWidget *parent)
    : QWidget(parent), m_field(field), m_values(values),
      m_search(new SearchField(allowsOther() ? tr("Find or type a value") : tr("Find a value"), this)),
      m_list(new QListView(this)), m_model(new QStandardItemModel(this)),
      m_hint(new Label({}, TextSize::Small, Tone::Muted, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::S);
    column->addWidget(m_search);
    column->addWidget(m_hint);
    column->addWidget(m_list, 1);
    m_hint->setObjectName(QStringLiteral("hint"));
    m_hint->hide();
    m_list->setObjectName(QStringLiteral("values"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false); // the popup's own ground shows through
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Values"));
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setMinimumWidth(forText(260));
    m_list->setSizeAdjustPolicy(QListView::AdjustToContents);
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &ValuePicker::filter);
    connect(m_search, &SearchField::leftDownwards, this, [this] { m_list->setFocus(); });
    connect(m_model, &QStandardItemModel::itemChanged, this, [this](const QStandardItem *item) {
        if (!m_filling)
            toggle(item->data(ValueRole).toString().toStdString(), item->checkState() == Qt::Checked);
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        QStandardItem *item = m_model->itemFromIndex(index);
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    m_asking = m_values.ask(m_field, this, [this](std::vector<ValueOffer> offers) {
        m_offers = std::move(offers);
        fill();
    });
    fill();
}

void ValuePicker::setChosen(const std::vector<std::string> &values)
{
    if (values == m_chosen)
        return;
    m_chosen = values;
    fill();
}

void ValuePicker::fill()
{
    m_filling = true;
    m_model->clear();
    const auto add = [this](const std::string &value, const QString &name, const QString &colour) {
        auto *item = new QStandardItem(name);
        item->setData(fromUtf8(value), ValueRole);
        item->setToolTip(name);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool on = std::find(m_chosen.begin(), m_chosen.end(), value) != m_chosen.end();
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        if (!colour.isEmpty())
            item->setIcon(swatch(colour, this));
        m_model->appendRow(item);
    };
    for (const std::string &value : m_chosen) { // what the cache does not offer stays in sight
        const bool offered = std::any_of(m_offers.begin(), m_offers.end(),
                                         [&](const ValueOffer &offer) { return offer.value == value; });
        if (!offered)
            add(value, m_values.nameOf(m_field, value), {});
    }
    for (const ValueOffer &offer : m_offers)
        add(offer.value, offer.name, offer.colour);
    m_filling = false;
    m_search->setVisible(allowsOther() || m_model->rowCount() > FewValues);
    setFocusProxy(m_search->isVisibleTo(this) ? static_cast<QWidget *>(m_search) : m_list);
    const int rows = qBound(2, m_model->rowCount(), FewValues + 2);
    const auto heightOf = [this](int shown) { return shown * compactHeight(font()) + 2 * space::Xs; };
    m_list->setMinimumHeight(heightOf(std::min(rows, 3))); // on a low screen the rest is scrolled to
    m_list->setMaximumHeight(heightOf(rows));
    filter();
}

/// How well a value fits what was typed; empty: not at all.
std::optional<int> ValuePicker::fit(const QString &name, const QString &typed) const
{
    constexpr int Same = 1'000'000, Within = 1000;
    const auto fuzzy = isTags() && !typed.isEmpty() ? items::fuzzyMatch(typed, name) : std::nullopt;
    const int score = fuzzy ? fuzzy->score : 0;
    if (name.compare(typed, Qt::CaseInsensitive) == 0)
        return Same;
    if (isIn(name, typed))
        return Within + score;
    return fuzzy ? std::optional(score) : std::nullopt;
}

void ValuePicker::filter()
{
    const QString typed = m_search->text().trimmed();
    QModelIndex best;
    std::optional<int> bestFit;
    bool isOffered = false;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const std::optional<int> fits = fit(m_model->item(row)->text(), typed);
        m_list->setRowHidden(row, !fits);
        isOffered = isOffered || m_model->item(row)->text().compare(typed, Qt::CaseInsensitive) == 0;
        if (fits && (!bestFit || (isTags() && *fits > *bestFit))) {
            best = m_model->index(row, 0);
            bestFit = fits;
        }
    }
    m_list->setCurrentIndex(best);
    hint(typed, best.isValid(), isOffered);
}

void ValuePicker::hint(const QString &typed, bool anyFits, bool isOffered)
{
    const bool says = allowsOther() && !typed.isEmpty() && !isOffered;
    const QString shown = typed.size() > 24 ? typed.left(23) + QChar(0x2026) : typed;
    if (says)
        //: %1 is what was typed
        m_hint->setText((anyFits ? tr("Ctrl+Enter takes “%1” as it is") : tr("Enter takes “%1” as it is")).arg(shown));
    m_hint->setVisible(says);
}

void ValuePicker::toggle(const std::string &value, bool on)
{
    const auto it = std::find(m_chosen.begin(), m_chosen.end(), value);
    if (on == (it != m_chosen.end()))
        return;
    if (on)
        m_chosen.push_back(value);
    else
        m_chosen.erase(it);
    Q_EMIT edited();
}

void ValuePicker::takeTyped(bool toTheLetter)
{
    const QString typed = m_search->text().trimmed();
    const QModelIndex index = m_list->currentIndex();
    const bool isMarked = index.isValid() && !m_list->isRowHidden(index.row());
    if (isMarked && !(toTheLetter && allowsOther()) && (!allowsOther() || !typed.isEmpty())) {
        QStandardItem *item = m_model->itemFromIndex(index);
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
        if (isTags())
            m_search->clear(); // for the next one
    } else if (allowsOther() && !typed.isEmpty()) {
        toggle(typed.toStdString(), true);
        m_search->clear();
        fill();
    }
}

bool ValuePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    const bool enters = pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter;
    const bool takes = enters || (isTags() && pressed->key() == Qt::Key_Comma);
    if (!takes)
        return QWidget::eventFilter(watched, event);
    if (!m_search->text().trimmed().isEmpty())
        takeTyped(enters && pressed->modifiers().testFlag(Qt::ControlModifier));
    else if (enters && !m_chosen.empty())
        Q_EMIT entered();
    return takes;
}

} // namespace earshot
