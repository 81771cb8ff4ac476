using System.Globalization;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>Writes the records of a trail, up to its last checkpoint, into a file of their own.</summary>
static class TrailArchiver
{
    const string Suffix = ".archive.db";

    /// <summary>Writes the archive, makes it durable and reads it back; or takes the one that an earlier try has left.</summary>
    /// <exception cref="AuditStoreException">It is not written as it should be: nothing may be deleted.</exception>
    internal static AuditArchive Write(TrailWriter writer, AuditStoreOptions options)
    {
        AuditCheckpoint last = writer.LastCheckpoint!;
        string path = Path.Combine(FolderOf(writer, options), $"{Prefix(writer)}{Number(last.Sequence)}{Suffix}");
        try
        {
            OwnerOnly.MakeFolderOf(path);
            OwnerOnly.MakeFile(path);
            using (TrailDatabase archive = TrailConnection.ToWrite(path))
            {
                if (TrailIdentity.IsEmpty(archive)) Fill(archive, writer, last);
            }

            RequireWhole(path, writer.Header, last);
            return new AuditArchive(path, writer.Header.FirstSequence, last.Sequence, last);
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfUsing(path, exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not AuditStoreException))
        {
            throw new AuditStoreException($"The archive '{path}' could not be written, and nothing was deleted: make room, or set AuditStoreOptions.ArchiveFolder to a folder that this process may write. {exception.Message}", exception);
        }
    }

    /// <summary>The archive that an earlier try has left, whole, without deleting its records from the trail; <see langword="null"/> where there is none.</summary>
    /// <exception cref="AuditStoreException">What is in its place is no archive of these records.</exception>
    internal static AuditArchive? FindLeft(TrailWriter writer, AuditStoreOptions options)
    {
        string folder = FolderOf(writer, options);
        if (!Directory.Exists(folder)) return null;
        foreach (string path in Directory.EnumerateFiles(folder, $"{Prefix(writer)}*{Suffix}").Order(StringComparer.Ordinal))
        {
            if (IsUndone(path)) continue;
            using TrailDatabase archive = TrailConnection.ToRead(path);
            using var keys = new CheckpointKeys([]);
            TrailHeader header = archive.ReadHeader();
            keys.Read(archive);
            AuditCheckpoint last = CheckpointReader.Last(archive, header, keys) ?? throw archive.Damaged("The archive has no checkpoint.");
            RequireWhole(path, writer.Header, last);
            return new AuditArchive(path, header.FirstSequence, last.Sequence, last);
        }

        return null;
    }

    // A process that was killed in the transaction leaves its journal, or nothing at all: SQLite undoes that, and an empty file is left, which would stand among the archives.
    static bool IsUndone(string path)
    {
        if (new FileInfo(path).Length > 0 && !File.Exists(path + "-journal")) return false;
        using (TrailDatabase archive = TrailConnection.ToWrite(path))
        {
            if (!TrailIdentity.IsEmpty(archive)) return false;
        }

        File.Delete(path);
        return true;
    }

    static string FolderOf(TrailWriter writer, AuditStoreOptions options) => options.ArchiveFolder is { } folder ? Path.GetFullPath(folder) : Path.GetDirectoryName(writer.Database.Path)!;

    static string Prefix(TrailWriter writer) => $"{Path.GetFileNameWithoutExtension(writer.Database.Path)}.{Number(writer.Header.FirstSequence)}-";

    static string Number(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);

    // All in one transaction, which is on the disk, its folder's entry too, before the records are deleted from the trail. No log: an archive is one file.
    static void Fill(TrailDatabase archive, TrailWriter writer, AuditCheckpoint last)
    {
        archive.Execute("PRAGMA journal_mode = DELETE");
        archive.Execute("PRAGMA synchronous = EXTRA");
        archive.Execute("PRAGMA fullfsync = ON");
        archive.Transact(() =>
        {
            TrailOpening.CreateTables(archive, writer.Header);
            CopyRows(writer.Database, archive, "keys", 2);
            CopyRows(writer.Database, archive, "checkpoints", 7);
            CopyRecords(writer, archive, last);
            archive.Execute("UPDATE trail SET kind = 'archive'");
        });
    }

    static void CopyRows(TrailDatabase trail, TrailDatabase archive, string table, int columns)
    {
        using Statement rows = trail.Prepare($"SELECT * FROM {table} ORDER BY number");
        using Statement insert = archive.Prepare($"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(1, columns).Select(static column => $"?{column}"))})");
        while (rows.Step())
        {
            for (int column = 0; column < columns; column++) insert.BindFrom(column + 1, rows, column);
            insert.Run();
        }
    }

    // The chain is computed anew on the way: what is damaged does not become an archive.
    static void CopyRecords(TrailWriter writer, TrailDatabase archive, AuditCheckpoint last)
    {
        using var records = new ChainReader(writer.Database, writer.Header.Anchor, isWhole: true);
        using Statement insert = archive.Prepare("INSERT INTO records (sequence, record, hash) VALUES (?1, ?2, ?3)");
        Span<byte> hash = stackalloc byte[Digest.Length];
        while (records.Position.Sequence < last.Sequence && records.MoveNext())
        {
            records.Position.Hash.CopyTo(hash);
            insert.Bind(1, records.Position.Sequence).Bind(2, records.Record).Bind(3, hash).Run();
        }
    }

    static void RequireWhole(string path, TrailHeader trail, AuditCheckpoint last)
    {
        using TrailDatabase archive = TrailConnection.ToRead(path);
        TrailHeader header = archive.ReadHeader();
        if (!header.IsArchive || header.IdText != trail.IdText || header.Anchor != trail.Anchor)
        {
            throw new AuditStoreException($"'{path}' is there already and is not the archive of these records, which stay in the trail: move that file away.");
        }

        using var run = new VerificationRun(new AuditVerificationOptions(), CancellationToken.None);
        run.Walk(archive, header);
        if (run.Position != last.Position) throw archive.Damaged($"It ends at {run.Position}, and the checkpoint is at {last.Position}.");
    }
}
