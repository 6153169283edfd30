#include "models/items/figurewords.h"

#include "models/base/format.h"

#include <QCoreApplication>

namespace earshot::items {
namespace {

struct FigureWording {
    Q_DECLARE_TR_FUNCTIONS(FigureWords)
public:
    static QStringList silence(const TalkFigures &figures);
    static QStringList turns(const TalkFigures &figures);
};

QStringList FigureWording::silence(const TalkFigures &figures)
{
    QStringList words;
    if (figures.silence)
        words << tr("Silence %1").arg(format::duration(*figures.silence));
    if (figures.longestSilence && *figures.longestSilence > seconds(0))
        words << tr("Longest silence %1").arg(format::duration(*figures.longestSilence));
    if (figures.overlap)
        words << tr("Both talk %1").arg(format::duration(*figures.overlap));
    return words;
}

QStringList FigureWording::turns(const TalkFigures &figures)
{
    QStringList words;
    if (figures.callerInterruptions)
        words << tr("The caller interrupts %n time(s)", nullptr, int(*figures.callerInterruptions));
    if (figures.agentInterruptions)
        words << tr("The agent interrupts %n time(s)", nullptr, int(*figures.agentInterruptions));
    if (figures.callerQuestions)
        words << tr("The caller asks %n question(s)", nullptr, int(*figures.callerQuestions));
    if (figures.agentQuestions)
        words << tr("The agent asks %n question(s)", nullptr, int(*figures.agentQuestions));
    return words;
}

} // namespace

QStringList figureWords(const TalkFigures &figures)
{
    return FigureWording::silence(figures) + FigureWording::turns(figures);
}

} // namespace earshot::items
