#include "models/items/background.h"

#include <sys/resource.h>
#include <unistd.h>

namespace earshot::items {

void Background::giveWay()
{
    constexpr int Nice = 5;
    static thread_local const int done = setpriority(PRIO_PROCESS, id_t(gettid()), Nice); // Linux: of this thread alone
    (void)done; // refused, it works all the same
}

} // namespace earshot::items
