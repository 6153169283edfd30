#include "ui/review/soundwish.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace earshot {

QString textOf(const RememberedSound &sound)
{
    const SoundWish &wish = sound.sound;
    QStringList parts;
    for (const double number : {sound.speed, sound.skipSilence ? 1.0 : 0.0, double(wish.heard), wish.volume,
                                wish.caller, wish.agent, wish.balance, wish.together ? 1.0 : 0.0})
        parts << QString::number(number);
    return parts.join(QLatin1Char(' '));
}

RememberedSound rememberedSound(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto number = [&parts](qsizetype at, double least, double most, double before) {
        bool isNumber = false;
        const double read = parts.value(at).toDouble(&isNumber);
        return isNumber && std::isfinite(read) ? std::clamp(read, least, most) : before;
    };
    RememberedSound out;
    out.speed = number(0, audio::Player::Slowest, audio::Player::Fastest, 1);
    out.skipSilence = number(1, 0, 1, 0) > 0;
    out.sound.heard = SoundWish::Heard(int(number(2, 0, 2, 0)));
    out.sound.volume = number(3, 0, SoundWish::Loudest, 1);
    out.sound.caller = number(4, 0, 2, 1);
    out.sound.agent = number(5, 0, 2, 1);
    out.sound.balance = number(6, -1, 1, 0);
    out.sound.together = number(7, 0, 1, 0) > 0;
    return out;
}

} // namespace earshot
