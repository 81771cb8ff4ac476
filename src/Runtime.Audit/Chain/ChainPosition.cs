using System.Globalization;

namespace InstrumentGen.Audit;

/// <summary>A place in a chain: after the record of this sequence number.</summary>
/// <param name="Sequence">The record's sequence number; that before the first record's where there is none.</param>
/// <param name="Hash">The record's chain hash.</param>
readonly record struct ChainPosition(long Sequence, Digest Hash)
{
    /// <summary>As people note it: <c>sequence:hash</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");
}
