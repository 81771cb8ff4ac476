namespace InstrumentGen;

/// <summary>The text of the second that a format wrote last on a thread.</summary>
sealed class LogSecond
{
    const int MostBytes = 64;

    readonly byte[] _text = new byte[MostBytes];
    int _length;

    internal LogFormat? Format { get; private set; }

    /// <summary>The second, counted from the year 1.</summary>
    internal long Number { get; private set; } = -1;

    internal ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    internal void Set(LogFormat format, long number, ReadOnlySpan<byte> text)
    {
        text.CopyTo(_text);
        _length = text.Length;
        Number = number;
        Format = format;
    }
}
