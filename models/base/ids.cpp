#include "models/base/ids.h"

#include <QRandomGenerator>

namespace earshot {

std::string newId(std::string_view prefix)
{
    static constexpr char Hex[] = "0123456789abcdef";
    std::string id(prefix);
    for (int word = 0; word < 4; ++word) {
        quint32 bits = QRandomGenerator::system()->generate();
        for (int digit = 0; digit < 8; ++digit, bits >>= 4)
            id += Hex[bits & 15U];
    }
    return id;
}

} // namespace earshot
