#include "ui/widgets/tagcolours.h"

#include <algorithm>
#include <array>

namespace earshot {

namespace {

// CallRail API v3 reference, "Tags": colour names with text and background.
constexpr std::array<TagColour, 24> Table{{
    {"gray1", 0x464646, 0xe7e7e7},   {"gray2", 0xffffff, 0xc2c2c2},   {"blue1", 0x0f3778, 0xb5cef7},
    {"blue2", 0xffffff, 0x4583ea},   {"cyan1", 0x0d404a, 0x96d7e5},   {"cyan2", 0xffffff, 0x23a2bd},
    {"purple1", 0x3d0d90, 0xe3d6ff}, {"purple2", 0xffffff, 0xb997ff}, {"pink1", 0x761e3a, 0xfcd3e0},
    {"pink2", 0x9a4964, 0xf890b2},   {"pink3", 0x6b323b, 0xebdbde},   {"pink4", 0xffffff, 0xcda6ac},
    {"red1", 0x8c1b00, 0xf3b2a7},    {"red2", 0xffffff, 0xfe4a22},    {"orange1", 0x7f3306, 0xffc8ad},
    {"orange2", 0xffffff, 0xff7529}, {"orange3", 0x7d4900, 0xffdfb2}, {"orange4", 0xffffff, 0xffae38},
    {"yellow1", 0x594d00, 0xfcea7c}, {"yellow2", 0x694f00, 0xfdeebf}, {"green1", 0x054f2f, 0xb1f0d2},
    {"green2", 0x044227, 0x38d790},  {"green3", 0x015531, 0xa0ddc0},  {"green4", 0xffffff, 0x00a863},
}};

constexpr double Legible = 4.5;

/// Moves the lightness of `colour` by `step` until it and `other` make legible text, whichever of the two is the text.
QColor readable(QColor colour, const QColor &other, float step)
{
    for (float l = colour.lightnessF(); contrast(colour, other) < Legible && l > 0 && l < 1;) {
        l = std::clamp(l + step, 0.0f, 1.0f);
        colour.setHslF(std::max(colour.hslHueF(), 0.0f), colour.hslSaturationF(), l);
    }
    return colour;
}

TagPaint lightPaint(const TagColour &colour)
{
    const QColor background(colour.background);
    const QColor text(colour.text);
    if (contrast(text, background) >= Legible)
        return {text, background};
    const QColor dark =
        QColor::fromHslF(std::max(background.hslHueF(), 0.0f), std::min(background.hslSaturationF(), 0.9f), 0.22f);
    return {readable(dark, background, -0.02f), background};
}

TagPaint darkPaint(const TagColour &colour)
{
    const QColor bright(colour.background);
    const float hue = std::max(bright.hslHueF(), 0.0f);
    // Pale and strong colours of one hue stay apart: what is stronger by day glows a little more by night.
    const float strength = 1 - bright.lightnessF();
    const float saturation = bright.hslSaturationF();
    const QColor background = QColor::fromHslF(hue, saturation * (0.38f + 0.4f * strength), 0.165f + 0.28f * strength);
    const QColor text = QColor::fromHslF(hue, saturation * 0.85f, 0.82f);
    return {text, readable(background, text, -0.02f)};
}

} // namespace

std::span<const TagColour> tagColours()
{
    return Table;
}

TagPaint tagPaint(QStringView name, ThemeKind kind)
{
    const auto found = std::find_if(Table.begin(), Table.end(),
                                    [name](const TagColour &c) { return name == QLatin1StringView(c.name); });
    const TagColour &colour = found == Table.end() ? Table.front() : *found;
    return kind == ThemeKind::Dark ? darkPaint(colour) : lightPaint(colour);
}

} // namespace earshot
