namespace InstrumentGen;

/// <summary>Which log records below <see cref="Microsoft.Extensions.Logging.LogLevel.Warning"/> are kept.</summary>
/// <remarks>In a host the section <c>InstrumentGen:Sampling:Logs</c> of its configuration is read first, and again when it changes: <c>FollowsTrace</c>, and <c>Rules</c> as
/// a list of objects with <c>Category</c>, <c>MaxLevel</c>, <c>EventId</c> and <c>Ratio</c>.</remarks>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen().AddLogSampling(options => options.Rules.Add(new LogSamplingRule { Category = "Shop.Basket", Ratio = 0.1 }));
/// </code>
/// </example>
public sealed class LogSamplingOptions
{
    /// <summary>Whether the records of a trace that is dropped are dropped with it: those that are written while the current <see cref="System.Diagnostics.Activity"/> is not
    /// <see cref="System.Diagnostics.Activity.Recorded"/>.</summary>
    /// <value>Default: <see langword="true"/>. An application in which nobody decides on traces has activities, of requests for instance, that nobody records: there
    /// it has to be <see langword="false"/>.</value>
    public bool FollowsTrace { get; set; } = true;

    /// <summary>What is kept of the records that this leaves. A record that no rule is about is kept.</summary>
    /// <value>Default: none.</value>
    public IList<LogSamplingRule> Rules { get; } = [];
}
