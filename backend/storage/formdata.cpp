#include "backend/storage/formdata.h"

#include "models/domain/phone.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

namespace earshot::storage {
namespace {

bool names(const QString &key, std::initializer_list<const char *> parts)
{
    for (const char *part : parts)
        if (key.contains(QLatin1String(part), Qt::CaseInsensitive))
            return true;
    return false;
}

void readPeople(const Json &data, const std::string &country, FormSubmission &form)
{
    const auto bytes = QByteArray::fromStdString(data.text);
    const QJsonObject fields = QJsonDocument::fromJson(bytes).object();
    QString first, last, whole;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const QString text = field.value().toVariant().toString().trimmed();
        if (names(field.key(), {"phone", "mobile", "tel", "number"}) && form.customerPhoneNumber.empty())
            form.customerPhoneNumber = phone::toE164(text.toStdString(), country).value_or("");
        else if (text.contains(u'@') && !text.contains(u' ') && form.customerEmail.empty())
            form.customerEmail = text.toStdString();
        else if (names(field.key(), {"first", "given"}))
            first = text;
        else if (names(field.key(), {"last", "surname", "family"}))
            last = text;
        else if (names(field.key(), {"name"}) && whole.isEmpty())
            whole = text;
    }
    const QString both = (first + u' ' + last).trimmed();
    form.customerName = (both.isEmpty() ? whole : both).toStdString();
}

void readOrigin(FormSubmission &form)
{
    const QUrl landing(QString::fromStdString(form.landingPageUrl));
    const QUrlQuery query(landing);
    const auto parameter = [&](const char *name) {
        return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toStdString();
    };
    form.utmSource = parameter("utm_source");
    form.utmMedium = form.medium = parameter("utm_medium");
    form.utmCampaign = form.campaign = parameter("utm_campaign");
    form.keywords = parameter("utm_term");
    const QString referrer = QUrl(QString::fromStdString(form.referringUrl)).host();
    if (!parameter("gclid").empty())
        form.source = "google_paid";
    else if (!parameter("msclkid").empty())
        form.source = "bing_paid";
    else if (!form.utmSource.empty())
        form.source = form.utmSource;
    else
        form.source = referrer.isEmpty() ? "direct" : referrer.toStdString();
}

} // namespace

FormSubmission formFrom(const wire::FormDraft &draft, const std::string &country)
{
    FormSubmission form;
    form.clientId = draft.clientId;
    form.referrer = draft.referrer;
    form.referringUrl = draft.referringUrl;
    form.landingPageUrl = draft.landingPageUrl;
    form.formUrl = draft.formUrl;
    form.formData = draft.formData;
    readPeople(form.formData, country, form);
    readOrigin(form);
    return form;
}

} // namespace earshot::storage
