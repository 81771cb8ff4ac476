using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Which part of some log records is kept. Of the rules that a record falls under one counts: that of the longest <see cref="Category"/>, of these one
/// with an <see cref="EventId"/>, of these the one with the lowest <see cref="MaxLevel"/>, of these the last.</summary>
/// <example>
/// <code>
/// options.Rules.Add(new LogSamplingRule { Category = "Shop.Basket", MaxLevel = LogLevel.Debug, Ratio = 0.01 });
/// </code>
/// </example>
public sealed class LogSamplingRule
{
    /// <summary>The categories, as filters of Microsoft.Extensions.Logging name them: how they begin, whatever the case, or with one <c>*</c> how they begin and end.</summary>
    /// <value>Default: <see langword="null"/>, every category.</value>
    /// <exception cref="ArgumentException">The value has more than one <c>*</c>.</exception>
    public string? Category
    {
        get;
        set
        {
            CategoryPattern.Check(value);
            field = value;
        }
    }

    /// <summary>The highest level that the rule is about. <see cref="LogLevel.Warning"/> and above are kept by any rule.</summary>
    /// <value>Default: <see langword="null"/>, every level.</value>
    public LogLevel? MaxLevel { get; set; }

    /// <summary>The number of the event that the rule is about.</summary>
    /// <value>Default: <see langword="null"/>, every event.</value>
    public int? EventId { get; set; }

    /// <summary>The part of the traces whose records are kept, and of the records that belong to no trace: 1 keeps every one, 0 none. Between them the least is 2<sup>-56</sup>.</summary>
    /// <value>Default: 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither 0 nor from 2<sup>-56</sup> to 1.</exception>
    public double Ratio
    {
        get;
        set
        {
            _ = SamplingThreshold.FromRatio(value);
            field = value;
        }
    } = 1;
}
