#pragma once
#include "models/audio/player.h"

#include <QString>

namespace earshot {

/// What a person set of the sound, and what the player makes of it.
struct SoundWish {
    enum class Heard { Both, Caller, Agent };

    static constexpr double Loudest = 3;

    Heard heard = Heard::Both;
    double volume = 1;     // 0 to Loudest: some recordings are very quiet
    double caller = 1;     // 0 to 2, against each other
    double agent = 1;      //
    double balance = 0;    // -1 left to 1 right
    bool together = false; // both in both ears
    bool operator==(const SoundWish &) const = default;

    audio::Mix mix() const
    {
        audio::Mix mix;
        mix.caller = heard == Heard::Agent ? 0 : float(volume * caller);
        mix.agent = heard == Heard::Caller ? 0 : float(volume * agent);
        mix.balance = float(balance);
        mix.together = together || heard != Heard::Both; // one voice alone is not heard in one ear alone
        return mix;
    }
};

/// How a person listens, from one call to the next.
struct RememberedSound {
    double speed = 1;
    bool skipSilence = false;
    SoundWish sound;
    bool operator==(const RememberedSound &) const = default;
};

/// As the settings keep it. Whatever cannot be read is as before anybody changed it.
QString textOf(const RememberedSound &sound);
RememberedSound rememberedSound(const QString &text);

} // namespace earshot
