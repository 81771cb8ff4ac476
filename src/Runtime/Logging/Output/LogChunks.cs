using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Chunks in the order in which they were filled, and those that wait to be filled again. Not safe to use from several threads at
/// once.</summary>
sealed class LogChunks(int mostSpare)
{
    LogChunk _current = LogChunk.None;
    LogChunk? _first;
    LogChunk? _last;
    LogChunk? _spare;
    int _spares;

    /// <returns>False where there is no memory for the line.</returns>
    internal bool TryAdd(ReadOnlySpan<byte> line, LogLevel level) => _current.TryAdd(line, level) || TryAddToNext(line, level);

    /// <summary>Takes out the oldest, full or not.</summary>
    internal LogChunk? Take()
    {
        if (_first is not { } chunk)
        {
            if (_current.Length == 0) return null;
            chunk = _current;
            _current = TakeSpare() ?? LogChunk.None;
            return chunk;
        }

        _first = chunk.Next;
        if (_first is null) _last = null;
        chunk.Next = null;
        return chunk;
    }

    /// <summary>Gives one back that is written.</summary>
    internal void Return(LogChunk chunk)
    {
        if (!chunk.IsRegular || _spares == mostSpare) return;
        chunk.Clear();
        chunk.Next = _spare;
        _spare = chunk;
        _spares++;
    }

    bool TryAddToNext(ReadOnlySpan<byte> line, LogLevel level)
    {
        LogChunk? next = line.Length <= LogChunk.Size ? TakeSpare() ?? TryMake(LogChunk.Size) : TryMake(line.Length);
        if (next is null) return false;
        if (_current.Length > 0) Append(_current);
        _current = next;
        return next.TryAdd(line, level);
    }

    void Append(LogChunk chunk)
    {
        if (_last is null) _first = chunk;
        else _last.Next = chunk;
        _last = chunk;
    }

    LogChunk? TakeSpare()
    {
        if (_spare is not { } chunk) return null;
        _spare = chunk.Next;
        _spares--;
        chunk.Next = null;
        return chunk;
    }

    static LogChunk? TryMake(int size)
    {
        try
        {
            return new LogChunk(size);
        }
        catch (OutOfMemoryException)
        {
            // Who logs must not be the one who fails for it.
            return null;
        }
    }
}
