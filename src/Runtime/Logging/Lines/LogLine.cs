using System.Runtime.CompilerServices;
using System.Text;

namespace InstrumentGen;

/// <summary>The UTF-8 text of a record while it is written. Each thread keeps one.</summary>
sealed partial class LogLine
{
    /// <summary>A longer buffer is not kept: one huge value must not cost every thread its size for good.</summary>
    internal const int KeptBytes = 64 * 1024;

    const int FirstBytes = 1024;

    [ThreadStatic] static LogLine? s_ofThread;

    readonly LogSecond[] _seconds = [.. LogStyle.All.Select(static _ => new LogSecond())];

    byte[] _buffer = new byte[FirstBytes];
    int _position;
    bool _isTaken;
    bool _isKept;

    /// <summary>The bytes written so far. Setting it takes back what came later.</summary>
    internal int Position
    {
        get => _position;
        set => _position = value;
    }

    internal LogStyle Style { get; private set; } = LogStyle.Plain;

    internal LogEscaping Escaping { get; private set; }

    /// <summary>Where its fields start.</summary>
    internal int FieldsStart { get; set; }

    /// <summary>Where its message starts, with what stands in front of it; -1 where it has none of its own.</summary>
    internal int MessageStart { get; set; }

    /// <summary>The scopes around the record, while they are written.</summary>
    internal List<object?> Scopes { get; } = [];

    internal LogSecond Second => _seconds[Style.Index];

    internal int Capacity => _buffer.Length;

    /// <summary>The thread's line. While it is in use, a value that logs as it is written gets another.</summary>
    internal static LogLine Take()
    {
        if (s_ofThread is not { _isTaken: false } line) line = new LogLine();
        line._isTaken = true;
        return line;
    }

    internal void Return()
    {
        _isTaken = false;
        if (_buffer.Length > KeptBytes) Forget();
        else if (!_isKept) Keep();
    }

    /// <summary>What is written in a style, as bytes of its own. For what is written once.</summary>
    internal static byte[] Written<T>(LogStyle style, T argument, Action<LogLine, T> write)
    {
        LogLine line = Take();
        line.Begin(style);
        write(line, argument);
        byte[] written = line.Written().ToArray();
        line.Return();
        return written;
    }

    internal void Begin(LogStyle style)
    {
        _position = 0;
        Style = style;
        Escaping = style.Escaping;
        ForgetKeys();
    }

    /// <summary>Fields from here on are of another style, and their names another set.</summary>
    internal void BeginFields(LogStyle style)
    {
        Style = style;
        ForgetKeys();
    }

    internal ReadOnlySpan<byte> Written() => _buffer.AsSpan(0, _position);

    internal ReadOnlySpan<byte> Written(int start) => _buffer.AsSpan(start, _position - start);

    internal string PlainString() => Encoding.UTF8.GetString(_buffer, 0, _position);

    /// <summary>Room behind what is written, of so many bytes at least.</summary>
    internal Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _position < bytes) Grow(bytes);
        return _buffer.AsSpan(_position);
    }

    internal void Advance(int bytes) => _position += bytes;

    /// <summary>Bytes as they are: text that needs no escape, or what stands around text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Raw(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - _position < bytes.Length) Grow(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_position));
        _position += bytes.Length;
    }

    /// <summary>What stands around values: mostly nothing, or one byte or two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Affix(byte[] bytes)
    {
        byte[] buffer = _buffer;
        int position = _position;
        int length = bytes.Length;
        if (length > 2 || buffer.Length - position < 2)
        {
            Raw(bytes);
            return;
        }

        if (length > 0) buffer[position] = bytes[0];
        if (length > 1) buffer[position + 1] = bytes[1];
        _position = position + length;
    }

    internal void Raw(byte one)
    {
        if (_buffer.Length == _position) Grow(1);
        _buffer[_position++] = one;
    }

    internal void Blanks(int count)
    {
        if (count <= 0) return;
        Room(count)[..count].Fill((byte)' ');
        _position += count;
    }

    /// <summary>Blanks at the end go.</summary>
    internal void TrimBlanks()
    {
        while (_position > 0 && _buffer[_position - 1] == ' ') _position--;
    }

    /// <summary>What stands there already comes once more.</summary>
    internal void Again(int start, int length)
    {
        _ = Room(length);
        _buffer.AsSpan(start, length).CopyTo(_buffer.AsSpan(_position));
        _position += length;
    }

    /// <summary>What stands between is taken out, and what follows moves there.</summary>
    internal void Remove(int start, int end)
    {
        Written(end).CopyTo(_buffer.AsSpan(start));
        _position -= end - start;
    }

    /// <summary>Replaces the last byte: a separator behind the last element becomes the end of the list.</summary>
    internal void ReplaceLast(byte one) => _buffer[_position - 1] = one;

    // A thread that had to make another meanwhile keeps that one.
    void Keep()
    {
        if (s_ofThread is { } other) other._isKept = false;
        s_ofThread = this;
        _isKept = true;
    }

    void Forget()
    {
        if (s_ofThread == this) s_ofThread = null;
        _isKept = false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    void Grow(int bytes)
    {
        long needed = (long)_position + bytes;
        if (needed > Array.MaxLength) throw new InvalidOperationException("The line is too long.");
        Array.Resize(ref _buffer, (int)Math.Min(Array.MaxLength, Math.Max(needed, _buffer.Length * 2L)));
    }
}
