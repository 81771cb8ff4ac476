namespace InstrumentGen.Audit;

/// <summary>What a file says of the trail, or of the part of it, that it holds.</summary>
/// <param name="Id">The trail's id: 16 random bytes.</param>
/// <param name="Anchor">The place before the first record.</param>
/// <param name="IsArchive">Whether it is closed for good.</param>
sealed record TrailHeader(byte[] Id, ChainPosition Anchor, bool IsArchive)
{
    internal const int IdLength = 16;

    internal long FirstSequence => Anchor.Sequence + 1;

    internal string IdText => Convert.ToHexStringLower(Id);
}
