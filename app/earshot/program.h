#pragma once

#include "app/earshot/options.h"
#include "app/earshot/troublewindow.h"
#include "app/earshot/workplace.h"
#include "ui/widgets/systemtheme.h"

class QApplication;

namespace earshot {

/// The program from its start to its end: opens the profile, or says why not, and keeps the look.
class Program : public QObject {
    Q_OBJECT
public:
    Program(QApplication &application, Options options);
    ~Program() override;

    /// Begins to open the profile; the event loop does the rest.
    void start();

private:
    void open(store::Mode mode);
    void opened(Result<std::shared_ptr<OpenProfile>> profile, store::Mode mode);
    void work(OpenProfile profile);
    void report();
    void look();

    QApplication &m_application;
    Options m_options;
    SystemTheme m_systemTheme;
    items::Background m_opening{1};
    items::Ticket m_ticket;
    std::unique_ptr<TroubleWindow> m_trouble;
    std::unique_ptr<Workplace> m_workplace;
};

} // namespace earshot
