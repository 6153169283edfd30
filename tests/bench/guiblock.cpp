#include "app/earshot/workplace.h"
#include "tests/bench/figure.h"
#include "tests/bench/million.h"
#include "ui/calls/callspage.h"
#include "ui/review/callview.h"
#include "ui/shell/callsspace.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QUndoStack>

#include <iostream>
#include <set>

namespace earshot::bench {
namespace {

constexpr double LongestBlock = 8; // half a frame: a key that is held or a wheel that turns never stutters

Place listOf(const store::SavedView &view)
{
    Place place;
    place.view = view;
    return place;
}

/// What the longest of several events took: by the clock, and of the processor, which noise of the machine is not in.
/// The two may be different events.
struct Longest {
    double clock = 0;
    double processor = 0;
    std::pair<const char *, int> event = {"nothing", 0}; // the processor's: the receiver's class and QEvent::Type

    void take(const Longest &other)
    {
        clock = std::max(clock, other.clock);
        if (other.processor <= processor)
            return;
        processor = other.processor;
        event = other.event;
    }
};

/// An application that measures how long each event holds up the ones behind it.
class Watched : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth++ > 0) { // sent while another is worked on, which pays for it
            const bool done = QApplication::notify(receiver, event);
            --m_depth;
            return done;
        }
        const std::pair<const char *, int> what(receiver->metaObject()->className(), event->type()); // both may go
        const double processor = processorMilliseconds();
        QElapsedTimer clock;
        clock.start();
        const bool done = QApplication::notify(receiver, event);
        const double took = double(clock.nsecsElapsed()) / 1e6;
        --m_depth;
        longest.take({took, processorMilliseconds() - processor, what});
        return done;
    }

    Longest longest;

private:
    int m_depth = 0;
};

/// Does what a person does, over and over, and keeps what each time took.
class Person {
public:
    Person(Watched &application, Workplace &place) : m_application(application), m_place(place) {}

    /// An action happens as an event, and ends when everything it led to is on the screen.
    void does(const char *action, const std::function<void()> &happens)
    {
        m_application.longest = {};
        QMetaObject::invokeMethod(&m_application, happens, Qt::QueuedConnection);
        QCoreApplication::processEvents();
        settle();
        m_worst[action].take(m_application.longest);
        m_all.push_back(m_application.longest);
    }

