using System.Buffers.Binary;

namespace InstrumentGen.Audit;

/// <summary>Computes the chain: a record's hash is SHA-256 over the hash before it (32 bytes), its sequence number (8 bytes, the most significant first) and its bytes.</summary>
sealed class ChainHasher
{
    const int RecordOffset = Digest.Length + sizeof(long);

    // One piece, since hashing one is much faster than hashing three.
    byte[] _piece = new byte[1024];

    internal ChainPosition Next(in ChainPosition before, ReadOnlySpan<byte> record)
    {
        int length = RecordOffset + record.Length;
        if (_piece.Length < length) _piece = new byte[Math.Max(length, 2 * _piece.Length)];
        before.Hash.CopyTo(_piece);
        BinaryPrimitives.WriteInt64BigEndian(_piece.AsSpan(Digest.Length), before.Sequence + 1);
        record.CopyTo(_piece.AsSpan(RecordOffset));
        return new ChainPosition(before.Sequence + 1, Digest.Hash(_piece.AsSpan(0, length)));
    }

    /// <summary>Where the chain of a trail begins: SHA-256 over a fixed text and the trail's id, so that no two trails share a chain.</summary>
    internal static ChainPosition Genesis(ReadOnlySpan<byte> trailId) => new(0, Digest.Hash([.. "InstrumentGen audit trail 1\n"u8, .. trailId]));
}
