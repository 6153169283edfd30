// Pictures of the call page and the review queue: review_shots FOLDER [listening]

#include "ears.h"

#include "tests/support/profile/demoprofile.h"
#include "ui/review/callview.h"
#include "ui/review/commentfield.h"
#include "ui/review/phraseeditor.h"
#include "ui/review/playerpanel.h"
#include "ui/review/reviewpage.h"
#include "ui/review/transcriptview.h"
#include "ui/widgets/look.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>
#include <QTextStream>

using namespace earshot;

namespace {

void settle(int ms = 400)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

struct Studio {
    QDir folder;
    QString suffix;

    void save(QWidget &widget, const QString &name) const
    {
        settle();
        if (!widget.grab().save(folder.filePath(name + suffix)))
            QTextStream(stderr) << "cannot write " << name << '\n';
    }
    void tabs(QWidget &view, const QString &name) const
    {
        auto *tabs = view.findChild<QTabBar *>();
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            save(view, QStringLiteral("%1-%2").arg(name).arg(i));
        }
        tabs->setCurrentIndex(0);
    }
};

Call hostileCall()
{
    Call call = test::fullCall();
    call.id = CallId("CALAWFUL");
    call.personId = PersonId("PERAWFUL");
    call.customerName =
        "‏שלום עולם 👩‍👩‍👧‍👦 <b>bold</b> مرحبا بكم في عيادة الأسنان & "
        "a "
        "very "
        "very "
        "long "
        "name";
    call.customerCity = std::string(200, 'L');
    call.campaign = std::string(400, 'x');
    call.landingPageUrl = "https://example.com/" + std::string(3000, 'a') + "?q=<script>alert(1)</script>";
    call.callSummary = "<h1>Not a heading</h1> " + std::string(600, 'w') + " مرحبا بكم في عيادة الأسنان";
    call.note = "Line one\nLine two with <i>tags</i>\n" + std::string(300, 'n');
    for (int i = 0; i < 60; ++i)
        call.tags.push_back("Tag number " + std::to_string(i));
    Transcript long_ = test::conversation(200);
    long_[1].text = std::string(10'000'000, 'z');
    long_[3].text = "مرحبا، أود أن أسأل عن تكلفة زراعة الأسنان two implants من فضلك "
                    "🦷🦷";
    long_[5].text = "שלום, כמה עולה השתלה?";
    call.transcript = long_;
    return call;
}

