#include "ui/review/scrollpanel.h"

#include "ui/widgets/metrics.h"

#include <QVBoxLayout>

namespace earshot {

ScrollPanel::ScrollPanel(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(space::L, space::M, space::L, space::Xl);
    m_column->setSpacing(space::Xs);
    setWidget(content);
    for (QWidget *ground : {viewport(), content}) // the page's own shows through, and labels keep their tones
        ground->setAutoFillBackground(false);
}

} // namespace earshot
