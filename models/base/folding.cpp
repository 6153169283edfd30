#include "models/base/folding.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

namespace earshot::text {
namespace {

constexpr char32_t Broken = 0xFFFD;
constexpr char32_t ZeroWidthSpace = 0x200B; // stands between words
constexpr char32_t Tatweel = 0x0640;        // draws an Arabic word out

// Letters that no rule of Unicode takes apart, and signs that people type as others.
struct Instead {
    char32_t of;
    std::u32string_view is;
};
constexpr std::array Letters{
    Instead{U'ß', U"ss"},     Instead{U'æ', U"ae"},      Instead{U'œ', U"oe"},      Instead{U'ø', U"o"},
    Instead{U'đ', U"d"},      Instead{U'ð', U"d"},       Instead{U'þ', U"th"},      Instead{U'ħ', U"h"},
    Instead{U'ł', U"l"},      Instead{U'ŧ', U"t"},       Instead{U'ı', U"i"},       Instead{U'ŋ', U"n"},
    Instead{U'ĸ', U"k"},      Instead{U'ƀ', U"b"},       Instead{U'ɨ', U"i"},       Instead{U'ʉ', U"u"},
    Instead{U'\u2018', U"'"}, Instead{U'\u2019', U"'"},  Instead{U'\u02BC', U"'"},  Instead{U'\u02BB', U"'"},
    Instead{U'\u02B9', U"'"}, Instead{U'\u201C', U"\""}, Instead{U'\u201D', U"\""}, Instead{U'\u201E', U"\""},
    Instead{U'\u2010', U"-"}, Instead{U'\u2012', U"-"},  Instead{U'\u2013', U"-"},  Instead{U'\u2014', U"-"},
    Instead{U'\u2212', U"-"}};

bool isKnown(char32_t c)
{
    const auto version = QChar::unicodeVersion(c);
    return version != QChar::Unicode_Unassigned && version <= QChar::Unicode_14_0;
}

// The vowels of Thai and Hindi are marks as well; they make other words.
bool isAccent(char32_t c)
{
    constexpr char32_t VoicedKana = 0x3099;
    constexpr char32_t HalfVoicedKana = 0x309A;
    if (c == VoicedKana || c == HalfVoicedKana)
        return false;
    const auto category = QChar::category(c);
    if (category == QChar::Mark_Enclosing)
        return true;
    if (category != QChar::Mark_NonSpacing)
        return false;
    constexpr unsigned char Nukta = 7;
    if (QChar::combiningClass(c) == Nukta)
        return true;
    switch (QChar::script(c)) {
    case QChar::Script_Inherited:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Hebrew:
    case QChar::Script_Arabic:
    case QChar::Script_Syriac:
        return true;
    default:
        return false;
    }
}

bool isUnseen(char32_t c)
{
    return c == Tatweel || (QChar::category(c) == QChar::Other_Format && c != ZeroWidthSpace);
}

void foldInto(std::u32string &out, char32_t c)
{
    if (isAccent(c) || isUnseen(c))
        return;
    if (QChar::category(c) == QChar::Number_DecimalDigit) {
        out += char32_t(U'0' + char32_t(QChar::digitValue(c)));
        return;
    }
    const char32_t lower = QChar::toCaseFolded(c);
    const auto row = std::find_if(Letters.begin(), Letters.end(), [&](const Instead &i) { return i.of == lower; });
    if (row == Letters.end())
        out += lower;
    else
        out += row->is;
}

std::u32string foldOf(char32_t c)
{
    std::u32string now(1, c);
    if (!isKnown(c))
        return now;
    for (int round = 0; round < 4; ++round) { // what was taken apart may be taken apart further
        const QString apart =
            QString::fromUcs4(now.data(), qsizetype(now.size())).normalized(QString::NormalizationForm_KD);
        std::u32string next;
        for (const char32_t part : apart.toUcs4())
            foldInto(next, part);
        if (next == now)
            break;
        now = std::move(next);
    }
    return now;
}

bool isJamoEnd(char32_t c) // the vowel and the end of a Korean syllable
{
    return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
}

bool standsAlone(char32_t c)
{
    constexpr char32_t LongVowel = 0x30FC; // of Katakana; Unicode counts it to no script
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_TaiLe:
    case QChar::Script_NewTaiLue:
    case QChar::Script_TaiTham:
    case QChar::Script_TaiViet:
    case QChar::Script_Javanese:
    case QChar::Script_Balinese:
        return true;
    default:
        return c == LongVowel;
    }
}

Part findPart(char32_t c)
{
    if (!isKnown(c))
        return Part::Between;
    if (isJamoEnd(c) || QChar::isMark(c))
        return Part::Mark;
    if (!QChar::isLetterOrNumber(c))
        return Part::Between;
    return standsAlone(c) ? Part::Alone : Part::Word;
}

// Made when the first character of it is met: most of Unicode is never met.
struct Page {
    static constexpr std::size_t Size = 256;
    struct Row {
        std::uint16_t at = 0;
        std::uint8_t length = 0;
        Part part = Part::Between;
    };
    std::array<Row, Size> rows;
    std::u32string folded;
};

constexpr char32_t LastCharacter = 0x10FFFF;

std::unique_ptr<const Page> pageOf(char32_t first)
{
    auto page = std::make_unique<Page>();
    for (char32_t i = 0; i < Page::Size; ++i) {
        const char32_t c = first + i;
        const bool surrogate = c >= 0xD800 && c < 0xE000;
        const std::u32string folded = surrogate ? std::u32string(1, Broken) : foldOf(c);
        page->rows[i] = {std::uint16_t(page->folded.size()), std::uint8_t(folded.size()),
                         surrogate ? Part::Between : findPart(c)};
        page->folded += folded;
    }
    return page;
}

const Page &pageWith(char32_t c)
{
    static std::array<std::atomic<const Page *>, (LastCharacter + 1) / Page::Size> pages;
    std::atomic<const Page *> &place = pages[c / Page::Size];
    if (const Page *page = place.load(std::memory_order_acquire))
        return *page;
    auto made = pageOf(char32_t(c / Page::Size * Page::Size));
    const Page *none = nullptr;
    if (place.compare_exchange_strong(none, made.get(), std::memory_order_acq_rel))
        return *made.release(); // kept as long as the program runs
    return *none;
}

void appendUtf8(std::string &out, char32_t c)
{
    const auto rest = [&](unsigned shift) { out += char(0x80U | (c >> shift & 0x3FU)); };
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0U | c >> 6U);
        rest(0);
    } else if (c < 0x10000) {
        out += char(0xE0U | c >> 12U);
        rest(6);
        rest(0);
    } else {
        out += char(0xF0U | c >> 18U);
        rest(12);
        rest(6);
        rest(0);
    }
}

