#include "tests/ui/shell/pages.h"

#include "tests/support/profile/demoprofile.h"
#include "ui/calls/callspage.h"
#include "ui/review/callview.h"
#include "ui/review/reviewpage.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/callsspace.h"
#include "ui/shell/palettepopup.h"
#include "ui/shell/shortcutsheet.h"
#include "ui/shell/statuspopover.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/popup.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QTabBar>
#include <QTableView>

namespace earshot::test {

Pages::Pages(bool linked)
{
    if (linked && !demoProfile(m_folder.path().toStdString(), 80).ok())
        qFatal("no demo");
    auto profile = openProfile(m_folder.path(), store::Mode::ReadWrite);
    if (!profile)
        qFatal("no profile");
    if (linked) {
        sync::Link link;
        link.address = "http://127.0.0.1:1";
        link.account = AccountId("ACC1");
        link.accountName = "Demo agency";
        (*profile)->link = link;
    }
    vault::KeyStore keys(m_folder.path().toStdString());
    keys.useFileOnly();
    m_place = std::make_unique<Workplace>(std::move(**profile), keys, QString());
    window().show();
    (void)QTest::qWaitForWindowActive(&window());
    settle();
}

void Pages::settle()
{
    (void)QTest::qWaitFor([this] { return m_place->isQuiet() && window().sidebar().isLoaded(); }, 20'000);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (int i = 0; i < 3; ++i) // layouts that ask for another layout
        QCoreApplication::processEvents();
}

QStringList Pages::names()
{
    return {QStringLiteral("calls"),        QStringLiteral("search"),    QStringLiteral("bulk"),
            QStringLiteral("call alone"),   QStringLiteral("journey"),   QStringLiteral("history"),
            QStringLiteral("review"),       QStringLiteral("settings"),  QStringLiteral("connect again"),
            QStringLiteral("palette"),      QStringLiteral("shortcuts"), QStringLiteral("status"),
            QStringLiteral("quick filter"), QStringLiteral("fields"),    QStringLiteral("filter tree"),
            QStringLiteral("columns"),      QStringLiteral("bulk tags"), QStringLiteral("outbox"),
            QStringLiteral("bulk value"),   QStringLiteral("bulk note"), QStringLiteral("queues"),
            QStringLiteral("judged"),       QStringLiteral("options"),   QStringLiteral("quick tags"),
            QStringLiteral("speed"),        QStringLiteral("sound")};
}

void Pages::toPage(Place::Page page)
{
    Place place;
    place.page = page;
    if (page == Place::Page::Calls)
        place.view = window().sidebar().view(window().sidebar().index(0, 0));
    window().goTo(place);
    settle();
}

QWidget *Pages::popup()
{
    settle();
    for (QWidget *top : QApplication::topLevelWidgets())
        if (top != &window() && top->isVisible() && (qobject_cast<Popup *>(top) || qobject_cast<QDialog *>(top)))
            return top;
    return nullptr;
}

void Pages::pressInReview(const QString &name)
{
    const QString button = name == QLatin1String("quick tags") ? QStringLiteral("arrange") : name;
    window().findChild<ReviewPage *>()->findChild<QAbstractButton *>(button)->click();
}

QWidget *Pages::open(const QString &name)
{
    CallsPage &list = window().calls().list();
    CallView &call = window().calls().callView();
    const auto act = [](QWidget &widget, const char *action) {
        widget.findChild<QAction *>(QString::fromLatin1(action))->trigger();
    };
    window().activateWindow();
    (void)QTest::qWaitForWindowActive(&window());
    const bool ofReview = QStringList{QStringLiteral("review"),  QStringLiteral("queues"),     QStringLiteral("judged"),
                                      QStringLiteral("options"), QStringLiteral("quick tags"), QStringLiteral("speed"),
                                      QStringLiteral("sound")}
                              .contains(name);
    if (ofReview || name == QLatin1String("settings") || name == QLatin1String("connect again"))
        toPage(ofReview ? Place::Page::Review : Place::Page::Settings);
    else
        toPage(Place::Page::Calls);
    if (name == QLatin1String("outbox")) {
        store::CallChange change;
        change.note = "to be sent";
        if (!desk().cache.edits().edit(std::vector{*list.currentCall()}, change).ok())
            qFatal("no edit");
        toPage(Place::Page::Outbox);
    }
    if (name == QLatin1String("connect again"))
        window().findChild<SettingsPage *>()->askForKey();
    if (name == QLatin1String("search")) {
        Place place = window().place();
        place.view.search = "a";
        window().goTo(place);
    }
    if (name.startsWith(QLatin1String("bulk")))
        act(list, "calls.selectAll");
    if (name == QLatin1String("call alone") || name == QLatin1String("journey") || name == QLatin1String("history")) {
        Place place = window().place();
        place.alone = list.currentCall();
        window().goTo(place);
        call.findChild<QTabBar *>()->setCurrentIndex(name == QLatin1String("journey")   ? 1
                                                     : name == QLatin1String("history") ? 2
                                                                                        : 0);
    }
    if (name == QLatin1String("palette"))
        window().openPalette();
    if (name == QLatin1String("shortcuts"))
        window().openShortcuts();
    if (name == QLatin1String("status"))
        window().openStatus();
    settle();
    for (const char *overlay : {"palette", "shortcuts", "status"})
        if (name == QLatin1String(overlay)) {
            QWidget *which[] = {window().findChild<PalettePopup *>(), window().findChild<ShortcutSheet *>(),
                                window().findChild<StatusPopover *>()};
            for (QWidget *one : which)
                if (one->isVisible())
                    return one;
        }
    if (name == QLatin1String("quick filter"))
        list.findChild<Chip *>(QStringLiteral("chip.tags"))->click();
    else if (name == QLatin1String("fields"))
        act(list, "calls.addFilter");
    else if (name == QLatin1String("filter tree"))
        act(list, "calls.advanced");
    else if (name == QLatin1String("columns"))
        act(list, "calls.columns");
    else if (name == QLatin1String("bulk tags"))
        act(list, "call.tag");
    else if (name == QLatin1String("bulk value"))
        act(list, "call.value");
    else if (name == QLatin1String("bulk note"))
        act(list, "call.note");
    else if (name == QLatin1String("queues"))
        act(window(), "review.which");
    else if (name == QLatin1String("judged"))
        act(window(), "review.verdicts");
    else if (ofReview && name != QLatin1String("review"))
        pressInReview(name);
    else
        return &window();
    return popup();
}

void Pages::close()
{
    if (QWidget *open = popup())
        open->close();
    settle();
}

QString describe(const QWidget *widget)
{
    QString out;
    for (const QWidget *one = widget; one && !one->isWindow(); one = one->parentWidget()) {
        if (!out.isEmpty())
            out.prepend(QLatin1String(" > "));
        QString words = QString::fromLatin1(one->metaObject()->className());
        if (!one->objectName().isEmpty())
            words += QLatin1Char('#') + one->objectName();
        if (one == widget && !one->accessibleName().isEmpty())
            words += QStringLiteral(" “%1”").arg(one->accessibleName().left(40));
        out.prepend(words);
    }
    const QRect place(widget->mapTo(widget->window(), QPoint(0, 0)), widget->size());
    return QStringLiteral("%1 at %2,%3 %4x%5")
        .arg(out)
        .arg(place.x())
        .arg(place.y())
        .arg(place.width())
        .arg(place.height());
}

} // namespace earshot::test
