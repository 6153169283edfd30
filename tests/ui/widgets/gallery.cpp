// ui_gallery DIR: every widget in its states as pictures, light and dark, at 1× and 2× (QT_SCALE_FACTOR).
#include "models/base/format.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldlist.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/inlinebanner.h"
#include "ui/widgets/inlineedit.h"
#include "ui/widgets/keyhint.h"
#include "ui/widgets/look.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/sectionheader.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/spinner.h"
#include "ui/widgets/statusdot.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/tagcolours.h"
#include "ui/widgets/tageditor.h"
#include "ui/widgets/tagpill.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableWidget>
#include <QTextStream>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <functional>

using namespace earshot;

namespace {

QString text(const char *words)
{
    return QString::fromUtf8(words);
}

/// A titled stretch of widgets in a line.
QWidget *line(const char *title, const QList<QWidget *> &widgets)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::S);
    auto *label = new Label(text(title), TextSize::Small, Tone::Faint);
    label->setFixedWidth(90);
    row->addWidget(label);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch(1);
    return box;
}

QPushButton *button(const char *words, ButtonLook look, bool enabled = true)
{
    auto *made = new QPushButton(text(words));
    setButtonLook(made, look);
    made->setEnabled(enabled);
    return made;
}

QWidget *page(const QList<QWidget *> &parts)
{
    auto *made = new QWidget;
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(space::Xl, space::Xl, space::Xl, space::Xl);
    column->setSpacing(space::M);
    for (QWidget *part : parts)
        column->addWidget(part);
    column->addStretch(1);
    return made;
}

QWidget *buttonsPage()
{
    auto *withIcon = button("New rule", ButtonLook::Primary);
    withIcon->setIcon(themedIcon(Icon::Plus));
    auto *plainIcon = button("Export", ButtonLook::Plain);
    plainIcon->setIcon(themedIcon(Icon::Export));
    auto *withMenu = button("Columns", ButtonLook::Plain);
    withMenu->setMenu(new QMenu(withMenu));
    auto *checked = new IconButton(Icon::Columns, text("Columns"));
    checked->setCheckable(true);
    checked->setChecked(true);
    auto *off = new IconButton(Icon::Redo, text("Redo"));
    off->setEnabled(false);
    auto *part = new QCheckBox(text("Partly"));
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    auto *on = new QCheckBox(text("Answered"));
    on->setChecked(true);
    auto *faint = new QCheckBox(text("Disabled"));
    faint->setEnabled(false);
    auto *radio = new QRadioButton(text("Last 30 days"));
    radio->setChecked(true);
    auto *switchOn = new Switch(text("Notify"));
    switchOn->setChecked(true);
    auto *switchOff = new Switch(text("Sounds"));
    auto *switchDead = new Switch(text("Disabled"));
    switchDead->setEnabled(false);
    auto *segments = new SegmentedControl;
    segments->addSegment(text("All"));
    segments->addSegment(text("Unreviewed"));
    segments->addSegment(text("Leads"), Icon::Star);
    segments->setCurrentIndex(1);
    auto *tabs = new QTabBar;
    for (const char *name : {"Overview", "Transcript", "History", "Forms"})
        tabs->addTab(text(name));
    tabs->setExpanding(false);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    slider->setFixedWidth(160);
    auto *bar = new QProgressBar;
    bar->setValue(62);
    bar->setFixedWidth(160);
    auto *strip = new ProgressStrip;
    strip->setProgress(0.4);
    strip->setFixedWidth(160);
    return page({
        line("Buttons", {button("Save", ButtonLook::Primary), button("Cancel", ButtonLook::Plain),
                         button("More", ButtonLook::Quiet), button("Delete", ButtonLook::Danger)}),
        line("Disabled", {button("Save", ButtonLook::Primary, false), button("Cancel", ButtonLook::Plain, false),
                          button("More", ButtonLook::Quiet, false)}),
        line("With icons", {withIcon, plainIcon, withMenu}),
        line("Icon only", {new IconButton(Icon::Undo, text("Undo")), off, new IconButton(Icon::Sync, text("Sync")),
                           checked, new IconButton(Icon::More, text("More"))}),
        line("Check boxes", {on, new QCheckBox(text("Voicemail")), part, faint}),
        line("Radio", {radio, new QRadioButton(text("Between"))}),
        line("Switches", {switchOn, switchOff, switchDead}),
        line("Segments", {segments}),
        line("Tabs", {tabs}),
        line("Progress", {slider, bar, strip, new Spinner, new Spinner(nullptr, 24)}),
        line("Keys", {new KeyHint(QKeySequence(Qt::CTRL | Qt::Key_K)), new KeyHint(QKeySequence(Qt::Key_L)),
                      new KeyHint(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z))}),
        line("Marks",
             {new StatusDot(Tone::Good, text("Synced")), new StatusDot(Tone::Warn, text("Waiting")),
              new StatusDot(Tone::Bad, text("Refused")), new Badge(7), new Badge(1240), new Badge(12, Tone::Accent),
              new Badge(3, Tone::Bad), new Avatar(text("Kaylah Mills")), new Avatar(text("Asha Rao")),
              new Avatar(text("Tom")), new Avatar, new Avatar(text("José Ortiz"), 24)}),
    });
}

