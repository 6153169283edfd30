#pragma once
// Our icons: a 16 px grid, 1.5 px strokes, no colours of their own (resources/icons).

#include "ui/widgets/theme.h"

#include <QIcon>

class QPainter;
class QRect;

namespace earshot {

// GCC 12 takes scoped names for shadows of the values called the same in models/domain (Clock, Transcript, Value).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
// The order is that of the files in resources/icons: "phone-in.svg" is PhoneIn.
enum class Icon {
    Bookmark,
    Building,
    Calendar,
    Campaign,
    Check,
    CheckCircle,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Cloud,
    CloudOff,
    CloudUp,
    Columns,
    Copy,
    Cursor,
    Desktop,
    Dot,
    Duration,
    Edit,
    Error,
    Export,
    External,
    Eye,
    Filter,
    Flag,
    Form,
    Globe,
    Grip,
    Help,
    History,
    Home,
    Import,
    Inbox,
    Info,
    Key,
    Keyboard,
    Link,
    List,
    Location,
    Lock,
    Loop,
    Message,
    Milestone,
    Minus,
    Mobile,
    Moon,
    More,
    NotLead,
    Note,
    Number,
    Pause,
    People,
    Person,
    Phone,
    PhoneIn,
    PhoneMissed,
    PhoneOut,
    Play,
    Plus,
    Recording,
    Redo,
    Report,
    Review,
    Rule,
    Search,
    Session,
    Settings,
    Sidebar,
    SkipSilence,
    SortAscending,
    SortDescending,
    Star,
    StarFilled,
    Sun,
    Sync,
    Tag,
    Transcript,
    Trash,
    Undo,
    Value,
    Voicemail,
    Volume,
    VolumeOff,
    Warning,
    Waveform,
    X
};
#pragma GCC diagnostic pop

/// The last icon of the enumeration, for those who walk it.
inline constexpr Icon LastIcon = Icon::X;

/// An icon for actions, buttons and item models. Follows the application palette in every state: `tone` at rest, plain
/// text when hovered or chosen, faint when disabled. Crisp at any size and scale.
QIcon themedIcon(Icon icon, Tone tone = Tone::Muted);

/// Paints the icon centred in `rect` in one colour, at most as large as fits.
void paintIcon(QPainter *painter, const QRect &rect, Icon icon, const QColor &colour, int size = 16);

/// The icon as a picture of `size` logical pixels.
QPixmap iconPixmap(Icon icon, const QColor &colour, int size, qreal devicePixelRatio);

} // namespace earshot
