#include "app/earshotd/commands.h"
#include "backend/storage/importlines.h"
#include "models/base/output.h"

#include <CLI/CLI.hpp>

#include <iostream>

using namespace earshot;

namespace {

constexpr const char *About = R"(The tracking backend of Earshot: keeps an agency's calls, recordings, forms and texts
in a folder and serves them as CallRail's API v3 does.

A first time, with invented calls:
  earshotd demo --data ~/calls
  earshotd key add --data ~/calls --user admin@demo.example
  earshotd serve --data ~/calls --listen 127.0.0.1:8080
)";

constexpr const char *Exits = R"(
Exit codes:
  0  done
  1  the data folder or the disk failed
  2  the command line is wrong
  3  cannot listen at that address, or the certificate is of no use
  4  some lines of the import were bad; the good ones are in; or the file is none of lines
  5  another earshotd works with the data folder
  6  no such user or file
  7  the demo needs an empty folder
  130  interrupted (Ctrl+C); of an import, what was told is in

Signals, while serving:
  SIGTERM, SIGINT  finish the requests under way and stop; a second one stops at once
  SIGHUP           read the certificate files again

The log is JSON, one object a line, on standard error. The first line of a server that is ready is
  {"event":"listening","url":"http://127.0.0.1:8080",...}
It holds no names, numbers, ids or addresses of people.)";

int run(int argc, char **argv)
{
    CLI::App app{About, "earshotd"};
    app.footer(Exits);
    app.set_version_flag("--version", std::string("earshotd " EARSHOT_VERSION));
    app.require_subcommand(1);
    std::string data;
    const auto takesData = [&](CLI::App *command) {
        command->add_option("--data", data, "The folder with the database and the recordings")
            ->required()
            ->type_name("DIR");
    };

    server::ServeOptions serve;
    CLI::App *serving = app.add_subcommand("serve", "Serve the folder until told to stop");
    takesData(serving);
    serving->add_option("--listen", serve.listen, "Where to listen; port 0 takes a free one")
        ->type_name("ADDR:PORT")
        ->capture_default_str();
    CLI::Option *certificate = serving->add_option("--tls-cert", serve.certificate,
                                                   "PEM file with the certificate "
                                                   "and its chain, for HTTPS");
    CLI::Option *key = serving->add_option("--tls-key", serve.key, "PEM file with the certificate's key");
    certificate->type_name("FILE")->check(CLI::ExistingFile)->needs(key);
    key->type_name("FILE")->check(CLI::ExistingFile)->needs(certificate);
    serving->add_flag("--behind-proxy", serve.behindProxy,
                      "A proxy before this server does TLS: allow plain HTTP everywhere, and believe "
                      "X-Forwarded-Proto and X-Forwarded-Host");
    serving
        ->add_option("--public-url", serve.publicUrl,
                     "How clients reach this server, for the addresses in its answers; without it the Host "
                     "header of each request")
        ->type_name("URL");
    CLI::Option *asCallRail = serving->add_flag("--callrail-limits", serve.asCallRail,
                                                "Allow an account 1,000 requests an hour and 10,000 a day, as "
                                                "CallRail does");
    serving->add_option("--limit-hour", serve.limit.perHour, "Requests an hour for each account; 0: no limit")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->excludes(asCallRail);
    serving->add_option("--limit-day", serve.limit.perDay, "Requests a day for each account; 0: no limit")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->excludes(asCallRail);
    serving
        ->add_option("--retention-months", serve.retentionMonths,
                     "How far back lists reach; 0: as far as there are calls")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    serving->add_option("--threads", serve.threads, "Threads for requests; 0: one a core")
        ->type_name("N")
        ->check(CLI::Range(0, 256))
        ->capture_default_str();
    serving->add_flag("!--no-access-log", serve.accessLog, "Log starts, stops and faults, but not each request");

    server::ImportOptions import;
    CLI::App *importing = app.add_subcommand("import", "Import calls: one JSON object a line, in CallRail's fields");
    takesData(importing);
    importing->add_option("FILE", import.file, "The file of lines; - reads standard input")->required();
    importing->add_option("--account", import.account, "The account's id or name, where there are several")
        ->type_name("NAME");
    importing
        ->add_option("--recordings", import.recordings,
                     "The folder that holds what recording_file names, where that is not the folder of FILE; files "
                     "elsewhere are not read")
        ->check(CLI::ExistingDirectory);
    importing->add_flag("--update", import.update,
                        "The lines win over calls that are here already, whatever their time, and over what people "
                        "changed of them here");
    importing
        ->add_option("--encoding", import.encoding,
                     "How the file is written: auto (UTF-8, or UTF-16 by its first bytes), or a name such as "
                     "windows-1252")
        ->type_name("NAME")
        ->check(CLI::IsMember(storage::encodingWords(), CLI::ignore_case))
        ->capture_default_str();

    server::DemoOptions demo;
    CLI::App *showing = app.add_subcommand("demo", "Fill an empty folder with an invented agency");
    takesData(showing);
    showing->add_option("--calls", demo.calls, "How many calls")
        ->type_name("N")
        ->check(CLI::Range(1, 5'000'000))
        ->capture_default_str();
    showing->add_option("--seed", demo.seed, "The same seed gives the same agency")
        ->type_name("N")
        ->capture_default_str();

    showing->add_option("--as-of", demo.asOf, "The day its two years end; without it today")->type_name("DATE");

    std::string email;
    bool newAdmin = false;
    CLI::App *keys = app.add_subcommand("key", "Manage API keys");
    keys->require_subcommand(1);
    CLI::App *adding = keys->add_subcommand("add", "Make a key for a user and print it, this once");
    takesData(adding);
    adding->add_option("--user", email, "The user's e-mail address")->required()->type_name("EMAIL");
    adding->add_flag("--new-admin", newAdmin, "Make the user first, as an admin: for calls that were imported");

    std::string newEmail;
    CLI::App *users = app.add_subcommand("user", "Manage users");
    users->require_subcommand(1);
    CLI::App *renaming = users->add_subcommand("email", "Give a user another e-mail address");
    takesData(renaming);
    renaming->add_option("--user", email, "The user's e-mail address")->required()->type_name("EMAIL");
    renaming->add_option("--to", newEmail, "The new one")->required()->type_name("EMAIL");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &e) {
        return app.exit(e) == 0 ? server::Ok : server::Usage;
    }
    if (serving->parsed())
        return server::serve(data, serve);
    if (importing->parsed())
        return server::importCalls(data, import);
    if (showing->parsed())
        return server::fillDemo(data, demo);
    if (renaming->parsed())
        return server::changeEmail(data, email, newEmail);
    return server::addKey(data, email, newAdmin);
}

} // namespace

int main(int argc, char **argv)
{
    const int code = run(argc, argv);
    const auto written = finishWriting(std::cout);
    if (written)
        return code;
    std::cerr << "earshotd: " << written.error().detail << '\n';
    return code == server::Ok ? server::Failed : code;
}
