using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen;

/// <summary>Hashes by a key: <c>hmac-2026-11:mZ4j...</c>, the key's id and, as base64url, the first half of the HMAC-SHA256 of the text's UTF-8. Nothing is allocated.</summary>
/// <param name="keyId">The key's id.</param>
/// <param name="key">The key.</param>
sealed class HmacRedactor(string keyId, byte[] key) : Redactor
{
    // As long as it takes to meet no other value by chance: half of the hash, as RFC 2104 allows.
    const int KeptBytes = HMACSHA256.HashSizeInBytes / 2;
    const int MostStackBytes = 512;

    static readonly int s_hashLength = Base64Url.GetEncodedLength(KeptBytes);

    readonly string _prefix = $"hmac-{keyId}:";

    public override int GetRedactedLength(ReadOnlySpan<char> input) => _prefix.Length + s_hashLength;

    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        int most = Encoding.UTF8.GetMaxByteCount(source.Length);
        if (most <= MostStackBytes) return Redact(source, destination, stackalloc byte[MostStackBytes]);
        byte[] rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return Redact(source, destination, rented);
        }
        finally
        {
            // It held the value in clear.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    int Redact(ReadOnlySpan<char> source, Span<char> destination, Span<byte> room)
    {
        int length = Encoding.UTF8.GetBytes(source, room);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, room[..length], hash);
        _prefix.CopyTo(destination);
        return _prefix.Length + Base64Url.EncodeToChars(hash[..KeptBytes], destination[_prefix.Length..]);
    }
}
