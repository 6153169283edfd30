#include "models/base/output.h"

#include "models/base/file.h"

#include <cerrno>
#include <ostream>

namespace earshot {

Result<void> finishWriting(std::ostream &out)
{
    if (!out) // what the system said is not to be had any more
        return Error{Error::Kind::Storage, "the output could not be written to its end"};
    errno = 0;
    out.flush();
    if (out)
        return {};
    return systemError(errno == 0 ? EIO : errno, "the output");
}

} // namespace earshot
