namespace InstrumentGen;

/// <summary>What <c>services.AddInstrumentGen()</c> switches on.</summary>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen(options => options.CollectMetrics = false);   // spans only
/// </code>
/// </example>
public sealed class InstrumentGenOptions
{
    /// <summary>Whether RED cells are kept from the start of the host, for <see cref="OperationReader"/> to read. Listeners of the
    /// <see cref="System.Diagnostics.Metrics.Meter"/> are served either way.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool CollectMetrics { get; set; } = true;

    /// <summary>Whether the first telemetry failure of each kind is logged as a warning of the category <c>InstrumentGen</c>.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool LogTelemetryFailures { get; set; } = true;
}
