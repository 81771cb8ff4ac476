using System.Security.Cryptography;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Keys for tests.</summary>
static class Keys
{
    internal static string Private { get; } = Make(ECCurve.NamedCurves.nistP256, out string publicKey, out _);

    internal static string Public { get; } = PublicOf(Private);

    internal static string Another { get; } = Make(ECCurve.NamedCurves.nistP256, out _, out _);

    internal static string PublicOf(string privateKey)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(privateKey);
        return key.ExportSubjectPublicKeyInfoPem();
    }

    internal static string Make(ECCurve curve, out string publicKey, out string encrypted)
    {
        using var key = ECDsa.Create(curve);
        publicKey = key.ExportSubjectPublicKeyInfoPem();
        encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("word", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        return key.ExportPkcs8PrivateKeyPem();
    }
}
