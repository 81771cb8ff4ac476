using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InstrumentGen.Audit;

/// <summary>What SQLite's errors mean to whoever has a trail.</summary>
static class TrailErrors
{
    /// <summary>An error while a file was read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sequence">The record that was to be read.</param>
    /// <param name="exception">What SQLite said.</param>
    internal static AuditStoreException OfReading(string path, long? sequence, SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => new AuditStoreException($"'{path}' is no SQLite database, or its first page is damaged; nothing was changed. Set AuditStoreOptions.Path to a file of its own, or take the trail's backup.", exception),
        raw.SQLITE_CORRUPT or raw.SQLITE_IOERR or raw.SQLITE_ERROR or raw.SQLITE_FORMAT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH => Damaged(path, sequence, exception),
        _ => OfUsing(path, exception),
    };

    /// <summary>An error while a file was opened or written.</summary>
    internal static AuditStoreException OfUsing(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new AuditStoreException($"The disk of the audit trail '{path}' is full: make room on it, or archive the trail to another disk.", exception),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => new AuditStoreException($"The audit trail '{path}' cannot be written: give this process the right to write the file and its folder, on a disk that is not mounted read-only. SQLite says: {exception.Message}", exception),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new AuditStoreException($"The audit trail '{path}' is locked by another program that has it open for writing: end that program.", exception),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, null, exception),
        _ => new AuditStoreException($"The audit trail '{path}' could not be written, and the records will be tried again. SQLite says: {exception.Message}", exception),
    };

    static AuditTrailDamagedException Damaged(string path, long? sequence, SqliteException exception)
    {
        string what = sequence is { } number ? FormattableString.Invariant($"Record {number} cannot be read") : "It cannot be read";
        return new AuditTrailDamagedException(new AuditProblem(AuditProblemKind.Unreadable, sequence, $"{what}: {exception.Message}.", path), exception);
    }
}