    void types(const char *action, QWidget *where, int key, const QString &text = {})
    {
        does(action, [where, key, text] {
            for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, key, Qt::NoModifier, text);
                QCoreApplication::sendEvent(where, &event);
            }
        });
    }

    void triggers(const char *what, const QWidget &where, const char *action)
    {
        auto *found = where.findChild<QAction *>(QString::fromLatin1(action));
        if (!found || !found->isEnabled()) {
            m_missed.insert(action);
            return;
        }
        does(what, [found] { found->trigger(); });
    }
    /// Actions that were not there to be done.
    const std::set<std::string> &missed() const { return m_missed; }

    void settle()
    {
        const auto busy = [this] {
            return !m_place.isQuiet() || m_place.desk().editing.isBusy() || !m_place.window().sidebar().isLoaded();
        };
        QTimer beat; // wakes the loop, for what no event announces
        beat.start(5);
        QElapsedTimer clock;
        for (clock.start(); (busy() || clock.elapsed() < 30) && clock.elapsed() < 60'000;)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    std::vector<double> all(double Longest::*what) const
    {
        std::vector<double> values;
        for (const Longest &one : m_all)
            values.push_back(one.*what);
        return values;
    }
    const std::map<std::string, Longest> &worst() const { return m_worst; }

private:
    Watched &m_application;
    Workplace &m_place;
    std::vector<Longest> m_all;
    std::map<std::string, Longest> m_worst; // by action
    std::set<std::string> m_missed;
};

std::vector<Place> filtered(const Place &all)
{
    using conditions::Condition, conditions::Group, conditions::Match, conditions::Op;
    std::vector<Place> places;
    for (const Condition &condition : {Condition{"answered", Op::No, {}}, Condition{"lead_status", Op::IsEmpty, {}},
                                       Condition{"duration", Op::AtLeast, conditions::Number{90}}}) {
        places.push_back(all);
        places.back().view.filter = Group{Match::All, {condition}};
        places.push_back(all);
    }
    return places;
}

void aDay(Person &person, MainWindow &window, int rounds)
{
    auto *table = window.calls().list().findChild<QTableView *>();
    auto *search = window.calls().list().findChild<QLineEdit *>(QStringLiteral("search"));
    const Place all = window.place();
    table->setFocus();
    person.settle();
    for (int i = 0; i < rounds; ++i) {
        person.types("open the next call", table, Qt::Key_Down);
        person.types("scroll a page", table, Qt::Key_PageDown);
        // an action is what a key leads to; what is a lead already changes by the other
        person.triggers("mark as not a lead", window.calls().list(), "call.notLead");
        person.triggers("mark as lead", window.calls().list(), "call.lead");
        person.triggers("undo", window, "undo");
    }
    person.types("jump to the oldest", table, Qt::Key_End);
    person.types("jump to the newest", table, Qt::Key_Home);
    for (const Place &place : filtered(all))
        person.does("change the filter", [&window, &place] { window.goTo(place); });
    search->setFocus();
    for (const QChar letter : QStringLiteral("appointment"))
        person.types("type in the search", search, Qt::Key_A, QString(letter));
    person.types("leave the search", search, Qt::Key_Escape);
    for (int row = 2; row < 5; ++row)
        person.does("go to another place",
                    [&window, row] { window.goTo(listOf(window.sidebar().view(window.sidebar().index(row, 0)))); });
    Place alone = all;
    alone.alone = window.calls().list().currentCall();
    person.does("open a call alone", [&window, alone] { window.goTo(alone); });
    person.does("go back", [&window] { window.goBack(); });
    Place review;
    review.page = Place::Page::Review;
    person.does("open the review queue", [&window, review] { window.goTo(review); });
    for (int i = 0; i < rounds; ++i)
        person.triggers("next to review", window, "review.next");
    person.does("find anything", [&window] { window.openPalette(); });
    for (const QChar letter : QStringLiteral("smith"))
        person.types("type in the palette", window.focusWidget(), Qt::Key_A, QString(letter));
}

} // namespace

Result<void> benchGuiBlock(const Setup &setup)
{
    const auto folder = millionProfile(setup);
    if (!folder)
        return folder.error();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int argc = 1;
    char name[] = "earshot-bench";
    char *argv[] = {name, nullptr};
    Watched application(argc, argv);
    applyLook(application, ThemeKind::Light);
    auto profile = openProfile(QString::fromStdString(folder->string()), store::Mode::ReadWrite);
    if (!profile)
        return profile.error();
    vault::KeyStore keys(folder->string());
    keys.useFileOnly();
    Workplace place(std::move(**profile), keys, QString());
    MainWindow &window = place.window();
    window.resize(1600, 1000);
    window.show();
    window.activateWindow();
    Person person(application, place);
    window.goTo(listOf(window.sidebar().view(window.sidebar().index(0, 0))));
    person.settle();
    std::size_t edits = 0;
    QObject::connect(&place.desk().editing, &items::Editing::edited, &window, [&edits] { ++edits; });
    aDay(person, window, setup.quick ? 2 : 25);
    for (QUndoStack &stack = place.desk().editing.undoStack(); stack.canUndo();) // the cache is kept as it was
        person.triggers("undo", window, "undo");
    if (!person.missed().empty())
        return Error{Error::Kind::BadData, "cannot be done: " + *person.missed().begin()};
    if (edits == 0)
        return Error{Error::Kind::BadData, "no call was marked"};
    for (const auto &[action, longest] : person.worst())
        std::cerr << action << ": " << longest.clock << " ms (" << longest.processor << " of the processor), "
                  << longest.event.first << " event " << longest.event.second << '\n';
    const auto figure = [&](const char *what, double Longest::*by, double share) {
        print(atMost(what, quantile(person.all(by), share), "ms", LongestBlock, 1));
    };
    figure("gui_block_p99", &Longest::clock, 0.99);
    figure("gui_block_worst", &Longest::clock, 1);
    figure("gui_block_processor_p99", &Longest::processor, 0.99); // what a busy machine does not blur
    figure("gui_block_processor_worst", &Longest::processor, 1);
    return {};
}

} // namespace earshot::bench
