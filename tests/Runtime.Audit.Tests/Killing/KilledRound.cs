using System.Diagnostics;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>One life of a process that records, from its start to its kill.</summary>
/// <param name="Acknowledged">What it said was durable.</param>
/// <param name="IsInTransaction">Whether a transaction was open when it was killed.</param>
/// <param name="Recorded">How long it recorded.</param>
/// <param name="IsSlow">Whether each of its commits was held up, for transactions to be open longer.</param>
sealed record KilledRound(List<string> Acknowledged, bool IsInTransaction, TimeSpan Recorded, bool IsSlow)
{
    internal const string Slowly = "record-slowly";

    internal static KilledRound Run(string mode, string path, int round, TimeSpan life)
    {
        using var child = new AuditingChild(mode, path, round.ToString(System.Globalization.CultureInfo.InvariantCulture));
        string? line = child.ReadLine();
        Assert.True(line is not null, $"The process ended before it was killed: {(line is null ? child.ReadErrors() : "")}");
        long start = Stopwatch.GetTimestamp();
        using var killer = new Timer(_ => child.Kill(), null, life, Timeout.InfiniteTimeSpan);
        List<string> acknowledged = [];
        bool isInTransaction = false;
        for (; line is not null; line = child.ReadLine())
        {
            if (line is AuditingProcess.Begun or AuditingProcess.Ended) isInTransaction = line == AuditingProcess.Begun;
            else acknowledged.Add(line);
        }

        TimeSpan recorded = Stopwatch.GetElapsedTime(start);
        Assert.True(recorded >= life, $"The process ended by itself: {(recorded < life ? child.ReadErrors() : "")}");
        return new KilledRound(acknowledged, isInTransaction, recorded, mode == Slowly);
    }
}
