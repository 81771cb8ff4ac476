namespace InstrumentGen;

/// <summary>Says how many items of a collection a log record holds at most.</summary>
/// <param name="count">The number, from 1 to 1000. A collection without the attribute has 32.</param>
/// <example>
/// <code>
/// [LogEvent(LogLevel.Information, "Imported {Skus}")]
/// partial void Imported([MaxItems(5)] IReadOnlyList&lt;string&gt; skus);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class MaxItemsAttribute(int count) : Attribute
{
    /// <summary>The number.</summary>
    public int Count { get; } = count;
}
