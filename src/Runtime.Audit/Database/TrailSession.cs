using Microsoft.Data.Sqlite;

namespace InstrumentGen.Audit;

/// <summary>Keeps a trail open for writing; after a failure it opens the file again and finds out what became of the transaction that failed.</summary>
sealed class TrailSession : IDisposable
{
    readonly string _path;
    readonly AuditKey? _key;
    readonly AuditStoreOptions _options;
    readonly BatchInDoubt _doubt = new();
    TrailWriter? _writer;

    internal TrailSession(string path, AuditKey? key, AuditStoreOptions options)
    {
        _path = path;
        _key = key;
        _options = options;
        _writer = TrailOpening.Open(path, key, options);
    }

    /// <summary>The open trail; <see langword="null"/> where the last use of it has failed.</summary>
    internal TrailWriter? Writer => _writer;

    /// <summary>Makes the records durable that are not.</summary>
    /// <returns>The trail.</returns>
    internal TrailWriter Append(AuditBatch batch, bool isMarkDue)
    {
        TrailWriter writer = Open();
        _doubt.Meet();
        try
        {
            writer.Append(batch, _doubt, isMarkDue, _options.CheckpointEvery);
        }
        catch (Exception exception)
        {
            _doubt.Fail(batch);
            Abandon();
            if (exception is SqliteException sqlite) throw TrailErrors.OfUsing(_path, sqlite);
            throw;
        }

        _doubt.Complete();
        return writer;
    }

    internal T Use<T>(Func<TrailWriter, T> work)
    {
        try
        {
            return work(Open());
        }
        catch (SqliteException exception)
        {
            Abandon();
            throw TrailErrors.OfUsing(_path, exception);
        }
    }

    public void Dispose() => Abandon();

    TrailWriter Open()
    {
        if (_writer is not null) return _writer;
        TrailWriter writer = TrailOpening.Open(_path, _key, _options);
        try
        {
            Settle(writer);
        }
        catch (Exception exception)
        {
            writer.Dispose();
            if (exception is SqliteException sqlite) throw TrailErrors.OfUsing(_path, sqlite);
            throw;
        }

        return _writer = writer;
    }

    void Settle(TrailWriter writer)
    {
        if (!_doubt.IsOpen) return;
        // That they can be read does not say that they are on the disk: after a failed synchronization the system may show what it has not written. So they are written once more.
        if (_doubt.IsAt(writer.End) && !writer.Database.TryWriteBack()) throw new AuditStoreException($"Whether the last records of the audit trail '{_path}' are durable is not known while somebody reads it: they are tried again.");
        if (!_doubt.TrySettle(writer.End)) throw writer.Database.Damaged($"It ends at {writer.End}, where this process did not leave it: something else has written it.");
    }

    void Abandon()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
