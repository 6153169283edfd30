#pragma once
// A stretch of calls, page by page into the cache, whatever the other side makes of paging.

#include "models/sync/intake.h"
#include "models/sync/wayback.h"

#include <set>

namespace earshot::sync {

class CallWalk {
public:
    CallWalk(Context &context, Intake &intake) : m_context(context), m_intake(intake) {}

    /// Each call of a page comes with its dialogue.
    void setWithDialogues(bool on) { m_withDialogues = on; }

    /// Reads the pages of a slice, each of which commits together with where to go on when they are the way back's.
    /// Follows the pages it is pointed to, or counts them where it is not; one that brings nothing new is the last, and
    /// then what came may not be all, which is told. Whole: known calls that are not there any more go.
    Flow<Result<void>> read(Slice slice, WayBack *way = nullptr);

    /// Some page was read since there is this walk.
    bool hasRead() const { return m_hasRead; }

private:
    struct Course {
        Slice slice;
        WayBack *way = nullptr;
        std::set<std::string> seen; // ids
        int pages = 0;
        bool whole = true;   // as far as can be told
        store::Turn asked{}; // when it began
    };
    remote::Pending<wire::Page<Call>> askPage(const Slice &slice) const;
    /// The page after this one; empty when it was the last.
    static std::string after(Course &course, const wire::Page<Call> &page);
    Flow<Result<void>> dropMissing(const Course &course);
    Flow<Result<bool>> isListedAsOther(CallId id, const Course &course);

    Context &m_context;
    Intake &m_intake;
    bool m_withDialogues = false;
    bool m_hasRead = false;
};

} // namespace earshot::sync
