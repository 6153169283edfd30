#pragma once
#include "models/items/palette.h"
#include "ui/shell/overlay.h"

class QListView;

namespace earshot {

class Label;
class SearchField;

/// Ctrl+K: type, and Enter does it or goes there.
class PalettePopup : public Overlay {
    Q_OBJECT
public:
    PalettePopup(items::Palette &palette, QWidget *window);

    /// Opens with nothing typed.
    void ask();

Q_SIGNALS:
    /// Something was chosen; the popup is closed by then and the entry has been opened.
    void used();

protected:
    QWidget *firstFocus() override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(int row);
    void step(int by);
    void follow();

    items::Palette &m_palette;
    SearchField *m_field;
    QListView *m_list;
    Label *m_nothing;
};

} // namespace earshot
