using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>Opens a trail to go on with it, or begins one; looks at its end first.</summary>
static class TrailOpening
{
    // Read at some hundred thousand a second: an application's start hardly notices.
    const long LeastOfTail = 1000;

    /// <exception cref="AuditStoreException">It cannot be opened, is no trail, or is damaged.</exception>
    internal static TrailWriter Open(string path, AuditKey? key, AuditStoreOptions options)
    {
        TrailDatabase? database = null;
        try
        {
            OwnerOnly.MakeFile(path);
            database = TrailConnection.ToWrite(path);
            bool isNew = TrailIdentity.IsEmpty(database);
            TrailHeader? header = isNew ? null : database.ReadHeader();
            if (header is { IsArchive: true }) throw new AuditStoreException($"'{path}' is an archive, which is closed for good. Set AuditStoreOptions.Path to the trail, or to a new file.");
            MakeDurable(database);
            header ??= Create(database);
            using var keys = new CheckpointKeys([]);
            keys.Read(database);
            AuditCheckpoint? last = CheckpointReader.Last(database, header, keys);
            return new TrailWriter(database, header, VerifyTail(database, header, last), last, key, options);
        }
        catch (Exception exception)
        {
            database?.Dispose();
            if (Told(path, exception) is { } told) throw told;
            throw;
        }
    }

    /// <summary>Makes the tables of a trail, or of an archive of one.</summary>
    internal static void CreateTables(TrailDatabase database, TrailHeader header)
    {
        foreach (string statement in TrailSchema.Statements) database.Execute(statement);
        using Statement insert = database.Prepare("INSERT INTO trail (id, first_sequence, anchor, kind) VALUES (?1, ?2, ?3, ?4)");
        insert.Bind(1, header.Id).Bind(2, header.FirstSequence).Bind(3, header.Anchor.Hash.ToArray()).Bind(4, TrailSchema.Trail).Run();
        database.Execute(FormattableString.Invariant($"PRAGMA application_id = {TrailSchema.ApplicationId}"));
        database.Execute(FormattableString.Invariant($"PRAGMA user_version = {TrailSchema.Version}"));
    }

    // The log is synchronized with each commit: by fcntl where the system's fsync does not reach the disk.
    static void MakeDurable(TrailDatabase database)
    {
        string mode = database.Text("PRAGMA journal_mode = WAL");
        if (mode != "wal") throw new AuditStoreException($"The audit trail '{database.Path}' cannot have a write-ahead log (SQLite offers '{mode}'): put it on a local disk.");
        database.Execute("PRAGMA synchronous = FULL");
        database.Execute("PRAGMA fullfsync = ON");
        database.Execute("PRAGMA checkpoint_fullfsync = ON");
    }

    static TrailHeader Create(TrailDatabase database)
    {
        byte[] id = RandomNumberGenerator.GetBytes(TrailHeader.IdLength);
        var header = new TrailHeader(id, ChainHasher.Genesis(id), IsArchive: false);
        database.Transact(() => CreateTables(database, header));
        return header;
    }

    static AuditStoreException? Told(string path, Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_NOTADB } notADatabase => TrailErrors.OfReading(path, null, notADatabase),
        SqliteException sqlite => TrailErrors.OfUsing(path, sqlite),
        AuditStoreException => null,
        UnauthorizedAccessException or IOException => new AuditStoreException($"The audit trail '{path}' cannot be written: give this process the right to, and the disk room. {exception.Message}", exception),
        _ => null,
    };

    static ChainPosition VerifyTail(TrailDatabase database, TrailHeader header, AuditCheckpoint? last)
    {
        long end = Math.Max(database.Number("SELECT max(sequence) FROM records"), header.Anchor.Sequence);
        long marked = last?.Sequence ?? header.Anchor.Sequence;
        if (marked > end) throw Damaged(database, AuditProblemKind.Truncated, end + 1, $"Record {end + 1} is missing: a checkpoint says that there were {marked} records.");
        using var records = new ChainReader(database, Before(database, header, Math.Min(marked, end - LeastOfTail)), isWhole: false);
        do
        {
            if (records.Position.Sequence == marked && last is not null && records.Position != last.Position)
            {
                throw Damaged(database, AuditProblemKind.Checkpoint, marked, $"The chain up to record {marked} is not the one that checkpoint {last.Number} was made of.");
            }
        }
        while (records.MoveNext());
        return records.Position;
    }

    static ChainPosition Before(TrailDatabase database, TrailHeader header, long sequence)
    {
        if (sequence <= header.Anchor.Sequence) return header.Anchor;
        using Statement statement = database.Prepare("SELECT hash FROM records WHERE sequence = ?1");
        statement.Bind(1, sequence);
        if (!statement.Step()) throw Damaged(database, AuditProblemKind.Missing, sequence, $"Record {sequence} is missing.");
        ReadOnlySpan<byte> hash = statement.Blob(0);
        return hash.Length == Digest.Length ? new ChainPosition(sequence, Digest.Of(hash)) : throw Damaged(database, AuditProblemKind.Altered, sequence, $"The hash of record {sequence} is garbled.");
    }

    static AuditTrailDamagedException Damaged(TrailDatabase database, AuditProblemKind kind, long sequence, FormattableString message) =>
        new(new AuditProblem(kind, sequence, FormattableString.Invariant(message), database.Path));
}
