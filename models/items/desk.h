#pragma once

#include "models/items/callpage.h"
#include "models/items/demoserver.h"
#include "models/items/displaycontext.h"
#include "models/items/editing.h"
#include "models/items/joblist.h"
#include "models/items/listening.h"
#include "models/items/recordingcopies.h"
#include "models/items/recordings.h"
#include "models/items/settings.h"
#include "models/items/syncing.h"

namespace earshot::items {

/// What the screens of one profile work with. The program makes it; it outlives the window.
struct Desk {
    store::Cache &cache;
    Background &background;
    CacheWatch &watch;
    Settings &settings;
    Editing &editing;
    CallPage &call;       // beside the list
    CallPage &reviewCall; // of the review queue
    Listening &listening; // to the call beside the list
    Listening &reviewListening;
    RecordingVault &vault;
    Recordings &recordings;
    RecordingCopies &copies;
    Syncing &syncing;
    DemoServer &demo;
    JobList &jobs;
    DisplayContext &display;
    QString profile; // its folder
};

} // namespace earshot::items
