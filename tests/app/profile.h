#pragma once
// A profile used through earshotctl, as a person without a window uses it.

#include "tests/support/program.h"

#include <QFile>

#include <string>
#include <vector>

namespace earshot::test {

class Profile {
public:
    Profile(std::string bin, std::string folder) : m_bin(std::move(bin)), m_folder(std::move(folder)) {}

    const std::string &folder() const { return m_folder; }
    Ending ctl(std::vector<std::string> arguments, const Environment &environment = {}) const
    {
        arguments.insert(arguments.begin(), {"--profile", m_folder});
        return run(m_bin + "/earshotctl", std::move(arguments), environment);
    }
    /// Connects with a key, which is handed over in a file.
    Ending connect(const std::string &url, const std::string &key) const
    {
        const QString path = QString::fromStdString(m_folder + ".key");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(key.data(), qint64(key.size())) < 0)
            return {};
        file.close();
        return ctl({"connect", url, "--key-file", path.toStdString()});
    }

private:
    std::string m_bin;
    std::string m_folder;
};

} // namespace earshot::test
