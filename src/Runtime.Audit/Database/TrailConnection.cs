using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InstrumentGen.Audit;

/// <summary>Opens the files of trails.</summary>
static class TrailConnection
{
    // A database from elsewhere is never trusted, and pages are looked at before they are believed.
    const string Caution = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY";

    /// <summary>Opens a file that exists, to write it.</summary>
    internal static TrailDatabase ToWrite(string path) => Open(path, path, SqliteOpenMode.ReadWrite);

    /// <summary>Opens a file that exists, to read it: while it is written, too.</summary>
    /// <exception cref="AuditStoreException">It does not exist, or cannot be read.</exception>
    internal static TrailDatabase ToRead(string path)
    {
        if (!File.Exists(path)) throw new AuditStoreException($"There is no audit trail '{path}'.");
        try
        {
            return OpenToRead(path);
        }
        catch (SqliteException exception)
        {
            throw TrailErrors.OfReading(path, null, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new AuditStoreException($"The audit trail '{path}' cannot be read: run this as the user who owns it.", exception);
        }
    }

    static TrailDatabase OpenToRead(string path)
    {
        TrailDatabase? database = null;
        try
        {
            database = Open(path, path, SqliteOpenMode.ReadOnly);
            // The first read is what needs the log and its index.
            _ = database.Number("SELECT count(*) FROM sqlite_schema");
            return database;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY)
        {
            database?.Dispose();
            return OpenWithoutLog(path, exception);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    // Where no file can be made beside it, the index of the log cannot. Without a log it needs none.
    static TrailDatabase OpenWithoutLog(string path, SqliteException exception)
    {
        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new AuditStoreException($"The newest records of the audit trail '{path}' are in its -wal file, which cannot be read where no file can be made: copy both to a folder that can be written.", exception);
        }

        string uri = $"file:{string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString))}?immutable=1";
        return Open(path, uri, SqliteOpenMode.ReadOnly);
    }

    static TrailDatabase Open(string path, string source, SqliteOpenMode mode)
    {
        // A pool would keep the file open, and its lock.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using SqliteCommand caution = connection.CreateCommand();
            caution.CommandText = Caution;
            caution.ExecuteNonQuery();
            return new TrailDatabase(path, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
