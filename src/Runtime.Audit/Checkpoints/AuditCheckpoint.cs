using System.Globalization;
using System.Text;

namespace InstrumentGen.Audit;

/// <summary>A mark in a trail that says what the chain's hash was behind a record: signed, where the store has a key.</summary>
/// <remarks>
/// <para>What is signed is this text of UTF-8, each line ending with a line feed; time is in UTC with microseconds, hashes and ids are lower-case hexadecimal digits:</para>
/// <code>
/// InstrumentGen audit checkpoint 1
/// trail: 32 digits
/// checkpoint: its number
/// sequence: the record's sequence number
/// hash: 64 digits
/// time: 2026-11-30T09:15:00.000000Z
/// key: 64 digits, or nothing
/// algorithm: ecdsa-p256-sha256, or sha256
/// </code>
/// <para>An ECDSA signature is in DER. Without a key, <c>sha256</c>, the hash of the text stands in the signature's place: it finds damage, and proves nothing.</para>
/// </remarks>
public sealed class AuditCheckpoint
{
    internal const string Unsigned = "sha256";
    internal const string Ecdsa = "ecdsa-p256-sha256";
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    internal AuditCheckpoint(long number, ChainPosition position, string time, string keyId, string algorithm, byte[] signature)
    {
        Number = number;
        Position = position;
        TimeText = time;
        KeyId = keyId;
        Algorithm = algorithm;
        Signature = signature;
    }

    /// <summary>Its number: 1 for a trail's first.</summary>
    public long Number { get; }

    /// <summary>The sequence number of the record that it stands behind.</summary>
    public long Sequence => Position.Sequence;

    /// <summary>That record's chain hash, as 64 hexadecimal digits.</summary>
    public string Hash => Position.Hash.ToString();

    /// <summary>Both, as <see cref="AuditVerificationOptions.ExpectHead"/> takes them: <c>sequence:hash</c>.</summary>
    public string Head => Position.ToString();

    /// <summary>When it was made, by the store's clock, which may have been set back since.</summary>
    public DateTimeOffset Time => DateTimeOffset.TryParseExact(TimeText, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : default;

    /// <summary>The key's id: SHA-256 of its public half (SubjectPublicKeyInfo in DER), in hexadecimal digits; empty where it is not signed.</summary>
    public string KeyId { get; }

    /// <summary><c>ecdsa-p256-sha256</c>, or <c>sha256</c> where it is not signed.</summary>
    public string Algorithm { get; }

    /// <summary>Whether it is signed.</summary>
    public bool IsSigned => Algorithm != Unsigned;

    /// <summary>The signature.</summary>
    public ReadOnlyMemory<byte> Signature { get; }

    internal ChainPosition Position { get; }

    internal string TimeText { get; }

    internal static AuditCheckpoint Create(long number, ChainPosition position, DateTimeOffset now, TrailHeader trail, AuditKey? key)
    {
        string time = now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var blank = new AuditCheckpoint(number, position, time, key?.Id ?? "", key is null ? Unsigned : Ecdsa, []);
        byte[] text = blank.Text(trail);
        return new AuditCheckpoint(number, position, time, blank.KeyId, blank.Algorithm, key is null ? Digest.Hash(text).ToArray() : key.Sign(text));
    }

    /// <summary>What is signed.</summary>
    internal byte[] Text(TrailHeader trail) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"InstrumentGen audit checkpoint 1\ntrail: {trail.IdText}\ncheckpoint: {Number}\nsequence: {Sequence}\nhash: {Hash}\ntime: {TimeText}\nkey: {KeyId}\nalgorithm: {Algorithm}\n"));
}
