#pragma once
// A call with a recording on a page, and all that listens to it. No sound device is needed.

#include "models/items/joblist.h"
#include "models/items/listening.h"
#include "models/items/syncing.h"
#include "tests/models/store/support.h"
#include "tests/support/fulldisk.h"
#include "tests/support/sound/sounds.h"

#include <cmath>

using namespace earshot;
using namespace earshot::store;
using items::Listening;
using Stage = Listening::Stage;

// caller speaks in seconds 0 to 2, nobody in 2 to 4, the agent from 4 to 6
inline std::string conversation()
{
    using namespace test;
    return file(stereo(then(voice(190, 2), silence(4)), then(silence(4), voice(110, 2))), File::Wav16);
}

inline Transcript spoken()
{
    Transcript transcript(2);
    transcript[0].speaker = Speaker::Caller;
    transcript[0].text = "do you have an appointment tomorrow?";
    transcript[1].speaker = Speaker::Agent;
    transcript[1].start = seconds(4);
    transcript[1].text = "we do";
    return transcript;
}

class ListeningTest : public CacheTest {
protected:
    void begin()
    {
        fresh();
        start();
    }
    void end()
    {
        stop();
        m_cache.reset();
    }
    void start()
    {
        vault::KeyStore keys(folder());
        keys.useFileOnly();
        m_background = std::make_unique<items::Background>();
        m_watch = std::make_unique<items::CacheWatch>(*m_cache);
        m_settings = std::make_unique<items::Settings>(*m_cache, items::Settings::Values());
        m_page = std::make_unique<items::CallPage>(*m_cache, *m_background, *m_watch);
        m_vault = std::make_unique<items::RecordingVault>(*m_cache, *m_background, keys, m_folder->path());
        m_syncing = std::make_unique<items::Syncing>(*m_cache, *m_background, *m_watch, *m_settings, *m_vault, keys);
        m_jobs = std::make_unique<items::JobList>();
        m_analysing = std::make_unique<items::Analysing>(*m_cache, *m_watch, *m_vault, *m_jobs);
        m_listening = std::make_unique<Listening>(*m_cache, *m_watch, *m_page, *m_vault, *m_analysing, *m_syncing);
        m_vault->open();
        QTRY_VERIFY(m_vault->state() != items::RecordingVault::State::Opening);
    }

    void stop()
    {
        m_listening.reset();
        m_analysing.reset();
        m_jobs.reset();
        m_syncing.reset();
        m_vault.reset();
        m_page.reset();
        m_settings.reset();
        m_watch.reset();
        m_background.reset();
    }

    CallRow recorded(int number)
    {
        Call call = makeCall(number);
        call.recording = "https://calls.example/v3/recording.json";
        call.transcript = spoken();
        call.transcription = plainText(spoken());
        return deliver(call);
    }

    void put(int number, const Recording &recording)
    {
        QVERIFY(m_cache->recordings().put(makeCall(number).id, recording));
    }

    void keep(int number, const std::string &sound)
    {
        auto incoming = m_vault->vault()->receive(makeCall(number).id);
        QVERIFY(incoming.ok());
        QVERIFY((*incoming)->append(std::as_bytes(std::span(sound))).ok());
        QVERIFY((*incoming)->finish().ok());
        put(number, {.state = RecordingState::Kept, .bytes = std::int64_t(sound.size())});
    }
    test::FullDisk m_disk; // before the first cache
    void show(CallRow row)
    {
        m_page->show(row);
        QTRY_VERIFY(m_page->details() && m_page->details()->stored.row == row);
    }
    Stage stage() const { return m_listening->stage(); }

    std::unique_ptr<items::Background> m_background;
    std::unique_ptr<items::CacheWatch> m_watch;
    std::unique_ptr<items::Settings> m_settings;
    std::unique_ptr<items::CallPage> m_page;
    std::unique_ptr<items::RecordingVault> m_vault;
    std::unique_ptr<items::Syncing> m_syncing;
    std::unique_ptr<items::JobList> m_jobs;
    std::unique_ptr<items::Analysing> m_analysing;
    std::unique_ptr<Listening> m_listening;
};
