#include "ui/widgets/theme.h"

#include <QWidget>

#include <algorithm>
#include <cmath>

namespace earshot {

namespace {

Theme makeLight()
{
    Theme t;
    t.kind = ThemeKind::Light;
    t.window = QColor(0xfbfbfc);
    t.sidebar = QColor(0xf5f6f8);
    t.surface = QColor(0xffffff);
    t.raised = QColor(0xffffff);
    t.hairline = QColor(0xe6e8ec);
    t.outline = QColor(0xd2d6dd);
    t.text = QColor(0x1b1d22);
    t.textMuted = QColor(0x565c67);
    t.textFaint = QColor(0x6a707c);
    t.accent = QColor(0x3f4fd0);
    t.accentFill = QColor(0x4656d8);
    t.onAccent = QColor(0xffffff);
    t.accentSoft = QColor(0xeceefc);
    t.good = QColor(0x17703f);
    t.goodSoft = QColor(0xe4f4ea);
    t.warn = QColor(0x855400);
    t.warnSoft = QColor(0xfdf3dc);
    t.bad = QColor(0xb62a2a);
    t.badSoft = QColor(0xfceceb);
    t.badFill = QColor(0xc93434);
    t.goodMark = QColor(0x2b9a5e);
    t.warnMark = QColor(0xbd7f0a);
    t.badMark = QColor(0xd64545);
    t.selection = QColor(0xe3e7fb);
    t.hover = QColor(0xeff0f3);
    t.pressed = QColor(0xe5e7eb);
    t.focus = QColor(0x4656d8);
    t.track = QColor(0xe4e6ea);
    t.speakerCaller = QColor(0x0b6579);
    t.speakerAgent = QColor(0x6a3fb0);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.kind = ThemeKind::Dark;
    t.window = QColor(0x17181b);
    t.sidebar = QColor(0x131416);
    t.surface = QColor(0x1a1b1f);
    t.raised = QColor(0x222429);
    t.hairline = QColor(0x2b2d33);
    t.outline = QColor(0x3c3f47);
    t.text = QColor(0xe7e8eb);
    t.textMuted = QColor(0xa6abb5);
    t.textFaint = QColor(0x8e949f);
    t.accent = QColor(0x98a2f9);
    t.accentFill = QColor(0x505edf);
    t.onAccent = QColor(0xffffff);
    t.accentSoft = QColor(0x272b4a);
    t.good = QColor(0x5cc98d);
    t.goodSoft = QColor(0x17301f);
    t.warn = QColor(0xe0b052);
    t.warnSoft = QColor(0x352a12);
    t.bad = QColor(0xf38b85);
    t.badSoft = QColor(0x3b1f1f);
    t.badFill = QColor(0xc53a3a);
    t.goodMark = QColor(0x46bd7c);
    t.warnMark = QColor(0xdba63f);
    t.badMark = QColor(0xea6a63);
    t.selection = QColor(0x2b3052);
    t.hover = QColor(0x26282d);
    t.pressed = QColor(0x303238);
    t.focus = QColor(0x8b96f8);
    t.track = QColor(0x34363d);
    t.speakerCaller = QColor(0x5cc3d6);
    t.speakerAgent = QColor(0xbb9bf2);
    return t;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

QColor Theme::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Normal:
        return text;
    case Tone::Muted:
        return textMuted;
    case Tone::Faint:
        return textFaint;
    case Tone::Accent:
        return accent;
    case Tone::Good:
        return good;
    case Tone::Warn:
        return warn;
    case Tone::Bad:
        return bad;
    }
    return text;
}

QColor Theme::mark(Tone tone) const
{
    switch (tone) {
    case Tone::Good:
        return goodMark;
    case Tone::Warn:
        return warnMark;
    case Tone::Bad:
        return badMark;
    default:
        return this->tone(tone);
    }
}

QColor Theme::toneSoft(Tone tone) const
{
    switch (tone) {
    case Tone::Accent:
        return accentSoft;
    case Tone::Good:
        return goodSoft;
    case Tone::Warn:
        return warnSoft;
    case Tone::Bad:
        return badSoft;
    case Tone::Normal:
    case Tone::Muted:
    case Tone::Faint:
        break;
    }
    return Qt::transparent;
}

const Theme &theme(ThemeKind kind)
{
    static const Theme light = makeLight();
    static const Theme dark = makeDark();
    return kind == ThemeKind::Dark ? dark : light;
}

const Theme &themeOf(const QPalette &palette)
{
    return theme(palette.color(QPalette::Window).lightnessF() < 0.5f ? ThemeKind::Dark : ThemeKind::Light);
}

const Theme &themeOf(const QWidget *widget)
{
    return widget ? themeOf(widget->palette()) : themeOf(QPalette());
}

QPalette paletteOf(const Theme &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.sidebar);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.textFaint);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hairline);
    p.setColor(QPalette::Mid, t.outline);
    p.setColor(QPalette::Dark, t.outline);
    p.setColor(QPalette::Shadow, Qt::black);
    const QColor disabled = blend(t.window, t.textFaint, 0.7);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Base, t.window);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.hover);
    return p;
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // of a list: references would dangle
    return (high + 0.05) / (low + 0.05);
}

QColor blend(const QColor &under, const QColor &over, double opacity)
{
    const auto mix = [opacity](int a, int b) { return int(std::lround(a + (b - a) * opacity)); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()));
}

} // namespace earshot
