#include "app/earshotctl/commands.h"
#include "models/base/output.h"
#include "models/sync/profile.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <iostream>
#include <map>

using namespace earshot;

namespace {

constexpr const char *About = R"(Earshot without a window: connects a profile to CallRail or to an Earshot server,
syncs its calls into the local cache, lists and edits them.

A first time:
  earshotctl connect https://api.callrail.com --key-file ~/key
  earshotctl sync
  earshotctl calls --search "new patient" --format csv
)";

constexpr const char *Exits = R"(
Exit codes:
  0  done
  1  the cache or the disk failed
  2  the command line is wrong
  3  the profile is not connected, or the server does not take its key
  4  the server cannot be reached
  5  another Earshot has the profile open
  6  the server refused an edit
  7  no such call or profile
  8  synced, but some things could not be read; `status` names them
  9  the account's requests are used up, or the server asks to wait: run it again later, or with --wait
  130  interrupted (Ctrl+C); what was kept stays kept

Environment:
  EARSHOT_API_KEY  the key for `connect` and `sync`; keys are never taken from the command line, where others could read them

The profile is a folder with one cache. Without --profile it is earshot/default in XDG_DATA_HOME (~/.local/share).)";

int run(int argc, char **argv)
{
    CLI::App app{About, "earshotctl"};
    app.footer(Exits);
    app.set_version_flag("--version", std::string("earshotctl " EARSHOT_VERSION));
    app.require_subcommand(1);
    app.fallthrough(); // --profile may come after the command too
    std::string profile = sync::defaultProfile();
    app.add_option("--profile", profile, "The profile's folder")->type_name("DIR");

    ctl::ConnectOptions connect;
    CLI::App *connecting = app.add_subcommand("connect", "Connect the profile to a server and keep the key");
    connecting->add_option("URL", connect.address, "Such as https://api.callrail.com or http://127.0.0.1:8080")
        ->required();
    connecting->add_option("--key-file", connect.keyFile, "A file with the API key; without it EARSHOT_API_KEY counts")
        ->type_name("FILE")
        ->check(CLI::ExistingFile);
    connecting->add_option("--account", connect.account, "The account's id, where the key sees several")
        ->type_name("ID");
    connecting->add_option("--ca-file", connect.caFile, "PEM file of a server's own certificate authority")
        ->type_name("FILE")
        ->check(CLI::ExistingFile);

    ctl::SyncOptions sync;
    CLI::App *syncing = app.add_subcommand("sync", "Send edits and fetch what is new, until all is done");
    syncing->add_flag("--full", sync.full, "Read everything again, not only what changed");
    syncing->add_flag("--json", sync.json, "Progress as JSON, one object a line");
    syncing->add_flag("--wait", sync.wait, "Go on when the account's requests are used up, though it may take hours");
    syncing->add_flag("!--no-transcripts", sync.transcripts, "Leave the transcripts for later");

    ctl::CallsOptions calls;
    const std::map<std::string, ctl::Format> formats = {{"table", ctl::Format::Table},
                                                        {"json", ctl::Format::Json},
                                                        {"csv", ctl::Format::Csv},
                                                        {"csv-data", ctl::Format::CsvData}};
    CLI::App *listing = app.add_subcommand("calls", "List calls of the cache, newest first");
    CLI::Option *where = listing->add_option("--where", calls.where,
                                             R"(Condition, such as {"version":1,"all":[{"field":"duration",)"
                                             R"("op":"at_least","value":90}]}; "help" lists fields and operators)");
    where->type_name("JSON");
    listing->add_option("--search", calls.search, "Words of the transcript, note or name, or digits of a number")
        ->type_name("TEXT");
    listing->add_option("--fields", calls.fields, "Fields by their CallRail names, separated by commas")
        ->delimiter(',')
        ->type_name("A,B");
    listing->add_option("--limit", calls.limit, "At most so many calls")->type_name("N")->check(CLI::NonNegativeNumber);
    listing->add_flag("--bom", calls.byteOrderMark, "Begin CSV with a byte order mark, by which Excel knows UTF-8");
    listing
        ->add_option("--format", calls.format,
                     "table, json (one object a line), csv (safe to open in a spreadsheet) or csv-data (for programs: "
                     "every value as it is)")
        ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case))
        ->type_name("FORMAT")
        ->default_str("table");

    ctl::EditOptions edit;
    CLI::App *editing = app.add_subcommand("edit", "Edit a call; it is sent with the next sync");
    editing->add_option("CALL", edit.call, "The call's id")->required();
    editing->add_option("--tag", edit.tags, "Add a tag; may be repeated")->type_name("NAME");
    editing->add_option("--untag", edit.untags, "Take a tag away; may be repeated")->type_name("NAME");
    editing->add_option("--note", edit.note, "The note; empty clears it")->type_name("TEXT");
    editing->add_option("--lead", edit.lead, "good_lead, not_a_lead or none")
        ->check(CLI::IsMember({"good_lead", "not_a_lead", "none"}))
        ->type_name("STATUS");
    editing
        ->add_option("--value", edit.value,
                     "Such as 1250 or 1250.50, with a point and nothing between; empty clears it")
        ->type_name("AMOUNT");
    editing->add_option("--name", edit.name, "The customer's name")->type_name("TEXT");
    editing->add_flag("--spam", edit.spam, "Mark as spam: the call leaves all lists, for good once it is sent");

    bool outboxJson = false;
    ctl::OutboxOptions outbox;
    CLI::App *outgoing = app.add_subcommand("outbox", "Edits on their way, and those that were refused");
    outgoing->require_subcommand(1);
    CLI::App *outboxListing = outgoing->add_subcommand("list", "List them: number, call, state, what, and why");
    outboxListing->add_flag("--json", outboxJson, "As JSON");
    CLI::App *retrying = outgoing->add_subcommand("retry", "Send refused edits again with the next sync");
    CLI::App *dropping = outgoing->add_subcommand("drop", "Give edits up: the calls get the server's values again");
    for (CLI::App *chosen : {retrying, dropping}) {
        chosen->add_option("ID", outbox.ids, "Numbers of edits");
        chosen->add_flag("--all", outbox.all, "All that were refused");
    }

    bool conflictsJson = false;
    ctl::ConflictOptions conflict;
    CLI::App *conflicts = app.add_subcommand("conflicts", "Values of others that edits from here went over");
    conflicts->require_subcommand(1);
    CLI::App *conflictListing = conflicts->add_subcommand("list", "List them: call, field, what the other wrote");
    conflictListing->add_flag("--json", conflictsJson, "As JSON");
    CLI::App *taking = conflicts->add_subcommand("take", "Take the other value");
    CLI::App *dismissing = conflicts->add_subcommand("dismiss", "Leave it at the value that is here");
    for (CLI::App *resolving : {taking, dismissing}) {
        resolving->add_option("CALL", conflict.call, "The call's id")->required();
        resolving->add_option("FIELD", conflict.field, "note, value, customer_name or lead_status")->required();
    }

    bool statusJson = false;
    CLI::App *telling = app.add_subcommand("status", "What the cache holds, what waits, what is left of the budget");
    telling->add_flag("--json", statusJson, "As JSON");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &e) {
        return app.exit(e) == 0 ? ctl::Ok : ctl::Usage;
    }
    if (connecting->parsed())
        return ctl::connect(profile, connect);
    if (syncing->parsed())
        return ctl::sync(profile, sync);
    if (listing->parsed())
        return ctl::calls(profile, calls);
    if (editing->parsed())
        return ctl::edit(profile, edit);
    if (outboxListing->parsed())
        return ctl::listOutbox(profile, outboxJson);
    if (retrying->parsed())
        return ctl::retryEdits(profile, outbox);
    if (dropping->parsed())
        return ctl::dropEdits(profile, outbox);
    if (conflictListing->parsed())
        return ctl::listConflicts(profile, conflictsJson);
    if (taking->parsed() || dismissing->parsed()) {
        conflict.take = taking->parsed();
        return ctl::resolveConflict(profile, conflict);
    }
    return ctl::status(profile, statusJson);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // its event loop carries the keyring's answers
    QCoreApplication::setApplicationName(QStringLiteral("earshot"));
    const int code = run(argc, argv);
    const auto written = finishWriting(std::cout);
    if (written)
        return code;
    std::cerr << "earshotctl: " << written.error().detail << '\n';
    return code == ctl::Ok ? ctl::Failed : code;
}
