using System.Globalization;
using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>Reads the records of a trail, or of an archive of one, while it is written, too. It does not verify them: <see cref="AuditVerifier"/> does.</summary>
/// <example>
/// <code>
/// foreach (AuditEntry entry in AuditReader.Read("audit.db", new AuditFilter { Actor = "anna", NewestFirst = true }).Take(20))
/// {
///     Console.WriteLine($"{entry.Sequence} {entry.Record.Time:u} {entry.Record.Action} {entry.Record.Outcome}");
/// }
/// </code>
/// </example>
public static class AuditReader
{
    const string OldestFirst = "SELECT sequence, record, hash FROM records WHERE sequence > ?1 ORDER BY sequence";

    /// <summary>Reads records.</summary>
    /// <param name="path">The file.</param>
    /// <param name="filter">Which; <see langword="null"/> for all.</param>
    /// <returns>The records of the moment when the enumeration began. The file stays open as long as that lasts, and its log grows if it is written meanwhile.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditStoreException">While it is enumerated: the file cannot be read, is no trail, or is damaged.</exception>
    public static IEnumerable<AuditEntry> Read(string path, AuditFilter? filter = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Enumerate(Path.GetFullPath(path), filter ?? new AuditFilter());
    }

    static IEnumerable<AuditEntry> Enumerate(string path, AuditFilter filter)
    {
        using TrailDatabase database = TrailConnection.ToRead(path);
        database.HoldSnapshot();
        database.ReadHeader();
        using Statement statement = database.Prepare(filter.NewestFirst ? OldestFirst + " DESC" : OldestFirst);
        statement.Bind(1, filter.AfterSequence);
        while (Next(statement, path) is { } entry)
        {
            if (filter.Fits(entry.Record)) yield return entry;
        }
    }

    static AuditEntry? Next(Statement statement, string path)
    {
        try
        {
            if (!statement.Step()) return null;
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfReading(path, null, exception);
        }

        long sequence = statement.Int64(0);
        byte[] record = statement.Blob(1).ToArray();
        try
        {
            return new AuditEntry(sequence, Convert.ToHexStringLower(statement.Blob(2)), record, AuditRecord.Parse(record));
        }
        catch (FormatException exception)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"Record {sequence} is not the JSON of an audit record: {exception.Message}");
            throw new AuditTrailDamagedException(new AuditProblem(AuditProblemKind.Content, sequence, message, path), exception);
        }
    }
}
