using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InstrumentGen.Runtime.OpenTelemetry.Tests.Otlp;

/// <summary>Issues certificates, below a root of its own.</summary>
sealed class TestAuthority : IDisposable
{
    const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    TestAuthority(X509Certificate2 certificate) => Certificate = certificate;

    internal X509Certificate2 Certificate { get; }

    /// <summary>Its certificate, without the key.</summary>
    internal string Pem => Certificate.ExportCertificatePem();

    internal static TestAuthority Root(string name = "root")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(RequestOf(name, key).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2)));
    }

    /// <summary>One whom this one vouches for.</summary>
    internal TestAuthority Below(string name = "between")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = Sign(RequestOf(name, key), DateTimeOffset.UtcNow.AddDays(1));
        return new(certificate.CopyWithPrivateKey(key));
    }

    /// <summary>The certificate of a server at 127.0.0.1.</summary>
    internal X509Certificate2 Server(string address = "127.0.0.1", bool isExpired = false) => Issue(address, ServerAuthentication, isExpired);

    /// <summary>One for 127.0.0.1 that is not for servers.</summary>
    internal X509Certificate2 NoServer() => Issue("127.0.0.1", ClientAuthentication, isExpired: false);

    internal X509Certificate2 Client() => Issue("client.example", ClientAuthentication, isExpired: false);

    /// <summary>The key of a certificate, in the clear.</summary>
    internal static string KeyOf(X509Certificate2 certificate)
    {
        using ECDsa key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    public void Dispose() => Certificate.Dispose();

    X509Certificate2 Issue(string address, string purpose, bool isExpired)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(address, out IPAddress? ip)) names.AddIpAddress(ip);
        else names.AddDnsName(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        using X509Certificate2 certificate = Sign(request, DateTimeOffset.UtcNow.AddHours(isExpired ? -1 : 1));
        using X509Certificate2 whole = certificate.CopyWithPrivateKey(key);
        // Windows serves no key that lives in memory alone; this one can be exported again.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
    }

    X509Certificate2 Sign(CertificateRequest request, DateTimeOffset until) =>
        request.Create(Certificate, DateTimeOffset.UtcNow.AddDays(-1), until, RandomNumberGenerator.GetBytes(8));

    static CertificateRequest RequestOf(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name} {Guid.NewGuid()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request;
    }
}
