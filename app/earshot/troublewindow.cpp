#include "app/earshot/troublewindow.h"

#include "models/items/errorwords.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconmark.h"
#include "ui/widgets/label.h"
#include "ui/widgets/look.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace earshot {
namespace {

constexpr int TextWidth = 440;

Label *paragraph(const QString &text, TextSize size, Tone tone)
{
    auto *label = new Label(text, size, tone);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    label->setMinimumWidth(TextWidth);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

TroubleWindow::TroubleWindow(const Error &error, const QString &profile)
{
    setWindowTitle(tr("Earshot"));
    const items::ErrorWords said = items::words(error);
    auto *icon = new IconMark(Icon::Warning, Tone::Warn, 40);
    Label *title = paragraph(said.what, TextSize::Title, Tone::Normal);
    title->setTextSize(TextSize::Title, QFont::DemiBold);

    auto *retry = new QPushButton(tr("Try again"));
    retry->setObjectName(QStringLiteral("retry"));
    setButtonLook(retry, ButtonLook::Primary);
    auto *read = new QPushButton(tr("Open for reading"));
    read->setObjectName(QStringLiteral("read"));
    read->setVisible(error.kind == Error::Kind::Locked);
    auto *quit = new QPushButton(tr("Quit"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    buttons->addStretch();
    for (QPushButton *button : {retry, read, quit})
        buttons->addWidget(button);
    buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::Xxl, space::Xxl, space::Xxl, space::Xxl);
    column->setSpacing(space::M);
    column->addStretch();
    column->addWidget(icon, 0, Qt::AlignHCenter);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addWidget(paragraph(said.advice, TextSize::Body, Tone::Muted), 0, Qt::AlignHCenter);
    column->addWidget(paragraph(profile, TextSize::Small, Tone::Faint), 0, Qt::AlignHCenter);
    if (!said.details.isEmpty())
        column->addWidget(paragraph(said.details, TextSize::Small, Tone::Faint), 0, Qt::AlignHCenter);
    column->addSpacing(space::S);
    column->addLayout(buttons);
    column->addStretch();
    resize(560, 360);

    connect(retry, &QPushButton::clicked, this, &TroubleWindow::retryRequested);
    connect(read, &QPushButton::clicked, this, &TroubleWindow::readOnlyRequested);
    connect(quit, &QPushButton::clicked, this, &QWidget::close);
}

} // namespace earshot
