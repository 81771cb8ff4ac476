namespace InstrumentGen;

/// <summary>The name of a structured value of log events. It is encoded once for each format, so that a line takes it by one copy.</summary>
/// <example>
/// <code>
/// static readonly LogField s_orderId = new("OrderId");
/// </code>
/// </example>
public sealed class LogField
{
    readonly LogKey?[] _keys = new LogKey?[LogStyle.All.Length];

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

    internal LogKey KeyOf(LogStyle style) => _keys[style.Index] ?? Encode(style);

    LogKey Encode(LogStyle style) => _keys[style.Index] = LogKey.Of(Name, style);
}
