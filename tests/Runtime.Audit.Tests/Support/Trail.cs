using System.Text;
using InstrumentGen.Audit;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>A trail in a folder of its own.</summary>
sealed class Trail : IDisposable
{
    readonly TemporaryFolder _folder = new();

    internal string Path => At("audit.db");

    internal string At(string name) => _folder.At(name);

    internal AuditStoreOptions Options(Action<AuditStoreOptions>? configure = null)
    {
        var options = new AuditStoreOptions { Path = Path, CheckpointInterval = Timeout.InfiniteTimeSpan };
        configure?.Invoke(options);
        return options;
    }

    internal SqliteAuditStore Open(Action<AuditStoreOptions>? configure = null) => new(Options(configure));

    /// <summary>A closed trail of so many records, with a checkpoint behind every tenth and the last.</summary>
    internal static Trail Of(int count, Action<AuditStoreOptions>? configure = null)
    {
        var trail = new Trail();
        using SqliteAuditStore store = trail.Open(options =>
        {
            options.CheckpointEvery = 10;
            configure?.Invoke(options);
        });
        foreach (string record in Records.Numbered(count)) store.Append(record);
        return trail;
    }

    internal AuditVerification Verify(Action<AuditVerificationOptions>? configure = null)
    {
        var options = new AuditVerificationOptions();
        configure?.Invoke(options);
        return AuditVerifier.Verify(Path, options);
    }

    /// <summary>Verifies files as one chain.</summary>
    internal static AuditVerification VerifyAll(params string[] paths) => AuditVerifier.Verify(paths);

    internal string[] Read() => [.. AuditReader.Read(Path).Select(static entry => Encoding.UTF8.GetString(entry.Utf8.Span))];

    internal long Count()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM records";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Changes the closed file as somebody could who has the rights: triggers do not keep such people off.</summary>
    internal void Tamper(params string[] statements)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        List<string> triggers = Query(connection, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
        foreach (string name in Query(connection, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")) Execute(connection, $"DROP TRIGGER {name}");
        foreach (string statement in statements.Concat(triggers)) Execute(connection, statement);
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    internal static void Execute(SqliteConnection connection, string statement)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    static List<string> Query(SqliteConnection connection, string query)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }

    public void Dispose() => _folder.Dispose();
}
