#include "models/domain/withheld.h"

#include "models/base/text.h"
#include "models/domain/phone.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace earshot::phone {
namespace {

constexpr std::size_t FewestDigits = 5; // the shortest codes that somebody can call or write from

// As exchanges, carriers and telephone systems write them; compared folded, without blanks and signs.
constexpr std::array Words{
    // English
    "anonymous", "restricted", "private", "private caller", "private number", "unavailable", "not available", "unknown",
    "unknown caller", "unknown number", "blocked", "blocked number", "withheld", "number withheld", "no caller id",
    "no number", "caller id blocked", "out of area", "hidden", "hidden number", "not provided", "undisclosed", "n/a",
    "none", "null", "undefined",
    // German, Dutch, Nordic
    "anonym", "anonymer anrufer", "unbekannt", "unbekannte nummer", "unterdrückt", "rufnummer unterdrückt", "privat",
    "private nummer", "nicht verfügbar", "anoniem", "onbekend", "onbekend nummer", "privé", "privénummer",
    "afgeschermd", "okänt", "okänt nummer", "skyddat nummer", "dolt nummer", "hemligt nummer", "ukendt",
    "ukendt nummer", "skjult nummer", "hemmeligt nummer", "ukjent", "ukjent nummer", "hemmelig nummer", "tuntematon",
    "salainen numero",
    // Romance
    "anonyme", "inconnu", "numéro inconnu", "masqué", "numéro masqué", "numéro privé", "appel masqué", "non disponible",
    "anónimo", "desconocido", "número desconocido", "número privado", "privado", "oculto", "número oculto",
    "no disponible", "restringido", "anônimo", "desconhecido", "número desconhecido", "confidencial", "não disponível",
    "anonimo", "sconosciuto", "numero sconosciuto", "numero privato", "privato", "nascosto", "necunoscut",
    // Slavic, Greek, Turkish
    "anonimowy", "nieznany", "numer nieznany", "numer prywatny", "numer zastrzeżony", "zastrzeżony", "prywatny",
    "neznámé", "neznámé číslo", "skryté číslo", "soukromé číslo", "utajené číslo", "анонимный", "аноним", "неизвестно",
    "неизвестный", "неизвестный номер", "номер скрыт", "скрытый номер", "скрыт", "невідомий", "прихований номер",
    "άγνωστος", "άγνωστος αριθμός", "απόκρυψη", "απόρρητο", "gizli", "gizli numara", "özel numara", "bilinmeyen",
    "bilinmeyen numara",
    // Others
    "مجهول", "رقم مجهول", "رقم خاص", "خاص", "محجوب", "חסוי", "מספר חסוי", "לא ידוע", "अज्ञात", "निजी नंबर", "匿名",
    "未知", "未知号码", "未知來電", "无来电显示", "無來電顯示", "私人号码", "隐藏号码", "非通知", "非通知設定",
    "表示圏外", "公衆電話", "不明", "발신번호표시제한", "발신번호 없음", "알 수 없음", "비공개", "ไม่ทราบ",
    "ไม่ทราบหมายเลข", "เบอร์ส่วนตัว", "nomor tidak dikenal", "tidak dikenal", "không xác định", "số lạ"};

// Words dialled on a keypad, which carriers send where a number has to stand.
constexpr std::array Dialled{
    "266696687",   // ANONYMOUS
    "2562533",     // BLOCKED
    "7378742833",  // RESTRICTED
    "7378742883",  // the same, as some carriers misdial it
    "86282452253", // UNAVAILABLE
    "8656696",     // UNKNOWN
    "7748283",     // PRIVATE
    "464",         // NO ID, cut
};

std::string bare(std::string_view text)
{
    std::string out;
    for (const std::string &word : text::words(text))
        out += word;
    return out;
}

bool isWord(std::string_view text)
{
    static const auto known = [] {
        std::unordered_set<std::string> all;
        for (const char *word : Words)
            all.insert(bare(word));
        return all;
    }();
    return known.contains(bare(text.substr(0, text.find('@')))); // sip: anonymous@anonymous.invalid
}

bool standsForAWord(std::string_view digits)
{
    return std::any_of(Dialled.begin(), Dialled.end(), [&](const char *row) { return digits == row; });
}

bool isOneDigit(std::string_view digits)
{
    return std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits.front(); });
}

} // namespace

bool isWithheld(std::string_view number)
{
    constexpr std::size_t Longest = 200;
    if (number.size() > Longest || number.find_first_not_of(" \t") == number.npos)
        return false;
    std::string_view address = number;
    for (const std::string_view scheme : {"sip:", "sips:", "tel:"})
        if (address.starts_with(scheme))
            address.remove_prefix(scheme.size());
    const std::string plain = digits(text::folded(address.substr(0, address.find('@'))));
    if (plain.empty())
        return isWord(address) || text::words(address).empty(); // "-", "+"
    return plain.size() < FewestDigits || isOneDigit(plain) || standsForAWord(plain) || isWord(address);
}

bool identifies(std::string_view number)
{
    return digits(text::folded(number)).size() >= FewestDigits && !isWithheld(number);
}

} // namespace earshot::phone
