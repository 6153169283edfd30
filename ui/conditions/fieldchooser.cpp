#include "ui/conditions/fieldchooser.h"

#include "models/conditions/operators.h"
#include "models/items/fieldtext.h"
#include "ui/conditions/valuesource.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int FieldRole = Qt::UserRole;

const Field *fieldOf(const QStandardItem *item)
{
    return static_cast<const Field *>(item->data(FieldRole).value<const void *>());
}

} // namespace

QString groupName(FieldGroup group)
{
    switch (group) {
    case FieldGroup::Call:
        return FieldChooser::tr("Call");
    case FieldGroup::Customer:
        return FieldChooser::tr("Customer");
    case FieldGroup::Review:
        return FieldChooser::tr("Review");
    case FieldGroup::Attribution:
        return FieldChooser::tr("Attribution");
    case FieldGroup::Conversation:
        return FieldChooser::tr("Conversation");
    case FieldGroup::Technical:
        break;
    }
    return FieldChooser::tr("Technical");
}

std::vector<const Field *> filterableFields()
{
    std::vector<const Field *> fields;
    for (const Field &field : callFields())
        if (conditions::isFilterable(field))
            fields.push_back(&field);
    return fields;
}

FieldChooser::FieldChooser(const std::vector<const Field *> &fields, Mode mode, QWidget *parent)
    : QWidget(parent), m_mode(mode), m_search(new SearchField(tr("Find a field"), this)), m_list(new QListView(this)),
      m_model(new QStandardItemModel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::S);
    column->addWidget(m_search);
    column->addWidget(m_list);
    for (int group = 0; group <= int(FieldGroup::Technical); ++group) {
        auto *heading = new QStandardItem(groupName(FieldGroup(group)));
        heading->setFlags(Qt::NoItemFlags);
        heading->setFont(textFont(TextSize::Small, QFont::DemiBold));
        m_model->appendRow(heading);
        for (const Field *field : fields) {
            if (field->group != FieldGroup(group))
                continue;
            auto *item = new QStandardItem(items::label(*field));
            item->setData(QVariant::fromValue(static_cast<const void *>(field)), FieldRole);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            if (mode == Mode::TickMany) {
                item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
                item->setCheckState(Qt::Unchecked);
            }
            m_model->appendRow(item);
        }
    }
    m_list->setObjectName(QStringLiteral("fields"));
    m_list->setAccessibleName(tr("Fields"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false); // the popup's own ground shows through
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumSize(240, 320);
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &FieldChooser::filter);
    connect(m_search, &SearchField::leftDownwards, this, [this] { m_list->setFocus(); });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_mode == Mode::PickOne)
            choose(index);
    });
    connect(m_list, &QListView::activated, this, &FieldChooser::choose);
    connect(m_model, &QStandardItemModel::itemChanged, this, [this](const QStandardItem *item) {
        if (const Field *field = m_filling ? nullptr : fieldOf(item))
            Q_EMIT ticked(*field, item->checkState() == Qt::Checked);
    });
    filter({});
}

void FieldChooser::setCurrent(const std::string &key)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const Field *field = fieldOf(m_model->item(row)); field && field->key == key) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            m_list->scrollTo(m_model->index(row, 0), QListView::PositionAtCenter);
        }
}

void FieldChooser::setTicked(const std::set<std::string> &keys)
{
    m_filling = true;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const Field *field = fieldOf(m_model->item(row)))
            m_model->item(row)->setCheckState(keys.contains(field->key) ? Qt::Checked : Qt::Unchecked);
    m_filling = false;
}

void FieldChooser::filter(const QString &typed)
{
    // a heading stays while one of its fields does
    int heading = -1;
    bool kept = false;
    QModelIndex first;
    const auto closeGroup = [&] {
        if (heading >= 0)
            m_list->setRowHidden(heading, !kept);
    };
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStandardItem *item = m_model->item(row);
        const Field *field = fieldOf(item);
        if (!field) {
            closeGroup();
            heading = row;
            kept = false;
            continue;
        }
        const bool found =
            isIn(item->text(), typed.trimmed()) || isIn(QString::fromLatin1(field->key), typed.trimmed());
        m_list->setRowHidden(row, !found);
        kept = kept || found;
        if (found && !first.isValid())
            first = item->index();
    }
    closeGroup();
    if (!m_list->currentIndex().isValid() || m_list->isRowHidden(m_list->currentIndex().row()) || !typed.isEmpty())
        m_list->setCurrentIndex(first);
    m_list->scrollToTop();
}

void FieldChooser::choose(const QModelIndex &index)
{
    QStandardItem *item = m_model->itemFromIndex(index);
    const Field *field = item ? fieldOf(item) : nullptr;
    if (!field)
        return;
    if (m_mode == Mode::TickMany)
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    else
        Q_EMIT picked(*field);
}

void FieldChooser::step(int by)
{
    for (int row = m_list->currentIndex().row() + by; row >= 0 && row < m_model->rowCount(); row += by)
        if (!m_list->isRowHidden(row) && fieldOf(m_model->item(row)))
            return m_list->setCurrentIndex(m_model->index(row, 0));
}

bool FieldChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

Popup *openFieldPopup(QWidget *anchor, const std::string &current, QObject *owner,
                      std::function<void(const Field &)> picked)
{
    auto *popup = new Popup(anchor);
    popup->setAccessibleName(FieldChooser::tr("Choose a field"));
    auto *column = new QVBoxLayout(popup);
    column->setContentsMargins(space::S, space::S, space::S, space::S);
    auto *chooser = new FieldChooser(filterableFields(), FieldChooser::Mode::PickOne, popup);
    if (!current.empty())
        chooser->setCurrent(current);
    column->addWidget(chooser);
    popup->setFocusProxy(chooser);
    QObject::connect(
        chooser, &FieldChooser::picked, owner,
        [popup, picked = std::move(picked)](const Field &field) {
            popup->close();
            picked(field);
        },
        Qt::QueuedConnection);
    popup->openAt(anchor);
    return popup;
}

} // namespace earshot
