namespace InstrumentGen;

/// <summary>Where lines go and what they say: what the options of all formats have in common.</summary>
public class LogOutputOptions
{
    /// <summary>The file that lines go to.</summary>
    /// <value>Default: <see langword="null"/>, standard output.</value>
    public LogFileOptions? File { get; set; }

    /// <summary>A place of one's own that lines go to. It wins over <see cref="File"/>, and is disposed of with the provider.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public ILogSink? Sink { get; set; }

    /// <summary>The bounds and times of the queue between those who log and the place that lines go to.</summary>
    public LogQueueOptions Queue { get; } = new();

    /// <summary>Whether lines have the values and texts of the scopes around them.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool IncludeScopes { get; set; } = true;

    /// <summary>The names of scope values that lines do not have, to the letter. A value of that name that an event has itself stays.</summary>
    /// <value>Default: <c>RequestPath</c>, which ASP.NET Core puts around each request: a client writes there what it likes.</value>
    /// <example>
    /// <code>
    /// logging.AddEcsJson(options => options.OmittedScopeValues.Add("ConnectionId"));
    /// </code>
    /// </example>
    public ISet<string> OmittedScopeValues { get; } = new HashSet<string>(StringComparer.Ordinal) { "RequestPath" };

    /// <summary>How much lines say of exceptions.</summary>
    /// <value>Default: <see cref="ExceptionDetail.StackTrace"/>.</value>
    public ExceptionDetail Exceptions { get; set; } = ExceptionDetail.StackTrace;

    /// <summary>The names of the baggage that lines have.</summary>
    /// <value>Default: none. Baggage comes from other services, and may hold what logs must not.</value>
    /// <remarks>Values come from <see cref="CorrelationContext"/>. Where that has none of a name, the current <see cref="System.Diagnostics.Activity"/> is
    /// asked, and if it has any baggage at all this allocates: .NET hands it out through an enumerator.</remarks>
    public IList<string> Baggage { get; } = [];

    /// <summary>The name of the service.</summary>
    /// <value>Default: <see langword="null"/>, that of <see cref="ServiceResource"/>: <c>OTEL_SERVICE_NAME</c>, else the name of the entry assembly.</value>
    public string? ServiceName { get; set; }

    /// <summary>The version of the service.</summary>
    /// <value>Default: <see langword="null"/>, that of <see cref="ServiceResource"/>: the informational version of the entry assembly.</value>
    public string? ServiceVersion { get; set; }

    /// <summary>Where the service runs: production, staging.</summary>
    /// <value>Default: <see langword="null"/>; lines do not say it.</value>
    public string? ServiceEnvironment { get; set; }

    /// <summary>The name of this instance of the service.</summary>
    /// <value>Default: <see langword="null"/>; lines do not say it.</value>
    public string? ServiceNodeName { get; set; }

    /// <summary>The clock.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What the host's configuration says of the service.</summary>
    internal ServiceResource? Resource { get; set; }
}