/// Everything about hearing a call, one picture a state.
void listen(const Studio &studio, test::Desk &desk, test::Ears &ears,
            const std::vector<std::pair<QString, CallRow>> &calls)
{
    using namespace std::chrono_literals;
    CallView view(desk.page, desk.editing, desk.display, &ears.listening);
    audio::Player &player = ears.listening.player();
    view.resize(512, 900);
    view.show();
    for (const auto &[name, row] : calls) {
        desk.page.show(row);
        settle(1500);
        studio.save(view, QStringLiteral("listen-") + name);
    }
    desk.page.show(calls.front().second);
    settle(1000);
    auto *transcript = view.findChild<TranscriptView *>();
    player.seek(31s);
    player.setSpeed(1.7);
    player.setSkipSilence(true);
    settle();
    transcript->setPosition(31s, true); // there is no sound to play it with
    view.findChild<WaveformView *>()->setPosition(31s);
    studio.save(view, QStringLiteral("listen-playing"));
    transcript->setFollowing(false);
    transcript->setPosition(31s, true);
    studio.save(view, QStringLiteral("listen-yielded"));
    player.setLoop(audio::Span{21s, 36s});
    player.setSpeed(1);
    player.setSkipSilence(false);
    view.setSearch(QStringLiteral("implants"));
    studio.save(view, QStringLiteral("listen-looping"));
    player.setLoop({});
    view.setSearch({});
    for (int i = 0; i < 4; ++i)
        view.findChild<WaveformView *>()->zoomIn();
    view.findChild<QAction *>(QStringLiteral("player.comment"))->trigger();
    view.findChild<CommentField *>()->edit()->setText(QStringLiteral("Asks for a quote; send the price list"));
    studio.save(view, QStringLiteral("listen-zoomed-commenting"));
    view.findChild<CommentField *>()->edit()->clear();
    view.findChild<CommentField *>()->save();
    transcript->correct(7);
    studio.save(view, QStringLiteral("listen-correcting"));
    if (auto *editor = view.findChild<PhraseEditor *>())
        editor->cancel();
    view.resize(1600, 900);
    studio.save(view, QStringLiteral("listen-wide"));
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Studio studio{QDir(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".")), {}};
    studio.folder.mkpath(QStringLiteral("."));

    auto folder = std::make_unique<QTemporaryDir>();
    auto filled = test::demoProfile(folder->path().toStdString(), 600, test::deskTime());
    if (!filled)
        qFatal("cannot fill: %s", filled.error().detail.c_str());
    test::Desk desk(std::move(folder), std::move(*filled));
    desk.deliver(test::fullAgency());
    const CallRow full = desk.add(test::fullCall());
    const CallRow awful = desk.add(hostileCall());
    Call bare;
    bare.id = CallId("CALBARE");
    const CallRow nothing = desk.add(bare);
    store::Delivery views;
    views.pageViews.push_back({CallId("CALAWFUL"), {}});
    for (int i = 0; i < 40; ++i)
        views.pageViews[0].views.push_back(
            {"", "https://example.com/page/" + std::to_string(i) + std::string(std::size_t(i) * 4, 'p'),
             test::deskTime() - std::chrono::minutes(40 - i)});
    desk.deliver(std::move(views));
    // the demo's call with the longest history and a transcript
    CallRow demo = full;
    std::size_t most = 0;
    const auto rows = *desk.cache->queries().firstRows({}, 300);
    for (const CallRow row : rows) {
        const auto others = desk.cache->calls().otherCalls(row, 50)->size() +
                            3 * desk.cache->calls().forms(row, 50)->size() +
                            3 * desk.cache->calls().conversations(row, 50)->size();
        const auto transcript = *desk.cache->calls().transcript(row);
        if (others > most && transcript && transcript->size() > 8) {
            most = others;
            demo = row;
        }
    }
    store::CallChange change;
    change.note = "Wants a quote for two crowns, prefers mornings. Call back before Friday.";
    change.leadStatus = "good_lead";
    change.value.emplace(Cents(125000));
    change.tags = Words{"Quoted", "Call back"};
    test::Ears ears(desk);
    if (!ears.open())
        qFatal("the vault does not open");
    Call heard = test::fullCall();
    heard.id = CallId("CALHEARD");
    heard.note = "Prefers mornings.\n[00:12] asks what two of them cost\n[00:31] sounds ready to book";
    heard.transcript = test::conversation(40);
    heard.transcript->at(3).original = "All rye. Could I come in the mourning?";
    Call one = heard, away = heard, failed = heard, long_ = hostileCall();
    one.id = CallId("CALONE");
    away.id = CallId("CALAWAY");
    failed.id = CallId("CALFAILED");
    long_.id = CallId("CALLONG");
    long_.transcript = test::conversation(10'000);
    long_.transcript->at(1) = hostileCall().transcript->at(3);
    long_.transcript->at(1).start = std::chrono::seconds(2);
    long_.transcript->at(2).text = hostileCall().transcript->at(5).text;
    long_.transcript->at(2).start = std::chrono::seconds(2); // both at once
    long_.recording = heard.recording;
    const std::vector<std::pair<QString, CallRow>> listened = {{QStringLiteral("paused"), desk.add(heard)},
                                                               {QStringLiteral("onechannel"), desk.add(one)},
                                                               {QStringLiteral("away"), desk.add(away)},
                                                               {QStringLiteral("failed"), desk.add(failed)},
                                                               {QStringLiteral("twohours"), desk.add(long_)}};
    ears.keep(heard.id, test::dialogue(168, 4.2));
    ears.keep(one.id, test::dialogue(168, 4.2, 1));
    ears.keep(long_.id, test::dialogue(7200, 4.2));
    ears.put(failed.id, {.state = store::RecordingState::Failed, .error = Error{Error::Kind::Server, "500"}});
    const auto edited = desk.cache->edits().edit(std::vector{full}, change);
    desk.refuse(full, "value is not allowed for this account");

    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        applyLook(application, kind);
        studio.suffix = QStringLiteral("-%1-%2x.png")
                            .arg(QLatin1String(kind == ThemeKind::Dark ? "dark" : "light"))
                            .arg(application.devicePixelRatio());
        listen(studio, desk, ears, listened);
        if (argc > 2)
            continue; // only what is asked for
        CallView view(desk.page, desk.editing, desk.display);
        view.resize(580, 900);
        view.show();
        const std::pair<const char *, CallRow> calls[] = {
            {"demo", demo}, {"full", full}, {"awful", awful}, {"bare", nothing}};
        for (const auto &[name, row] : calls) {
            desk.page.show(row);
            settle(600);
            studio.tabs(view, QLatin1String(name));
        }
        view.setSearch(QStringLiteral("implants"));
        desk.page.show(full);
        view.landOn(5);
        studio.save(view, QStringLiteral("search"));
        view.resize(420, 800);
        studio.save(view, QStringLiteral("narrow"));
        desk.page.show({});
        studio.save(view, QStringLiteral("none"));

        items::CallPage page(*desk.cache, desk.background, desk.watch);
        ReviewPage review(*desk.cache, desk.background, desk.watch, desk.editing, page, desk.display);
        review.resize(1100, 860);
        review.show();
        review.start({});
        settle();
        QTest::keyClick(&review, Qt::Key_Return);
        studio.save(review, QStringLiteral("review"));
        store::SavedView nobody;
        nobody.client = ClientId("COMNONE");
        review.start(nobody);
        studio.save(review, QStringLiteral("allreviewed"));
    }
    return edited ? 0 : 1;
}
