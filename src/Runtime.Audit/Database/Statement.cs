using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InstrumentGen.Audit;

/// <summary>A prepared statement whose values are read and bound in place: a command of ADO.NET makes an array of each.</summary>
sealed class Statement : IDisposable
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    internal Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    internal Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    internal Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        // An empty span would be bound as NULL.
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    internal Statement Bind(int index, string value)
    {
        Check(raw.sqlite3_bind_text(_statement, index, value));
        return this;
    }

    /// <summary>Binds a value of another statement's row.</summary>
    internal void BindFrom(int index, Statement row, int column)
    {
        switch (raw.sqlite3_column_type(row._statement, column))
        {
            case raw.SQLITE_INTEGER:
                Bind(index, row.Int64(column));
                break;
            case raw.SQLITE_TEXT:
                Bind(index, row.Text(column));
                break;
            default:
                Bind(index, row.Blob(column));
                break;
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    internal bool Step()
    {
        int result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    /// <summary>Runs the statement, which has no rows, and makes it ready for the next time.</summary>
    internal void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    internal void Reset() => _ = raw.sqlite3_reset(_statement);

    internal bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    internal long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    internal string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>A value's bytes, until the next step.</summary>
    internal ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
