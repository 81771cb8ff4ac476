using System.Diagnostics;
using System.Globalization;
using System.Text;
using InstrumentGen.Audit;
using InstrumentGen.Benchmarks.Subjects;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>The figures of the audit trail on the disk of temporary files: how many guaranteed records a second it takes, and how many it verifies.</summary>
static class AuditGate
{
    const int Callers = 8;
    const int Guaranteed = 8_000;
    const int OneByOne = 1_000;
    const int Verified = 500_000;
    const int Batch = 1_000;
    const int Rounds = 3;
    const int DeliveryRounds = 8;
    const int QueuedRounds = 60;
    const int Burst = 2_000;

    static readonly byte[][] s_records = [.. Enumerable.Range(0, Guaranteed).Select(Record)];

    public static void Settings(GateTable table) =>
        table.Setting("audit, one by one: the same store on the same disk, WAL and synchronous=FULL, one transaction for each record");

    public static void Run(GateTable table)
    {
        string folder = Directory.CreateTempSubdirectory("instrumentgen-gate").FullName;
        try
        {
            Delivery(table, folder);
            Verification(table, folder);
            Queued(table, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Rounds take turns: the disk is everybody's.
    static void Delivery(GateTable table, string folder)
    {
        double together = 0;
        double oneByOne = 0;
        for (int round = 0; round < DeliveryRounds; round++)
        {
            together = Math.Max(together, Guaranteed / Seconds(Path.Combine(folder, $"together-{round}.db"), Together));
            oneByOne = Math.Max(oneByOne, OneByOne / Seconds(Path.Combine(folder, $"one-by-one-{round}.db"), Alone));
        }

        table.AtLeastTimes($"audit, guaranteed, {Callers} callers, one by one", together, oneByOne, 5, "/s");
        table.AtLeast("audit, guaranteed, acknowledged", together, oneByOne, 1_000, "/s");
    }

    // In bursts that the queue takes: what a call costs is not what the disk gives in a second. Between them the queue empties, which is not the call's.
    static void Queued(GateTable table, string folder)
    {
        using AuditTrail trail = AuditTrail.Use(Open(Path.Combine(folder, "queued.db")));
        double best = double.MaxValue;
        for (int round = 0; round < QueuedRounds; round++)
        {
            trail.Flush(TimeSpan.FromSeconds(60));
            long start = Stopwatch.GetTimestamp();
            AuditedCalls.Audited(Burst);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Burst);
        }

        table.AtMost("audit, queued, added to the call", best, TwoClockReadsOfOne(), 1_000, "ns");
        trail.Flush(TimeSpan.FromSeconds(60));
        table.AtMostAbove("audit, queued, bytes", BytesOfBurst(trail), 0, 0, "B");
    }

    // The store makes garbage of its own on its thread; the call's is what it allocates itself.
    static double BytesOfBurst(AuditTrail trail)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            AuditedCalls.Audited(Burst);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            trail.Flush(TimeSpan.FromSeconds(60));
        }

        return (double)least / Burst;
    }

    static double TwoClockReadsOfOne() => Interleaved.Nanoseconds(new Variant("clocks", TwoClockReads.Run))[0];

    static void Verification(GateTable table, string folder)
    {
        string path = Path.Combine(folder, "verified.db");
        using (SqliteAuditStore store = Open(path))
        {
            for (int first = 0; first < Verified; first += Batch)
            {
                store.Append(new AuditBatch([.. Enumerable.Range(first, Batch).Select(static number => (ReadOnlyMemory<byte>)Record(number))]));
            }
        }

        double best = double.MaxValue;
        for (int round = 0; round < Rounds; round++) best = Math.Min(best, Cost.Of(() => Verify(path)).Cpu);
        table.AtLeast("audit, verified by one core", Verified * 1e3 / best, 0, 200_000, "/s");
    }

    static void Verify(string path)
    {
        AuditVerification found = AuditVerifier.Verify(path);
        if (!found.IsIntact || found.Records != Verified) throw new InvalidOperationException($"The trail is not as it was written: {found.Problem?.Message}");
    }

    // To make records and to close the trail is not part of the price.
    static double Seconds(string path, Func<SqliteAuditStore, IDisposable> work)
    {
        SqliteAuditStore store = Open(path);
        IDisposable? open = null;
        double wall = Cost.Of(() => open = work(store)).Wall;
        open?.Dispose();
        return wall / 1e3;
    }

    static AuditTrail Together(SqliteAuditStore store)
    {
        AuditTrail trail = AuditTrail.Use(store);
        Thread[] callers = [.. Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            for (int number = caller; number < Guaranteed; number += Callers)
            {
                if (!trail.Commit(s_records[number], isAttempt: false)!.TryWait(Timeout.InfiniteTimeSpan, out AuditSettlement settlement) || !settlement.IsDurable) throw new InvalidOperationException("A record is not durable.");
            }
        }))];
        foreach (Thread caller in callers) caller.Start();
        foreach (Thread caller in callers) caller.Join();
        return trail;
    }

    static SqliteAuditStore Alone(SqliteAuditStore store)
    {
        for (int number = 0; number < OneByOne; number++) store.Append(new AuditBatch([s_records[number]]));
        return store;
    }

    static SqliteAuditStore Open(string path) => new(new AuditStoreOptions { Path = path });

    static byte[] Record(int number) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"id":"{{number:x32}}","time":"2026-11-30T09:15:00.000000Z","action":"order.place","outcome":"success","duration_us":1234,"actor":"customer-{{number}}","client":"192.0.2.17","resource":"order/{{number}}","correlation":"{{number:x32}}","trace":"{{number:x32}}","span":"{{number:x16}}"}"""));
}