QWidget *fieldsPage()
{
    auto *typed = new QLineEdit(text("Kaylah Mills"));
    auto *dead = new QLineEdit(text("read from the server"));
    dead->setEnabled(false);
    dead->setMinimumWidth(170);
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(text("https://calls.example.com"));
    auto *combo = new QComboBox;
    combo->addItems({text("Google Ads"), text("Google Organic"), text("Direct")});
    auto *comboIcon = new QComboBox;
    comboIcon->addItem(themedIcon(Icon::Building), text("Bright Smile Dental"));
    auto *search = new SearchField(text("Search calls"));
    search->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    search->setFixedWidth(240);
    auto *searching = new SearchField(text("Search calls"));
    searching->setText(text("root canal"));
    searching->setFixedWidth(240);
    auto *spin = new QSpinBox;
    spin->setRange(0, 999);
    spin->setValue(14);
    spin->setSuffix(text(" days"));
    auto *date = new QDateEdit(QDate(2026, 11, 3));
    date->setDisplayFormat(text("d MMM yyyy"));
    auto *note = new QPlainTextEdit(text("Wants a quote for two crowns, prefers mornings. Call back before Friday."));
    note->setFixedHeight(64);
    auto *source = new Chip(text("Source"));
    source->setValue(text("Google Ads"));
    source->setRemovable(true);
    source->setActive(true);
    source->setIcon(Icon::Campaign);
    auto *longer = new Chip(text("Duration"));
    longer->setValue(text("at least 1:00"));
    longer->setRemovable(true);
    auto *add = new Chip(text("Filter"));
    add->setIcon(Icon::Plus);
    auto *offChip = new Chip(text("Disabled"));
    offChip->setEnabled(false);
    auto *tags = new TagEditor;
    tags->setTags(
        {{text("New patient"), text("green1")}, {text("Quoted"), text("blue1")}, {text("Call back"), text("orange1")}});
    tags->setChoices({{text("Spam"), text("red1")}});
    auto *inlineName = new InlineEdit(text("Add a name"));
    inlineName->setValue(text("Kaylah Mills"));
    auto *inlineEmpty = new InlineEdit(text("Add a value"));
    auto *facts = new FieldList;
    facts->addRow(text("Name"), inlineName);
    facts->addRow(text("Value"), inlineEmpty);
    facts->addRow(text("Phone"), new ElidedLabel(text("404-555-8514")));
    facts->addRow(
        text("Landing page"),
        new ElidedLabel(text("https://bright-smile.example/implants?utm_source=google&utm_campaign=autumn-implants")));
    facts->addRow(text("Tags"), tags);
    auto *card = new Card;
    auto *inside = new QVBoxLayout(card);
    auto *header = new SectionHeader(text("Caller"));
    header->setCount(4);
    header->addControl(new IconButton(Icon::More, text("More")));
    inside->setContentsMargins(space::L, space::S, space::S, space::M);
    inside->addWidget(header);
    inside->addWidget(facts);
    card->setMaximumWidth(420);
    return page({
        line("Line edits", {typed, empty, dead}),
        line("Combo boxes", {combo, comboIcon}),
        line("Search", {search, searching}),
        line("Steps", {spin, date}),
        note,
        line("Chips", {source, longer, add, offChip}),
        card,
    });
}

