#pragma once
// Chance that is the same everywhere: std's distributions differ between libraries, the engine does not.

#include <cstdint>
#include <random>
#include <span>
#include <string>

namespace earshot::demo {

class Random {
public:
    /// The same seed and stream give the same chances for ever; streams of one seed are independent of each other.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : m_engine(mixed(seed ^ mixed(stream))) {}

    std::uint64_t bits() { return m_engine(); }

    /// 0 … n-1; n must be above 0.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>((bits() >> 32U) * n >> 32U); }

    /// low … high, both possible.
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1)); }

    /// 0 ≤ x < 1.
    double unit() { return static_cast<double>(bits() >> 11U) * 0x1p-53; }

    bool chance(double probability) { return unit() < probability; }

    template <typename Container>
    decltype(auto) pick(const Container &items)
    {
        return items[below(std::size(items))];
    }

    /// An index, each as likely as its weight.
    std::size_t weighted(std::span<const double> weights)
    {
        double total = 0;
        for (const double weight : weights)
            total += weight;
        double x = unit() * total;
        std::size_t i = 0;
        for (; i + 1 < weights.size() && x >= weights[i]; ++i)
            x -= weights[i];
        return i;
    }

    /// `digits` lower-case hexadecimal digits.
    std::string hex(int digits)
    {
        std::string text;
        for (std::uint64_t left = 0; digits > 0; --digits, left >>= 4U) {
            if (text.size() % 16 == 0)
                left = bits();
            text += "0123456789abcdef"[left & 15U];
        }
        return text;
    }

private:
    static constexpr std::uint64_t mixed(std::uint64_t x) // the finaliser of SplitMix64
    {
        x += 0x9e3779b97f4a7c15U;
        x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31U);
    }

    std::mt19937_64 m_engine;
};

} // namespace earshot::demo
