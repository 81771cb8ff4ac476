using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Whom a signal's exporter trusts, and what it shows of itself: by the options, else by the variables.</summary>
sealed class OtlpCertificates
{
    const string Trust = "CERTIFICATE";
    const string Client = "CLIENT_CERTIFICATE";
    const string Key = "CLIENT_KEY";
    const string KeyLabel = "PRIVATE KEY-----";
    const string EncryptedKeyLabel = "ENCRYPTED PRIVATE KEY-----";

    readonly X509Certificate2Collection? _trusted;
    readonly SslStreamCertificateContext? _client;

    OtlpCertificates(OtlpPemFile? trusted, OtlpPemFile? client, OtlpPemFile? key)
    {
        _trusted = trusted is null ? null : RootsOf(trusted);
        _client = client is null ? null : ClientOf(client, key);
    }

    /// <summary>Reads the files that are named for a signal.</summary>
    /// <exception cref="OptionsValidationException">One cannot be used.</exception>
    internal static OtlpCertificates Of(OtlpSignal signal, OtlpExportOptions options, OtlpVariables variables)
    {
        var trusted = OtlpPemFile.Of(nameof(OtlpExportOptions.Certificate), options.Certificate, variables, signal, Trust);
        var client = OtlpPemFile.Of(nameof(OtlpExportOptions.ClientCertificate), options.ClientCertificate, variables, signal, Client);
        var key = OtlpPemFile.Of(nameof(OtlpExportOptions.ClientKey), options.ClientKey, variables, signal, Key);
        if (key is not null && client is null) throw key.Refused($"a key without a certificate: name the certificate's file in {OtlpVariables.OfAll(Client)}.");
        return new OtlpCertificates(trusted, client, key);
    }

    /// <summary>What a handler is to do. Host names are checked in any case.</summary>
    internal SslClientAuthenticationOptions ToSslOptions()
    {
        var ssl = new SslClientAuthenticationOptions { ClientCertificateContext = _client };
        if (_trusted is null) return ssl;
        ssl.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // As a handler has it without a policy; that of a policy is to ask online.
            RevocationMode = X509RevocationMode.NoCheck,
            // Nobody whom we do not trust yet says what we fetch.
            DisableCertificateDownloads = true,
        };
        ssl.CertificateChainPolicy.CustomTrustStore.AddRange(_trusted);
        return ssl;
    }

    // Chains end at a certificate that has issued itself. Without one every connection would fail, and not say why.
    static X509Certificate2Collection RootsOf(OtlpPemFile file)
    {
        X509Certificate2Collection certificates = file.Certificates();
        if (certificates.Any(static one => one.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData))) return certificates;
        throw file.Refused("which holds no root certificate: add that of the authority that has issued these.");
    }

    static SslStreamCertificateContext ClientOf(OtlpPemFile file, OtlpPemFile? key)
    {
        X509Certificate2Collection chain = file.Certificates();
        // A key may stand in the certificate's file.
        string keyText = (key ?? file).Text;
        if (!keyText.Contains(KeyLabel, StringComparison.Ordinal))
        {
            throw key?.Refused("which holds no private key in PEM: name a file with '-----BEGIN PRIVATE KEY-----'.")
                ?? file.Refused($"which holds no private key: name the key's file in {OtlpVariables.OfAll(Key)}.");
        }

        if (keyText.Contains(EncryptedKeyLabel, StringComparison.Ordinal)) throw (key ?? file).Refused("whose private key is encrypted: name a file with the key in the clear, which 'openssl pkey' writes.");
        try
        {
            // Its first certificate is the client's, the others lead to its root.
            X509Certificate2 client = Usable(X509Certificate2.CreateFromPem(file.Text, keyText));
            return SslStreamCertificateContext.Create(client, chain, offline: true);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw (key ?? file).Refused($"which holds no private key of the first certificate in '{file.Path}': name the two that belong together.");
        }
    }

    // The TLS of Windows takes no key that lives in memory alone.
    static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        if (!OperatingSystem.IsWindows()) return certificate;
        using (certificate) return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
