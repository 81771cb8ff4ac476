namespace InstrumentGen;

/// <summary>The name of a structured value of log events. It is encoded once for each format, so that a line takes it by one copy.</summary>
/// <example>
/// <code>
/// static readonly LogField s_orderId = new("OrderId");
/// </code>
/// </example>
public sealed class LogField
{
    const int Kinds = (int)LogFieldKind.Double + 1;

    readonly LogKey?[] _keys = new LogKey?[LogStyle.All.Length * Kinds];

    /// <summary>Encodes a name.</summary>
    /// <param name="name">The name, as the event's template has it. Formats that do not allow some of its characters replace them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public LogField(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    internal LogKey KeyOf(LogStyle style, LogFieldKind kind)
    {
        ref LogKey? key = ref _keys[(style.Index * Kinds) + (int)kind];
        return key ??= LogKey.Of(Name, style, kind);
    }
}
