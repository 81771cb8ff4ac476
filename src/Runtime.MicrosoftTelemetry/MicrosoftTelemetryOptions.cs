namespace InstrumentGen.MicrosoftTelemetry;

/// <summary>What <c>AddMicrosoftTelemetry</c> adds to log records.</summary>
/// <example>
/// <code>
/// services.AddInstrumentGen().AddMicrosoftTelemetry(options => options.Baggage.Add("tenant"));
/// </code>
/// </example>
public sealed class MicrosoftTelemetryOptions
{
    /// <summary>The names of the baggage that records have.</summary>
    /// <value>Default: none. Baggage comes from other services, and may hold what logs must not.</value>
    /// <remarks>Values come from <see cref="CorrelationContext"/>; where that has none of a name, from the current
    /// <see cref="System.Diagnostics.Activity"/>.</remarks>
    public IList<string> Baggage { get; } = [];
}
