#pragma once

#include "app/earshot/oneinstance.h"
#include "app/earshot/options.h"
#include "app/earshot/troublewindow.h"
#include "app/earshot/workplace.h"
#include "ui/widgets/systemtheme.h"

class QApplication;

namespace earshot {

/// The program from its start to its end: opens the profile, or says why not, keeps the look and the language, and
/// changes to another profile. A profile that is open already is brought to the front instead.
class Program : public QObject {
    Q_OBJECT
public:
    Program(QApplication &application, Options options);
    ~Program() override;

    /// Begins to open the profile; the event loop does the rest.
    void start();
    /// Closes the profile that is open, and opens that one.
    void switchTo(const QString &profile);

private:
    void open(store::Mode mode);
    void opened(Result<std::shared_ptr<OpenProfile>> profile, store::Mode mode);
    void work(OpenProfile profile, store::Mode mode);
    void onRung(const QString &link);
    void report();
    void look();
    /// Another program showed the profile's window at our request.
    bool isShownElsewhere();
    bool isForPeople() const;

    QApplication &m_application;
    Options m_options;
    SystemTheme m_systemTheme;
    OneInstance m_instance;
    items::Background m_opening{1};
    items::Ticket m_ticket;
    std::unique_ptr<TroubleWindow> m_trouble;
    std::unique_ptr<Workplace> m_workplace;
};

} // namespace earshot
