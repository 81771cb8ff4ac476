namespace InstrumentGen;

/// <summary>A field's name as one style writes it: with what stands around it, up to the value of one kind, and where in that the name itself is.</summary>
sealed class LogKey(byte[] bytes, int start, int length)
{
    internal ShortText Text { get; } = new(bytes);

    internal int Start => start;

    internal int Length => length;

    internal int Hash { get; } = HashOf(bytes.AsSpan(start, length));

    internal static LogKey Of(string name, LogStyle style, LogFieldKind kind)
    {
        LogLine line = LogLine.Take();
        line.Begin(style);
        line.Raw(style.KeyPrefix);
        int start = line.Position;
        line.Name(name);
        int length = line.Position - start;
        line.Raw(style.KeySuffix);
        line.Raw(style.PrefixOf(kind));
        var key = new LogKey(line.Written().ToArray(), start, length);
        line.Return();
        return key;
    }

    internal static int HashOf(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte one in name) hash = (hash ^ one) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }
}
