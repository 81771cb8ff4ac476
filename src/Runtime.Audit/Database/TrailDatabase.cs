using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>An open file of a trail.</summary>
sealed class TrailDatabase : IDisposable
{
    readonly SqliteConnection _connection;

    internal TrailDatabase(string path, SqliteConnection connection)
    {
        Path = path;
        _connection = connection;
    }

    internal string Path { get; }

    internal Statement Prepare(string sql) => new(_connection.Handle!, sql);

    internal void Execute(string sql)
    {
        using Statement statement = Prepare(sql);
        while (statement.Step())
        {
        }
    }

    internal long Number(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    internal string Text(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>Has everything that is read from now on be of one moment, whatever is written meanwhile.</summary>
    internal void HoldSnapshot()
    {
        Execute("BEGIN");
        _ = Number("SELECT count(*) FROM sqlite_schema");
    }

    /// <summary>Does all of the changes, or none.</summary>
    internal void Transact(Action changes)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            changes();
            Execute("COMMIT");
        }
        catch
        {
            TryRollBack();
            throw;
        }
    }

    /// <summary>Writes everything that is in the log into the database itself, and makes that durable.</summary>
    /// <returns>Whether all of it was written.</returns>
    internal bool TryWriteBack()
    {
        using Statement statement = Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        return statement.Step() && statement.Int64(0) == 0;
    }

    /// <summary>Reads what the file says of its trail.</summary>
    /// <exception cref="AuditStoreException">It is no trail, or a damaged one.</exception>
    internal TrailHeader ReadHeader()
    {
        try
        {
            TrailIdentity.Check(this);
            using Statement statement = Prepare("SELECT id, first_sequence, anchor, kind FROM trail");
            if (!statement.Step()) throw Damaged("It does not say which trail it is.");
            ReadOnlySpan<byte> id = statement.Blob(0);
            ReadOnlySpan<byte> anchor = statement.Blob(2);
            if (id.Length != TrailHeader.IdLength || anchor.Length != Digest.Length || statement.Text(3) is not (TrailSchema.Trail or TrailSchema.Archive)) throw Damaged("What it says of its trail is garbled.");
            var header = new TrailHeader(id.ToArray(), new ChainPosition(statement.Int64(1) - 1, Digest.Of(anchor)), statement.Text(3) == TrailSchema.Archive);
            if (statement.Step()) throw Damaged("It says that it is two trails.");
            if (header.FirstSequence == 1 && header.Anchor != ChainHasher.Genesis(header.Id)) throw Damaged("The beginning of its chain is not its own.");
            return header;
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfReading(Path, null, exception);
        }
    }

    internal AuditTrailDamagedException Damaged(string message) => new(new AuditProblem(AuditProblemKind.Structure, null, message, Path));

    public void Dispose() => _connection.Dispose();

    void TryRollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back already, as it does when the disk is full.
        }
    }
}
