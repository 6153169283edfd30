#pragma once
// Random calls and random trees, the same for the same seed (so no two draws stand where C++ leaves their order open),
// drawn from few values so that they often meet.

#include "models/base/text.h"
#include "models/conditions/check.h"
#include "models/conditions/operators.h"
#include "models/conditions/period.h"
#include "models/domain/call.h"

#include <random>

namespace earshot::conditions {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_random(seed) {}

    std::size_t below(std::size_t end) { return std::size_t(m_random() % end); }
    bool one(std::size_t in) { return below(in) == 0; }
    const auto &of(const auto &list) { return list[below(std::size(list))]; }

    Call call()
    {
        Call out;
        for (const Field &field : callFields())
            if (field.isStored())
                field.assign(out, valueFor(field));
        if (one(3))
            out.figures = {}; // nobody listened to it
        out.clientTimeZone = of(Zones);
        if (!one(4))
            out.transcript = transcript();
        return out;
    }

    Node tree(int depth)
    {
        if (depth == 0 || one(3))
            return condition();
        Group group{Match(below(3)), {}};
        for (std::size_t i = below(5); i > 0; --i)
            group.children.push_back(tree(depth - 1));
        return group;
    }

    Condition condition()
    {
        while (true) {
            const Field &field = of(callFields());
            if (isFilterable(field))
                return condition(field, of(operatorsFor(field.kind)));
        }
    }

    Condition condition(const Field &field, const OperatorInfo &row)
    {
        while (true) {
            Condition out{field.key, row.op, operand(row.shape, field)};
            if (check(out))
                return out;
        }
    }

    EvalContext context()
    {
        const auto zone = zoneNamed(of(Zones)).value_or(QTimeZone::utc());
        const Instant edge = instantFromMs(of(Edges));
        return {edge + milliseconds(below(3 * 86'400'000)), zone};
    }

private:
    static constexpr const char *Written[] = {
        "",     "google",       "Google Ads", "École",    "ecole",          "Straße 100%_x",
        "a\nb", "“Dr.” O’Neil", "नमस्ते जी",    "İstanbul", "e\u0301t\u00e9", "'; DROP TABLE calls",
        "Łódź", "ещё 预约",     "กินนี้"};
    static constexpr const char *Phones[] = {"", "+13036231131", "+442079460000", "anonymous", "+13036231132"};
    static constexpr const char *WrittenPhones[] = {"(303) 623-1131", "303",  "+44 20 7946 0000",
                                                    "Anonymous",      "1131", "020 7946 0000"};
    static constexpr const char *Jsons[] = {"", "{}", "[]", "null", R"({"a":"École"})", R"(["google"])"};
    static constexpr const char *TagNames[] = {"New patient", "new patient", "Élan", "VIP", "x"};
    static constexpr const char *Said[] = {
        "I'd like to book a visit", "book", "a visit, please", "Ça va?", "… !", "the roof leaks",
        "Book. A VISIT!",           "नमस्ते", "我们需要预约",    "预约"};
    static constexpr const char *Zones[] = {
        "America/New_York", "Asia/Kolkata",      "Australia/Lord_Howe", "",   "No/Where",
        "Europe/London",    "America/Sao_Paulo", "Pacific/Apia",        "EST"};
    // New York 2026-03-08 and 2026-11-01, London 2026-03-29, Sao Paulo 2018-11-04 (no midnight), Apia's missing
    // 2011-12-30, a new year, a leap day, and before 1970.
    static constexpr std::int64_t Edges[] = {1'772'953'200'000, 1'793'512'800'000, 1'774'746'000'000, 1'541'300'400'000,
                                             1'325'239'200'000, 1'767'225'600'000, 1'709'164'800'000, -86'400'000};
    static constexpr std::int64_t Numbers[] = {0, 1, 59, 60, 90, -5, 100'000, 9'007'199'254'740'993};

    Instant moment()
    {
        const std::int64_t span = std::int64_t(1) << below(36); // from milliseconds to two years
        const std::int64_t edge = of(Edges);
        return instantFromMs(edge + std::int64_t(m_random() % std::uint64_t(2 * span)) - span);
    }

    Value valueFor(const Field &field)
    {
        switch (field.kind) {
        case Kind::YesNo:
            return field.nullable && one(3) ? Value() : Value(one(2));
        case Kind::Number:
        case Kind::Duration:
        case Kind::Money:
            return one(4) ? Value() : Value(of(Numbers));
        case Kind::Time:
            return one(5) ? Value() : Value(moment());
        case Kind::Tags:
            return some(TagNames);
        case Kind::List:
            return some(Written);
        case Kind::Phone:
            return std::string(of(Phones));
        case Kind::Nested:
            return std::string(of(Jsons));
        case Kind::OneOf:
            return one(4) ? std::string(of(Written)) : std::string(of(field.choices).word);
        default:
            if (std::string_view(field.key) == "transcription" && one(2))
                return std::string(one(2) ? "Agent: " : "") + of(Said) + "\nCaller: " + of(Said);
            return std::string(of(Written));
        }
    }

    Words some(const auto &pool)
    {
        Words out;
        for (std::size_t i = below(4); i > 0; --i)
            out.emplace_back(of(pool));
        return out;
    }

    Transcript transcript()
    {
        Transcript out;
        for (std::size_t i = below(4); i > 0; --i)
            out.push_back({Speaker(below(3)), milliseconds(below(60'000)), of(Said), {}});
        return out;
    }

    std::string text(const Field &field)
    {
        switch (field.kind) {
        case Kind::Phone:
            return one(2) ? of(WrittenPhones) : of(Phones);
        case Kind::Tags:
            return of(TagNames);
        case Kind::OneOf:
            return one(4) ? of(Written) : of(field.choices).word;
        default:
            break;
        }
        if (std::string_view(field.key) == "company_time_zone")
            return of(Zones);
        const std::string whole = field.kind == Kind::Nested ? of(Jsons) : of(Written);
        return std::string(text::cut(whole, 1 + below(whole.size() + 1)));
    }

    Operand operand(Shape shape, const Field &field)
    {
        switch (shape) {
        case Shape::Nothing:
            return {};
        case Shape::Text:
            return Text{text(field)};
        case Shape::Texts: {
            Texts out;
            for (std::size_t i = 1 + below(3); i > 0; --i)
                out.texts.push_back(text(field));
            return out;
        }
        case Shape::Number:
            return Number{of(Numbers)};
        case Shape::NumberRange:
            return NumberRange{of(Numbers), of(Numbers)};
        case Shape::Moment:
            return Moment{moment()};
        case Shape::MomentRange:
            return MomentRange{moment(), moment()};
        case Shape::Period: {
            const auto span = Period::Span(below(3));
            return Period{span, span == Period::Span::This ? 1 : int(1 + below(40)), Period::Unit(below(5))};
        }
        case Shape::Weekdays: {
            Weekdays out;
            for (bool &on : out.days)
                on = one(2);
            return out;
        }
        case Shape::MinuteRange:
            return MinuteRange{int(below(24 * 60)), int(below(24 * 60))};
        case Shape::Spoken:
            break;
        }
        return Spoken{of(Said), one(2) ? std::nullopt : std::optional(Speaker(below(3)))};
    }

    std::mt19937_64 m_random;
};

} // namespace earshot::conditions
