#include "backend/http/task.h"

#include <QTest>

#include <deque>
#include <string>
#include <thread>

using namespace earshot::http;

class TestTask : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aValueIsAFinishedTask();
    void waitsForAnotherThread();
    void goesOnLaterAlsoWhenResumedAtOnce();
    void passesValuesAndExceptionsUp();
    void throwsWhenTheWorkIsDropped();
    void ignoresASecondResume();
    void isDestroyedWhileItWaits();
};

namespace {

/// Runs what was posted when the test says so.
class ManualLoop final : public Loop {
public:
    void post(std::function<void()> work) override { m_posted.push_back(std::move(work)); }
    bool runOne()
    {
        if (m_posted.empty())
            return false;
        const auto work = std::move(m_posted.front());
        m_posted.pop_front();
        work();
        return true;
    }

private:
    std::deque<std::function<void()>> m_posted;
};

using Kept = std::optional<Resume<int>>;

Task<int> waitFor(Kept &kept)
{
    co_return co_await until<int>([&](Resume<int> resume) { kept = std::move(resume); });
}

Task<std::string> story(Kept &kept)
{
    const int number = co_await waitFor(kept);
    if (number < 0)
        throw std::runtime_error("negative");
    co_return "got " + std::to_string(number);
}

std::string told(Task<std::string> &task)
{
    try {
        return task.take();
    } catch (const std::exception &error) {
        return std::string("threw: ") + error.what();
    }
}

} // namespace

void TestTask::aValueIsAFinishedTask()
{
    Task<int> task = 7;
    QVERIFY(task.finished());
    QCOMPARE(task.take(), 7);
}

void TestTask::waitsForAnotherThread()
{
    const auto loop = std::make_shared<ManualLoop>();
    Kept kept;
    bool isDone = false;
    Task<std::string> task = story(kept);
    task.start(loop, [&] { isDone = true; });
    QVERIFY(kept);
    QVERIFY(!task.finished());
    std::thread([&] { (*kept)(42); }).join();
    QVERIFY2(!task.finished(), "must go on in the loop, not in the other thread");
    QVERIFY(loop->runOne());
    QVERIFY(isDone);
    QCOMPARE(told(task), std::string("got 42"));
}

void TestTask::goesOnLaterAlsoWhenResumedAtOnce()
{
    const auto loop = std::make_shared<ManualLoop>();
    auto atOnce = []() -> Task<int> { co_return co_await until<int>([](const auto &resume) { resume(1); }); };
    Task<int> task = atOnce();
    task.start(loop, [] {});
    QVERIFY(!task.finished());
    QVERIFY(loop->runOne());
    QCOMPARE(task.take(), 1);
}

void TestTask::passesValuesAndExceptionsUp()
{
    const auto loop = std::make_shared<ManualLoop>();
    Kept kept;
    Task<std::string> task = story(kept);
    task.start(loop, [] {});
    (*kept)(-1);
    QVERIFY(loop->runOne());
    QCOMPARE(told(task), std::string("threw: negative"));
}

void TestTask::throwsWhenTheWorkIsDropped()
{
    const auto loop = std::make_shared<ManualLoop>();
    Kept kept;
    Task<std::string> task = story(kept);
    task.start(loop, [] {});
    kept.reset();
    QVERIFY(loop->runOne());
    QCOMPARE(told(task), std::string("threw: the awaited work was dropped"));
}

void TestTask::ignoresASecondResume()
{
    const auto loop = std::make_shared<ManualLoop>();
    Kept kept;
    Task<std::string> task = story(kept);
    task.start(loop, [] {});
    (*kept)(1);
    (*kept)(2);
    QVERIFY(loop->runOne());
    QVERIFY(!loop->runOne());
    QCOMPARE(told(task), std::string("got 1"));
}

void TestTask::isDestroyedWhileItWaits()
{
    const auto loop = std::make_shared<ManualLoop>();
    Kept kept;
    {
        Task<std::string> task = story(kept);
        task.start(loop, [] {});
    }
    (*kept)(1);
    QVERIFY(loop->runOne()); // finds nobody waiting
}

QTEST_APPLESS_MAIN(TestTask)
#include "tst_task.moc"
