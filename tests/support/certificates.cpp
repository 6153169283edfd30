#include "tests/support/certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <cstdlib>
#include <functional>

namespace earshot::test {
namespace {

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T *p) const
    {
        Free(p);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Cert = std::unique_ptr<X509, Freed<X509_free>>;

Key newKey()
{
    return Key(EVP_EC_gen("P-256"));
}

void extend(X509 *cert, X509 *issuer, int nid, const std::string &value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, cert, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
}

bool isAddress(const std::string &host)
{
    return host.find_first_not_of("0123456789.") == std::string::npos || host.find(':') != std::string::npos;
}

struct Claim {
    std::string name;
    bool authority = false;
    int fromDays = -1;
    int toDays = 30;
};

/// Signed by `issuerKey`; by itself when `issuer` is null.
Cert certify(const Claim &claim, EVP_PKEY *subjectKey, X509 *issuer, EVP_PKEY *issuerKey)
{
    Cert cert(X509_new());
    X509_set_version(cert.get(), X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(cert.get()), static_cast<uint64_t>(std::rand()) + 1);
    X509_time_adj_ex(X509_getm_notBefore(cert.get()), claim.fromDays, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(cert.get()), claim.toDays, 0, nullptr);
    X509_set_pubkey(cert.get(), subjectKey);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(cert.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(claim.name.c_str()), -1, -1, 0);
    X509 *signer = issuer ? issuer : cert.get();
    X509_set_issuer_name(cert.get(), X509_get_subject_name(signer));
    extend(cert.get(), signer, NID_basic_constraints, claim.authority ? "critical,CA:TRUE" : "CA:FALSE");
    if (!claim.authority)
        extend(cert.get(), signer, NID_subject_alt_name, (isAddress(claim.name) ? "IP:" : "DNS:") + claim.name);
    X509_sign(cert.get(), issuerKey, EVP_sha256());
    return cert;
}

std::string pem(const std::function<void(BIO *)> &write)
{
    const std::unique_ptr<BIO, Freed<BIO_free_all>> memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return std::string(data, static_cast<std::size_t>(size));
}

std::string certificatePem(X509 *cert)
{
    return pem([cert](BIO *out) { PEM_write_bio_X509(out, cert); });
}

std::string keyPem(EVP_PKEY *key)
{
    return pem([key](BIO *out) { PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); });
}

} // namespace

struct Authority::Keys {
    Key key = newKey();
    Cert cert = certify({.name = newName(), .authority = true}, key.get(), nullptr, key.get());

    /// No two authorities share one: OpenSSL would take one for the other and stumble over the signature.
    static std::string newName()
    {
        static std::atomic<int> count{0};
        return "Earshot test authority " + std::to_string(++count);
    }
};

Authority::Authority() : m_keys(std::make_unique<Keys>()) {}

Authority::~Authority() = default;

std::string Authority::certificate() const
{
    return certificatePem(m_keys->cert.get());
}

Identity Authority::issue(const std::string &host, int fromDays, int toDays) const
{
    const Key key = newKey();
    const Claim claim{.name = host, .fromDays = fromDays, .toDays = toDays};
    const Cert cert = certify(claim, key.get(), m_keys->cert.get(), m_keys->key.get());
    return {certificatePem(cert.get()), keyPem(key.get())};
}

Identity selfSigned(const std::string &host)
{
    const Key key = newKey();
    const Cert cert = certify({.name = host}, key.get(), nullptr, key.get());
    return {certificatePem(cert.get()), keyPem(key.get())};
}

} // namespace earshot::test
