using System.Globalization;
using System.Text;
using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>What a process does that <see cref="AuditingChild"/> starts: records, and says so, until it is killed.</summary>
static class AuditingProcess
{
    /// <summary>A line that says that a transaction has begun.</summary>
    internal const string Begun = "begun";

    /// <summary>A line that says that it has ended.</summary>
    internal const string Ended = "ended";

    const int Threads = 8;

    // What SQLite has handed to the system survives a kill even before it is on the disk, so the time before that is made longer.
    static readonly TimeSpan s_slowCommit = TimeSpan.FromMilliseconds(5);

    // Longer than a process takes to die.
    static readonly TimeSpan s_slowStore = TimeSpan.FromSeconds(1);

    internal static int Run(string[] arguments) => arguments switch
    {
        ["record", string path, string round] => Record(path, round, TimeSpan.Zero),
        ["record-slowly", string path, string round] => Record(path, round, s_slowCommit),
        ["record-and-archive", string path, string round] => Record(path, round, TimeSpan.Zero, archiveAfter: 100),
        ["hold", string path] => Hold(path),
        ["leave", string path, string way] => Leave(path, way),
        _ => throw new ArgumentException($"No such mode: {string.Join(' ', arguments)}"),
    };

    // Each record's id is written to standard output once the trail says that it is durable, and not before.
    static int Record(string path, string round, TimeSpan commit, long? archiveAfter = null)
    {
        using Stream output = Console.OpenStandardOutput();
        var options = new AuditStoreOptions { Path = path, CheckpointEvery = 50, ArchiveAfter = archiveAfter, Stages = stage => Tell(output, stage, commit) };
        AuditTrail trail = AuditTrail.Use(new SqliteAuditStore(options));
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() => Record(trail, output, $"{round}-{thread}")))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return 0;
    }

    static void Record(AuditTrail trail, Stream output, string prefix)
    {
        for (int number = 0; ; number++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{number}");
            string record = Records.Json(number, resource: id);
            if (!trail.Commit(Encoding.UTF8.GetBytes(record), isAttempt: false)!.TryWait(Timeout.InfiniteTimeSpan, out AuditSettlement settlement) || !settlement.IsDurable) throw new InvalidOperationException("The store failed.");
            WriteLine(output, id);
        }
    }

    static void Tell(Stream output, TransactionStage stage, TimeSpan commit)
    {
        if (stage == TransactionStage.Filled) Thread.Sleep(commit);
        if (stage == TransactionStage.Begun) WriteLine(output, Begun);
        if (stage == TransactionStage.Committed) WriteLine(output, Ended);
    }

    // The trail is left to the end of the process, with records that nobody waits for.
    static int Leave(string path, string way)
    {
        var options = new AuditStoreOptions { Path = path, Stages = static stage => Thread.Sleep(stage == TransactionStage.Begun ? s_slowStore : TimeSpan.Zero) };
        AuditTrail trail = AuditTrail.Use(new SqliteAuditStore(options));
        for (int number = 1; number <= EndTests.Count; number++) trail.Enqueue(Encoding.UTF8.GetBytes(Records.Json(number)));
        switch (way)
        {
            case "exception":
                throw new InvalidOperationException("on purpose");
            case "exit":
                Environment.Exit(0);
                break;
            case "signal":
                Console.WriteLine("left");
                Thread.Sleep(Timeout.Infinite);
                break;
        }

        return 0;
    }

    static int Hold(string path)
    {
        var store = new SqliteAuditStore(new AuditStoreOptions { Path = path });
        store.Append(Records.Json(1));
        Console.WriteLine("held");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    // A line is one write, so that none is torn.
    static void WriteLine(Stream output, string line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (output) output.Write(bytes);
    }
}
