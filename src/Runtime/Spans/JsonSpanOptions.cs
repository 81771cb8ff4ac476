using System.Diagnostics;

namespace InstrumentGen;

/// <summary>Options of <c>AddJsonSpans()</c>.</summary>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen().AddJsonSpans(options => options.File = new LogFileOptions { Path = "logs/shop.spans.json" });
/// </code>
/// </example>
public sealed class JsonSpanOptions
{
    /// <summary>The file that spans go to.</summary>
    /// <value>Default: <see langword="null"/>, standard output.</value>
    public LogFileOptions? File { get; set; }

    /// <summary>A place of one's own that spans go to. It wins over <see cref="File"/>, and is disposed of with the host.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public ILogSink? Sink { get; set; }

    /// <summary>The bounds and times of the queue between who ends a span and the place it goes to. What finds it full is dropped, and counted in
    /// <see cref="LogOutputs.Dropped"/>.</summary>
    public LogQueueOptions Queue { get; } = new();

    /// <summary>Whose spans are written, where they are recorded.</summary>
    /// <value>Default: <see langword="null"/>, those of <see cref="TraceSamplingOptions.Sources"/>.</value>
    public Func<ActivitySource, bool>? Sources { get; set; }

    /// <summary>The name of the service.</summary>
    /// <value>Default: <see langword="null"/>, that of <see cref="ServiceResource"/>.</value>
    public string? ServiceName { get; set; }

    /// <summary>The version of the service.</summary>
    /// <value>Default: <see langword="null"/>, that of <see cref="ServiceResource"/>.</value>
    public string? ServiceVersion { get; set; }
}
