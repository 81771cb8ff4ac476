namespace InstrumentGen;

/// <summary>A field's name as one style writes it: with what stands around it, and where in that the name itself is.</summary>
sealed class LogKey
{
    LogKey(byte[] bytes, int start, int length, LogStyle style)
    {
        Start = start;
        Length = length;
        Hash = HashOf(bytes.AsSpan(start, length));
        OfAny = new ShortText(bytes);
        OfText = Before(bytes, style.TextPrefix);
        OfInteger = Before(bytes, style.IntegerPrefix);
        OfDouble = Before(bytes, style.DoublePrefix);
    }

    /// <summary>In front of a value of whatever kind, which begins itself.</summary>
    internal ShortText OfAny { get; }

    /// <summary>Up to the first character of text.</summary>
    internal ShortText OfText { get; }

    /// <summary>Up to the first digit of a whole number.</summary>
    internal ShortText OfInteger { get; }

    /// <summary>Up to the first digit of a number.</summary>
    internal ShortText OfDouble { get; }

    internal int Start { get; }

    internal int Length { get; }

    internal int Hash { get; }

    internal static LogKey Of(string name, LogStyle style)
    {
        LogLine line = LogLine.Take();
        line.Begin(style);
        line.Raw(style.KeyPrefix);
        int start = line.Position;
        line.Name(name);
        int length = line.Position - start;
        line.Raw(style.KeySuffix);
        var key = new LogKey(line.Written().ToArray(), start, length, style);
        line.Return();
        return key;
    }

    internal static int HashOf(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte one in name) hash = (hash ^ one) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }

    ShortText Before(byte[] bytes, byte[] prefix) => prefix.Length == 0 ? OfAny : new ShortText([.. bytes, .. prefix]);
}
