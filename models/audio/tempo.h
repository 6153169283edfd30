#pragma once
// Faster and slower at the same pitch, and from one rate of frames to another.

#include <memory>
#include <span>
#include <vector>

namespace earshot::audio {

class Tempo {
public:
    /// `from`: frames a second that come, `to`: that go.
    Tempo(int channels, int from, int to);
    Tempo(Tempo &&) noexcept;
    Tempo &operator=(Tempo &&) noexcept;
    ~Tempo();

    /// 1: as it came. Starts anew.
    void start(double speed);
    /// Frames that come for each that goes.
    double ratio() const;

    void put(std::span<const float> interleaved);
    /// There is no more to come.
    void finish();
    /// Fills frames and says how many; less than there is room for: more have to come.
    std::size_t take(std::span<float> interleaved);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace earshot::audio
