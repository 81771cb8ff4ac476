using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace InstrumentGen.Audit;

/// <summary>A SHA-256 hash.</summary>
readonly record struct Digest
{
    internal const int Length = SHA256.HashSizeInBytes;

    // The bytes as they stand in memory: compared and copied, never counted with.
    readonly long _first;
    readonly long _second;
    readonly long _third;
    readonly long _fourth;

    /// <summary>Reads a hash, which <paramref name="bytes"/> must be as long as.</summary>
    internal static Digest Of(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Digest>(bytes);

    internal static Digest Hash(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(content, hash);
        return Of(hash);
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    internal static bool TryParse(ReadOnlySpan<char> hex, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bool isHash = hex.Length == 2 * Length && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        digest = isHash ? Of(bytes) : default;
        return isHash;
    }

    internal void CopyTo(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);

    internal byte[] ToArray()
    {
        byte[] bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>In lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