QWidget *messagesPage()
{
    const auto banner = [](InlineBanner::Level level, const char *words, const char *details, const char *action) {
        auto *made = new InlineBanner;
        made->say(level, text(words), text(details));
        made->setAction(text(action));
        return made;
    };
    auto *empty = new EmptyState(
        Icon::Search, text("No calls match"),
        text("Nothing in the last 30 days fits these four filters. Take one away, or look further back."));
    empty->setAction(text("Clear the filters"));
    auto *pills = new QWidget;
    auto *flow = new FlowLayout(pills, 6);
    for (const TagColour &colour : tagColours())
        flow->addWidget(new TagPill(QString::fromLatin1(colour.name), QString::fromLatin1(colour.name)));
    return page({
        banner(InlineBanner::Level::Info, "Two fields were changed elsewhere while you were offline.",
               "Yours were kept.", "Compare"),
        banner(InlineBanner::Level::Good, "Connected to Earshot at calls.example.com.", "", ""),
        banner(InlineBanner::Level::Warning, "The server asks us to slow down.",
               "Sync goes on in 4 min; everything here works meanwhile.", ""),
        banner(InlineBanner::Level::Error, "The key was refused.",
               "It may have been withdrawn. Ask your administrator for a new one, then enter it here.", "Enter a key"),
        pills,
        empty,
    });
}

QWidget *tablePage()
{
    auto *table = new QTableWidget(9, 6);
    table->setHorizontalHeaderLabels(
        {text("Time"), text("Caller"), text("Client"), text("Source"), text("Duration"), text("Value")});
    const char *const names[] = {"Kaylah Mills", "Asha Rao",    "+1 404 555 8514", "Tom Becker", "José Ortiz",
                                 "Wei Chen",     "Maria Rossi", "Unknown caller",  "Priya Nair"};
    for (int r = 0; r < table->rowCount(); ++r) {
        const QString cells[] = {r < 4 ? text("Today 14:0%1").arg(9 - r) : text("Yesterday 09:1%1").arg(9 - r),
                                 text(names[r]),
                                 text(r % 2 ? "Bright Smile Dental" : "Harbor Law"),
                                 text(r % 3 ? "Google Ads" : "Direct"),
                                 format::duration(std::chrono::seconds(41 + r * 171)),
                                 r % 2 ? text("$1,%150").arg(r) : QString()};
        for (int c = 0; c < 6; ++c) {
            auto *item = new QTableWidgetItem(cells[c]);
            if (c >= 4)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            table->setItem(r, c, item);
        }
        table->item(r, 0)->setIcon(themedIcon(r % 4 == 2   ? Icon::PhoneMissed
                                              : r % 4 == 3 ? Icon::Voicemail
                                                           : Icon::PhoneIn,
                                              r % 4 == 2 ? Tone::Bad : Tone::Muted));
    }
    table->horizontalHeaderItem(4)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->horizontalHeaderItem(5)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(rowHeight(table->font()));
    table->setSelectionBehavior(QTableWidget::SelectRows);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, 150);
    table->setColumnWidth(2, 150);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    table->setCurrentCell(2, 0);
    table->selectRow(2);
    setRowLines(table, true);
    auto *tree = new QTreeWidget;
    tree->setHeaderHidden(true);
    tree->setFrameShape(QFrame::NoFrame);
    for (const char *name : {"Bright Smile Dental", "Harbor Law", "Stonegate Homes"}) {
        auto *item = new QTreeWidgetItem(tree, {text(name)});
        item->setIcon(0, themedIcon(Icon::Building));
        for (const char *view : {"Unreviewed", "Leads this week"})
            (new QTreeWidgetItem(item, {text(view)}))->setIcon(0, themedIcon(Icon::Bookmark));
    }
    tree->topLevelItem(0)->setExpanded(true);
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    auto *splitter = new QSplitter;
    splitter->addWidget(tree);
    splitter->addWidget(table);
    splitter->setSizes({200, 700});
    auto *made = new QWidget;
    auto *column = new QVBoxLayout(made);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    return made;
}

