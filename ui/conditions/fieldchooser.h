#pragma once
#include "models/domain/catalogue.h"

#include <QWidget>

#include <functional>
#include <set>
#include <string>

class QListView;
class QStandardItemModel;

namespace earshot {

class Popup;
class SearchField;

/// Fields by group, found by typing. Either one is picked, or any number are ticked.
class FieldChooser : public QWidget {
    Q_OBJECT
public:
    enum class Mode { PickOne, TickMany };

    /// `fields` in the catalogue's order.
    FieldChooser(const std::vector<const Field *> &fields, Mode mode, QWidget *parent = nullptr);

    void setCurrent(const std::string &key);
    void setTicked(const std::set<std::string> &keys);

Q_SIGNALS:
    void picked(const earshot::Field &field);
    void ticked(const earshot::Field &field, bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void choose(const QModelIndex &index);
    void step(int by);

    Mode m_mode;
    SearchField *m_search;
    QListView *m_list;
    QStandardItemModel *m_model;
    bool m_filling = false;
};

/// Lets a person pick one of the fields that conditions can ask for, from a popup at `anchor`; `picked` is called once
/// it is closed again. `owner` gone, nothing is called.
Popup *openFieldPopup(QWidget *anchor, const std::string &current, QObject *owner,
                      std::function<void(const Field &)> picked);
/// The group's name, translated.
QString groupName(FieldGroup group);
/// The fields that conditions can ask for.
std::vector<const Field *> filterableFields();

} // namespace earshot
