using System.Formats.Asn1;
using System.Security.Cryptography;

namespace InstrumentGen.Audit;

/// <summary>Reads keys as people have them, and says what is wrong with those that will not do.</summary>
static class KeyText
{
    internal const string HowToMake = "Make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out audit-key.pem";
    const string HowToPublish = "Take its public half: openssl pkey -in audit-key.pem -pubout -out audit-key.pub.pem";
    const string EllipticCurve = "1.2.840.10045.2.1";
    const string PrivateKey = "PRIVATE KEY";
    const string PublicKey = "PUBLIC KEY";
    const string EncryptedKey = "ENCRYPTED PRIVATE KEY";
    const string EllipticKey = "EC PRIVATE KEY";
    const string Parameters = "EC PARAMETERS";

    /// <summary>The text itself, or that of the file that it names.</summary>
    internal static string Read(string pemOrPath, string option)
    {
        if (pemOrPath.Contains("-----BEGIN ", StringComparison.Ordinal)) return pemOrPath;
        try
        {
            string pem = File.ReadAllText(pemOrPath);
            return pem.Contains("-----BEGIN ", StringComparison.Ordinal) ? pem : throw new AuditKeyException($"{option}: the file '{pemOrPath}' has no key in PEM form. {HowToMake}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new AuditKeyException($"{option} is neither a key in PEM form nor the path of a file that can be read: {exception.Message}", exception);
        }
    }

    internal static void RequirePrivate(string pem, bool isPasswordGiven)
    {
        switch (Label(pem))
        {
            case EncryptedKey when !isPasswordGiven:
                throw new AuditKeyException("The key is encrypted: set AuditStoreOptions.SigningKeyPassword.");
            case EncryptedKey or EllipticKey:
                break;
            case PrivateKey:
                RequireEllipticCurve(pem, isPrivate: true);
                break;
            case PublicKey or "CERTIFICATE":
                throw new AuditKeyException($"This is a public key, which cannot sign: AuditStoreOptions.SigningKey takes the private one. {HowToMake}");
            case { } other:
                throw OfAnotherKind(other);
        }
    }

    internal static void RequirePublic(string pem)
    {
        switch (Label(pem))
        {
            case PublicKey:
                RequireEllipticCurve(pem, isPrivate: false);
                break;
            case PrivateKey or EncryptedKey or EllipticKey:
                throw new AuditKeyException($"This is a private key; whoever verifies must not have it. {HowToPublish}");
            case { } other:
                throw OfAnotherKind(other);
        }
    }

    internal static bool IsEncrypted(string pem) => Label(pem) == EncryptedKey;

    /// <summary>The key without the parameters that OpenSSL may write before it.</summary>
    internal static string KeyBlock(string pem)
    {
        ReadOnlySpan<char> rest = pem;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            if (rest[fields.Label] is not Parameters) return rest[fields.Location].ToString();
            rest = rest[fields.Location.End.Value..];
        }

        throw new AuditKeyException($"The PEM text is broken. {HowToMake}");
    }

    static string Label(string pem)
    {
        string block = KeyBlock(pem);
        return block[PemEncoding.Find(block).Label];
    }

    static void RequireEllipticCurve(string pem, bool isPrivate)
    {
        string algorithm;
        try
        {
            byte[] der = Der(pem);
            AsnReader key = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            if (isPrivate) key.ReadInteger();
            algorithm = key.ReadSequence().ReadObjectIdentifier();
        }
        catch (AsnContentException exception)
        {
            throw new AuditKeyException($"The key is garbled: {exception.Message} {HowToMake}", exception);
        }

        if (algorithm != EllipticCurve) throw OfAnotherKind(algorithm);
    }

    static byte[] Der(string pem)
    {
        string block = KeyBlock(pem);
        return Convert.FromBase64String(block[PemEncoding.Find(block).Base64Data]);
    }

    static AuditKeyException OfAnotherKind(string kind)
    {
        string name = kind switch
        {
            "1.3.101.112" => "an Ed25519 key, which .NET 10 has no support for",
            "1.3.101.113" => "an Ed448 key, which .NET 10 has no support for",
            "1.2.840.113549.1.1.1" or "RSA PRIVATE KEY" or "RSA PUBLIC KEY" => "an RSA key",
            _ => $"a key of another kind ({kind})",
        };
        return new AuditKeyException($"This is {name}; checkpoints are signed with ECDSA on the curve P-256. {HowToMake}");
    }
}
