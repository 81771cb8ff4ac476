using Microsoft.Data.Sqlite;

namespace Shop.Storage;

/// <summary>A place for a database that is gone, with all that SQLite put beside it, when this is disposed.</summary>
public sealed class TemporaryDatabase : IDisposable
{
    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("shop-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "shop.db");

    public void Dispose()
    {
        // Pooled connections keep the file open, and Windows does not delete open files.
        SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
    }
}
