#pragma once
// Random texts of many scripts, the same for the same seed.

#include <QString>

#include <random>

namespace earshot {

using namespace Qt::StringLiterals;

class RandomTexts {
public:
    explicit RandomTexts(std::uint64_t seed) : m_random(seed) {}

    std::size_t below(std::size_t end) { return std::size_t(m_random() % end); }

    /// Up to `longest` pieces, drawn from few so that texts often meet: letters of many scripts with and without what
    /// folding takes off them, marks by themselves, blanks and signs.
    QString text(std::size_t longest)
    {
        static const QString pieces[] = {
            u"a"_s,      u"b"_s,          u"A"_s,         u"É"_s,  u"e\u0301"_s, u"ł"_s,      u"L"_s,      u"ß"_s,
            u"ss"_s,     u"Ø"_s,          u"æ"_s,         u"İ"_s,  u"ё"_s,       u"Е"_s,      u"ή"_s,      u"η"_s,
            u"ς"_s,      u"Σ"_s,          u"7"_s,         u"٧"_s,  u"½"_s,       u"ﬁ"_s,      u"Ａ"_s,     u"预"_s,
            u"约"_s,     u"明"_s,         u"ガ"_s,        u"カ"_s, u"ｶﾞ"_s,      u"予"_s,     u"กิ"_s,      u"ก"_s,
            u"นี้"_s,      u"예"_s,         u"약"_s,        u"हि"_s, u"क़"_s,       u"מ"_s,      u"שָׁ"_s,      u"أ"_s,
            u"ا"_s,      u"ـ"_s,          u" "_s,         u" "_s,  u" "_s,       u"  "_s,     u"-"_s,      u"’"_s,
            u"'"_s,      u"+"_s,          u"."_s,         u"\""_s, u"\u00AD"_s,  u"\u200B"_s, u"\u0301"_s, u"\u0323"_s,
            u"\u3099"_s, u"\U0001F600"_s, u"\U00020BB7"_s};
        QString out;
        for (std::size_t i = 1 + below(longest); i > 0; --i)
            out += pieces[below(std::size(pieces))];
        return out;
    }

private:
    std::mt19937_64 m_random;
};

} // namespace earshot
