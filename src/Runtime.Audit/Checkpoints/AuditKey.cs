using System.Security.Cryptography;

namespace InstrumentGen.Audit;

/// <summary>A key of ECDSA on the curve P-256: a pair that signs, or a public one that verifies.</summary>
sealed class AuditKey : IDisposable
{
    const DSASignatureFormat Format = DSASignatureFormat.Rfc3279DerSequence;

    readonly ECDsa _key;

    AuditKey(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        Id = Digest.Hash(PublicKey).ToString();
    }

    /// <summary>SHA-256 of <see cref="PublicKey"/>, in hexadecimal digits.</summary>
    internal string Id { get; }

    /// <summary>SubjectPublicKeyInfo in DER.</summary>
    internal byte[] PublicKey { get; }

    /// <summary>Reads the key that signs.</summary>
    /// <exception cref="AuditKeyException">It is none.</exception>
    internal static AuditKey ToSign(string pemOrPath, string? password)
    {
        string pem = KeyText.Read(pemOrPath, nameof(AuditStoreOptions.SigningKey));
        KeyText.RequirePrivate(pem, isPasswordGiven: password is not null);
        return Import(key =>
        {
            if (password is not null && KeyText.IsEncrypted(pem)) key.ImportFromEncryptedPem(pem, password);
            else key.ImportFromPem(KeyText.KeyBlock(pem));
        });
    }

    /// <summary>Reads a key that verifies.</summary>
    /// <exception cref="AuditKeyException">It is none.</exception>
    internal static AuditKey ToVerify(string pemOrPath)
    {
        string pem = KeyText.Read(pemOrPath, nameof(AuditVerificationOptions.PublicKeys));
        KeyText.RequirePublic(pem);
        return Import(key => key.ImportFromPem(pem));
    }

    /// <summary>Reads the public key of a trail.</summary>
    /// <exception cref="AuditKeyException">It is none.</exception>
    internal static AuditKey OfTrail(ReadOnlySpan<byte> publicKey)
    {
        byte[] bytes = publicKey.ToArray();
        AuditKey read = Import(key => key.ImportSubjectPublicKeyInfo(bytes, out _));
        if (read.PublicKey.AsSpan().SequenceEqual(bytes)) return read;
        // Some other forms of a key are read as well, and a trail has none of them.
        read.Dispose();
        throw new AuditKeyException("The public key is not as a trail writes it.");
    }

    internal byte[] Sign(byte[] text) => _key.SignData(text, HashAlgorithmName.SHA256, Format);

    internal bool Verify(byte[] text, ReadOnlySpan<byte> signature) => _key.VerifyData(text, signature, HashAlgorithmName.SHA256, Format);

    public void Dispose() => _key.Dispose();

    static AuditKey Import(Action<ECDsa> import)
    {
        var key = ECDsa.Create();
        try
        {
            import(key);
            string? curve = key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value;
            if (curve != ECCurve.NamedCurves.nistP256.Oid.Value) throw new AuditKeyException($"The key is of ECDSA on another curve ({curve ?? "unnamed"}) than P-256. {KeyText.HowToMake}");
            return new AuditKey(key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or NotSupportedException)
        {
            key.Dispose();
            throw new AuditKeyException($"The key cannot be read: {exception.Message} Where it is encrypted, the password may be wrong. {KeyText.HowToMake}", exception);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