// Of a byte: the plain letter or digit it folds to, nothing for a sign, Other for a part of another character.
constexpr char Other = 1;
constexpr std::array<char, 256> PlainWord = [] {
    std::array<char, 256> out{};
    for (std::size_t c = 0; c < out.size(); ++c) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        out[c] = c >= 0x80 ? Other : plain ? char(upper ? c + 32 : c) : '\0';
    }
    return out;
}();

} // namespace

std::u32string_view foldedChar(char32_t c)
{
    const Page &page = pageWith(c);
    const Page::Row row = page.rows[c % Page::Size];
    return std::u32string_view(page.folded).substr(row.at, row.length);
}

Part partOf(char32_t c)
{
    return pageWith(c).rows[c % Page::Size].part;
}

void FoldedText::add(char32_t c)
{
    constexpr char32_t FirstMark = 0x0300;
    const unsigned char order = c < FirstMark ? 0 : QChar::combiningClass(c);
    if (order == 0) {
        finish();
        appendUtf8(m_out, c);
        return;
    }
    const auto later = std::find_if(m_marks.begin(), m_marks.end(),
                                    [order](char32_t mark) { return QChar::combiningClass(mark) > order; });
    m_marks.insert(later, c);
}

void FoldedText::finish()
{
    for (const char32_t mark : m_marks)
        appendUtf8(m_out, mark);
    m_marks.clear();
}

Decoded decoded(std::string_view utf8)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || utf8.size() < length)
        return {Broken, 1};
    char32_t c = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return {Broken, 1};
        c = c << 6U | (byte(i) & 0x3FU);
    }
    static constexpr std::array<char32_t, 5> Least{0, 0, 0x80, 0x800, 0x10000};
    const bool good = c >= Least[length] && c <= LastCharacter && (c < 0xD800 || c > 0xDFFF);
    return good ? Decoded{c, length} : Decoded{Broken, 1};
}

bool WordReader::next()
{
    m_word.clear();
    return (m_pending.empty() && nextAscii()) || readOn();
}

// Most words are plain. False, with nothing taken but what is between words, where one may not be.
bool WordReader::nextAscii()
{
    const auto plain = [this](std::size_t i) { return PlainWord[static_cast<unsigned char>(m_text[i])]; };
    const std::size_t size = m_text.size();
    std::size_t at = m_at;
    while (at < size && plain(at) == '\0')
        ++at;
    m_at = at;
    for (; at < size && plain(at) > Other; ++at)
        m_word += plain(at);
    if (at == m_at || (at < size && plain(at) == Other)) {
        m_word.clear();
        return false;
    }
    m_start = m_at;
    m_end = m_at = at;
    return true;
}

bool WordReader::readOn()
{
    FoldedText out(m_word);
    bool any = false;
    bool alone = false;
    for (;;) {
        if (m_pending.empty()) {
            if (m_at >= m_text.size())
                break;
            const Decoded next = decoded(m_text.substr(m_at));
            m_from = m_at;
            m_at += next.bytes;
            m_pending = foldedChar(next.character);
            continue;
        }
        const char32_t c = m_pending.front();
        const Part part = partOf(c);
        if (any && (part == Part::Alone || (part == Part::Word && alone)))
            break;
        m_pending.remove_prefix(1);
        if (part == Part::Between) {
            if (any)
                break;
            continue;
        }
        if (!any) {
            m_start = std::max(m_from, m_end);
            any = true;
            alone = part == Part::Alone;
        }
        out.add(c);
        m_end = m_at;
    }
    out.finish();
    return any;
}

} // namespace earshot::text
