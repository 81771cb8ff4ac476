using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Bytes that lines are copied into one after the other, with where each ends and what its level is.</summary>
/// <remarks>Both are of a fixed size: a chunk is full when either is, so adding a line never allocates.</remarks>
sealed class LogChunk
{
    internal const int Size = 64 * 1024;

    /// <summary>Shorter lines than this on average leave some of the bytes unused.</summary>
    const int ShortLine = 64;

    /// <summary>The chunk that is always full.</summary>
    internal static readonly LogChunk None = new(0);

    readonly byte[] _bytes;
    readonly (int End, LogLevel Level)[] _lines;
    int _count;
    int _lineCount;

    internal LogChunk(int size)
    {
        _bytes = GC.AllocateUninitializedArray<byte>(size);
        _lines = size == 0 ? [] : new (int, LogLevel)[Size / ShortLine];
    }

    internal int Length => _count;

    internal int Lines => _lineCount;

    /// <summary>Whether it can be used again: one that was made for a single long line cannot.</summary>
    internal bool IsRegular => _bytes.Length == Size;

    internal ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

    /// <summary>The next in whichever list the chunk is.</summary>
    internal LogChunk? Next { get; set; }

    internal bool TryAdd(ReadOnlySpan<byte> line, LogLevel level)
    {
        int end = _count + line.Length;
        int index = _lineCount;
        if (end > _bytes.Length || (uint)index >= (uint)_lines.Length) return false;
        line.CopyTo(_bytes.AsSpan(_count));
        _lines[index] = (end, level);
        _lineCount = index + 1;
        _count = end;
        return true;
    }

    internal ReadOnlySpan<byte> Line(int index, out LogLevel level)
    {
        (int end, level) = _lines[index];
        return _bytes.AsSpan((index == 0 ? 0 : _lines[index - 1].End)..end);
    }

    internal void Clear()
    {
        _count = 0;
        _lineCount = 0;
        Next = null;
    }
}
