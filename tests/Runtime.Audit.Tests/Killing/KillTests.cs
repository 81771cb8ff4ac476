using System.Globalization;
using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Processes that record with eight threads are killed at random moments, again and again on one trail. What they said was durable is there.</summary>
/// <remarks><c>INSTRUMENTGEN_KILL_ROUNDS</c> makes it more rounds, <c>INSTRUMENTGEN_KILL_SEED</c> other moments.</remarks>
public sealed class KillTests
{
    static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(600);

    static readonly int s_rounds = Setting("INSTRUMENTGEN_KILL_ROUNDS", 100);
    static readonly int s_seed = Setting("INSTRUMENTGEN_KILL_SEED", 20);

    [Fact]
    public void Kill_AtAnyMoment_LosesNothingThatWasAcknowledged()
    {
        using var trail = new Trail();
        var random = new Random(s_seed);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        List<KilledRound> rounds = [];
        long sequence = 0;
        for (int round = 0; round < s_rounds; round++)
        {
            KilledRound killed = KilledRound.Run(round % 2 == 1 ? KilledRound.Slowly : "record", trail.Path, round, Life(random));
            rounds.Add(killed);
            AuditVerification found = trail.Verify();
            Assert.True(found.IsIntact, $"Round {round}: {found.Problem?.Message}");
            sequence = Count(trail, sequence, seen);
            Assert.Equal(sequence, found.LastSequence);
            Assert.All(killed.Acknowledged, id => Assert.Equal(1, seen.GetValueOrDefault(id)));
        }

        Assert.All(seen.Values, static times => Assert.Equal(1, times));
        Tell(rounds, sequence);
        // A round says little where it ends between two transactions.
        Assert.InRange(rounds.Count(static round => round.IsInTransaction), s_rounds / 2, s_rounds);
        using SqliteAuditStore store = trail.Open();
        store.Append(Records.Json(1));
        Assert.StartsWith($"{sequence + 1}:", store.Head, StringComparison.Ordinal);
    }

    /// <summary>The same while records move into archives all the time: each is in one of them or in the trail, once.</summary>
    [Fact]
    public void Kill_WhileRecordsAreArchived_LosesNothingThatWasAcknowledged()
    {
        using var trail = new Trail();
        var random = new Random(s_seed);
        HashSet<string> acknowledged = new(StringComparer.Ordinal);
        for (int round = 0; round < s_rounds / 5; round++)
        {
            acknowledged.UnionWith(KilledRound.Run("record-and-archive", trail.Path, round, Life(random)).Acknowledged);
            using (SqliteAuditStore store = trail.Open()) store.Archive();
            string[] files = Directory.GetFiles(Path.GetDirectoryName(trail.Path)!, "*.db");
            AuditVerification found = Trail.VerifyAll(files);
            Assert.True(found.IsIntact, $"Round {round}: {found.Problem?.Message}");
            string[] kept = [.. files.SelectMany(static file => AuditReader.Read(file)).Select(static entry => entry.Record.Resource!)];
            Assert.Equal(found.Records, kept.Length);
            Assert.Equal(kept.Length, kept.Distinct(StringComparer.Ordinal).Count());
            Assert.Subset(kept.ToHashSet(StringComparer.Ordinal), acknowledged);
        }
    }

    static TimeSpan Life(Random random) => s_shortest + ((s_longest - s_shortest) * random.NextDouble());

    // Only what is new since the round before is read: nothing before it can change, as the chain shows.
    static long Count(Trail trail, long sequence, Dictionary<string, int> seen)
    {
        foreach (AuditEntry entry in AuditReader.Read(trail.Path, new AuditFilter { AfterSequence = sequence }))
        {
            seen[entry.Record.Resource!] = seen.GetValueOrDefault(entry.Record.Resource!) + 1;
            sequence = entry.Sequence;
        }

        return sequence;
    }

    static void Tell(List<KilledRound> rounds, long records)
    {
        KilledRound[] fast = [.. rounds.Where(static round => !round.IsSlow)];
        double rate = fast.Sum(static round => round.Acknowledged.Count) / fast.Sum(static round => round.Recorded.TotalSeconds);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds.Count} kills, {rounds.Count(static round => round.IsInTransaction)} inside a transaction; {rounds.Sum(static round => round.Acknowledged.Count)} records acknowledged of {records} kept; at full speed {rate:0} a second, the start of each process among it"));
    }

    static int Setting(string name, int normal) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : normal;
}
