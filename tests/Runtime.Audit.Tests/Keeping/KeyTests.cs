using System.Security.Cryptography;
using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>A key of the wrong kind is refused, and the message says which kind it is and what to do.</summary>
public sealed class KeyTests : IDisposable
{
    // openssl genpkey -algorithm ED25519, and its public half.
    const string Ed25519 = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
    const string PublicEd25519 = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";

    readonly Trail _trail = new();

    public static TheoryData<string, string> WrongSigningKeys => new()
    {
        { Keys.Public, "This is a public key, which cannot sign" },
        { Rsa(static key => key.ExportPkcs8PrivateKeyPem()), "This is an RSA key" },
        { Rsa(static key => key.ExportRSAPrivateKeyPem()), "This is an RSA key" },
        { Ed25519, "This is an Ed25519 key, which .NET 10 has no support for" },
        { Keys.Make(ECCurve.NamedCurves.nistP384, out _, out _), "on another curve" },
        { "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "The key is garbled" },
        { "-----BEGIN PRIVATE KEY-----\n", "The PEM text is broken" },
        { "/no/such/key.pem", "SigningKey is neither a key in PEM form nor the path of a file" },
    };

    public static TheoryData<string, string> WrongPublicKeys => new()
    {
        { Keys.Private, "This is a private key; whoever verifies must not have it" },
        { Rsa(static key => key.ExportSubjectPublicKeyInfoPem()), "This is an RSA key" },
        { PublicEd25519, "This is an Ed25519 key" },
        { "/no/such/key.pem", "PublicKeys is neither a key in PEM form nor the path of a file" },
    };

    [Theory]
    [MemberData(nameof(WrongSigningKeys))]
    public void SigningKey_OfTheWrongKind_IsRefused(string key, string why)
    {
        Assert.Contains(why, Assert.Throws<AuditKeyException>(() => _trail.Open(options => options.SigningKey = key)).Message, StringComparison.Ordinal);
        // The refusal holds nothing.
        _trail.Open().Dispose();
    }

    [Theory]
    [MemberData(nameof(WrongPublicKeys))]
    public void PublicKey_OfTheWrongKind_IsRefused(string key, string why)
    {
        _trail.Open().Dispose();
        Assert.Contains(why, Assert.Throws<AuditKeyException>(() => _trail.Verify(options => options.PublicKeys.Add(key))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SigningKey_Encrypted_TakesItsPassword()
    {
        Keys.Make(ECCurve.NamedCurves.nistP256, out string publicKey, out string encrypted);
        Assert.Contains("SigningKeyPassword", Refusal(encrypted, null), StringComparison.Ordinal);
        Assert.Contains("the password may be wrong", Refusal(encrypted, "another"), StringComparison.Ordinal);
        using (SqliteAuditStore store = Open(encrypted, "word")) store.Append(Records.Json(1));
        Assert.True(_trail.Verify(options => options.PublicKeys.Add(publicKey)).IsIntact);
    }

    [Fact]
    public void Keys_AsFiles_AreRead()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        // As `openssl ecparam -genkey` writes it.
        File.WriteAllText(_trail.At("key.pem"), "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + key.ExportECPrivateKeyPem());
        File.WriteAllText(_trail.At("key.pub.pem"), key.ExportSubjectPublicKeyInfoPem());
        using (SqliteAuditStore store = Open(_trail.At("key.pem"), null)) store.Append(Records.Json(1));
        Assert.Equal(1, _trail.Verify(options => options.PublicKeys.Add(_trail.At("key.pub.pem"))).SignedThrough);
    }

    string Refusal(string key, string? password) => Assert.Throws<AuditKeyException>(() => Open(key, password)).Message;

    SqliteAuditStore Open(string key, string? password) => _trail.Open(options =>
    {
        options.SigningKey = key;
        options.SigningKeyPassword = password;
    });

    static string Rsa(Func<RSA, string> export)
    {
        using var key = RSA.Create(2048);
        return export(key);
    }

    public void Dispose() => _trail.Dispose();
}
