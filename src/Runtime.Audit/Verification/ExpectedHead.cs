using System.Globalization;

namespace InstrumentGen.Audit;

/// <summary>A place in the chain that was noted elsewhere.</summary>
sealed class ExpectedHead
{
    readonly long? _sequence;
    readonly Digest _hash;

    ExpectedHead(long? sequence, Digest hash)
    {
        _sequence = sequence;
        _hash = hash;
    }

    /// <summary>Whether the chain has come through it.</summary>
    internal bool IsMet { get; private set; }

    /// <exception cref="FormatException">It is neither <c>hash</c> nor <c>sequence:hash</c>.</exception>
    internal static ExpectedHead Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        long sequence = 0;
        bool isNumber = colon < 0 || long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out sequence);
        if (!isNumber || !Digest.TryParse(text.AsSpan(colon + 1), out Digest hash))
        {
            throw new FormatException($"'{text}' is no head of a trail: write the hash as 64 hexadecimal digits, or sequence:hash, as a checkpoint's Head shows it.");
        }

        return new ExpectedHead(colon < 0 ? null : sequence, hash);
    }

    internal void Meet(in ChainPosition position)
    {
        if (position.Hash == _hash && (_sequence is null || _sequence == position.Sequence)) IsMet = true;
    }

    /// <summary>What is wrong, where it has not been met.</summary>
    internal AuditProblem Problem(long first, in ChainPosition end, string path)
    {
        if (_sequence is not { } sequence) return new AuditProblem(AuditProblemKind.Head, null, "No record has the expected hash: the trail was cut off or written anew, or the record is in an archive that was not given.", path);
        (AuditProblemKind kind, long? bad, FormattableString message) = sequence > end.Sequence
            ? (AuditProblemKind.Truncated, end.Sequence + 1, $"Record {end.Sequence + 1} is missing: the expected head is record {sequence}.")
            : sequence < first - 1
                ? (AuditProblemKind.Head, (long?)null, (FormattableString)$"The expected head, record {sequence}, is before the first record, {first}: give its archive too.")
                : (AuditProblemKind.Head, sequence, $"Record {sequence} has not the expected hash: it, or one before it, was written anew.");
        return new AuditProblem(kind, bad, FormattableString.Invariant(message), path);
    }
}