QWidget *iconsPage()
{
    auto *made = new QWidget;
    auto *flow = new FlowLayout(made, space::M);
    flow->setContentsMargins(space::Xl, space::Xl, space::Xl, space::Xl);
    for (int i = 0; i <= int(LastIcon); ++i)
        flow->addWidget(new IconButton(Icon(i), QString::number(i)));
    for (int i = 0; i <= int(LastIcon); ++i) {
        auto *large = new IconButton(Icon(i), QString::number(i));
        large->setIconSize({32, 32});
        large->setFixedSize(40, 40);
        flow->addWidget(large);
    }
    return made;
}

QMenu *sampleMenu()
{
    auto *menu = new QMenu;
    menu->addAction(themedIcon(Icon::Play), text("Play"))->setShortcut(QKeySequence(Qt::Key_Space));
    menu->addAction(themedIcon(Icon::Copy), text("Copy as table"))->setShortcut(QKeySequence::Copy);
    QAction *lead = menu->addAction(text("Lead"));
    lead->setCheckable(true);
    lead->setChecked(true);
    menu->addSeparator();
    menu->addMenu(text("Tag"))->setIcon(themedIcon(Icon::Tag));
    menu->addAction(themedIcon(Icon::Trash), text("Delete"))->setEnabled(false);
    for (QAction *action : menu->actions())
        action->setShortcutVisibleInContextMenu(true);
    menu->setActiveAction(menu->actions().at(1));
    return menu;
}

void save(QWidget *widget, const QString &path)
{
    const QPixmap picture = widget->grab();
    if (!picture.save(path))
        QTextStream(stderr) << "cannot write " << path << '\n';
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    folder.mkpath(QStringLiteral("."));
    if (application.arguments().contains(QStringLiteral("--rtl")))
        QApplication::setLayoutDirection(Qt::RightToLeft);

    const std::pair<const char *, std::function<QWidget *()>> pages[] = {{"buttons", buttonsPage},
                                                                         {"fields", fieldsPage},
                                                                         {"messages", messagesPage},
                                                                         {"table", tablePage},
                                                                         {"icons", iconsPage}};
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        applyLook(application, kind);
        const QString suffix = QStringLiteral("%1-%2x.png")
                                   .arg(kind == ThemeKind::Dark ? text("dark") : text("light"))
                                   .arg(application.devicePixelRatio());
        for (const auto &[name, build] : pages) {
            const std::unique_ptr<QWidget> widget(build());
            widget->resize(760, QLatin1StringView(name) == QLatin1StringView("table") ? 380 : 560);
            std::unique_ptr<Toast> toast;
            if (QLatin1StringView(name) == QLatin1StringView("table")) {
                toast = std::make_unique<Toast>(widget.get());
                toast->say(text("3 calls tagged “Quoted”"), text("Undo"));
            }
            widget->show();
            widget->activateWindow();
            QApplication::processEvents();
            save(widget.get(), folder.filePath(text(name) + QLatin1Char('-') + suffix));
            toast.reset(); // before its parent
        }
        QComboBox combo;
        for (const char *name : {"Google Ads", "Google Organic", "Direct", "Referral"})
            combo.addItem(text(name));
        combo.show();
        combo.showPopup();
        QApplication::processEvents();
        save(combo.view()->window(), folder.filePath(text("combo-") + suffix));
        combo.hidePopup();
        QCalendarWidget calendar;
        calendar.setSelectedDate(QDate(2026, 11, 3));
        calendar.show();
        QApplication::processEvents();
        save(&calendar, folder.filePath(text("calendar-") + suffix));
        const std::unique_ptr<QMenu> menu(sampleMenu());
        menu->show();
        QApplication::processEvents();
        save(menu.get(), folder.filePath(text("menu-") + suffix));
    }
    return 0;
}
