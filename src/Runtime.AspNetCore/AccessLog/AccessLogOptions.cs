namespace InstrumentGen.AspNetCore;

/// <summary>Where <c>app.UseAccessLog()</c> writes, and what it says. What could be private is left out until it is asked for.</summary>
/// <example>
/// <code>
/// builder.Services.AddInstrumentGen().AddAccessLog(options =>
/// {
///     options.QueryParameters.Add("page");
///     options.ExcludedPaths.Add("/health");
///     options.CombinedFile = new LogFileOptions { Path = "logs/access.log" };
/// });
/// </code>
/// </example>
public sealed class AccessLogOptions
{
    /// <summary>Whether each request is a log record of the category <c>InstrumentGen.AccessLog</c>, level Information, with the names of the Elastic Common Schema.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Records { get; set; } = true;

    /// <summary>A file that each request is a line of, in the format <c>combined</c> of Apache and nginx.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public LogFileOptions? CombinedFile { get; set; }

    /// <summary>A place of one's own for lines in the format <c>combined</c>. It wins over <see cref="CombinedFile"/>, and is disposed of with the host.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    public ILogSink? CombinedSink { get; set; }

    /// <summary>The bounds and times of the queue in front of the file or sink.</summary>
    public LogQueueOptions Queue { get; } = new();

    /// <summary>What is said of paths.</summary>
    /// <value>Default: <see cref="AccessLogPath.Route"/>, the pattern of the route.</value>
    public AccessLogPath Path { get; set; } = AccessLogPath.Route;

    /// <summary>The parameters of the query whose values are said, by name, whatever their case. Of all others the name is, and <c>[redacted]</c> for the value.</summary>
    /// <value>Default: none.</value>
    public ISet<string> QueryParameters { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the query is said at all, as <see cref="QueryParameters"/> has it.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Query { get; set; } = true;

    /// <summary>What is said of the client's address.</summary>
    /// <value>Default: <see cref="AccessLogAddress.Network"/>.</value>
    public AccessLogAddress ClientAddress { get; set; } = AccessLogAddress.Network;

    /// <summary>Whether the header <c>User-Agent</c> is said.</summary>
    /// <value>Default: <see langword="false"/>: a client writes there what it likes.</value>
    public bool UserAgent { get; set; }

    /// <summary>Whether the name of an authenticated user is said.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool UserName { get; set; }

    /// <summary>The request headers that are said, and how each is redacted; <see langword="null"/> as they are. The format <c>combined</c> says <c>Referer</c> alone, with its
    /// query redacted as that of the request.</summary>
    /// <value>Default: none.</value>
    /// <remarks>A header that holds credentials, as <c>Authorization</c> or <c>Cookie</c>, or that is named after such, needs a redaction: without one the application does
    /// not start.</remarks>
    /// <example>
    /// <code>
    /// options.RequestHeaders["X-Tenant"] = null;
    /// options.RequestHeaders["Authorization"] = ValueRedaction.Hmac(DataClassifications.Secret);
    /// </code>
    /// </example>
    public IDictionary<string, ValueRedaction?> RequestHeaders { get; } = new Dictionary<string, ValueRedaction?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The response headers that are said, as with <see cref="RequestHeaders"/>.</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, ValueRedaction?> ResponseHeaders { get; } = new Dictionary<string, ValueRedaction?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The paths whose requests are not logged, whatever their case, and with them what is below: <c>/health</c> is <c>/health/ready</c> too.</summary>
    /// <value>Default: none.</value>
    public ISet<string> ExcludedPaths { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The most characters of each text that a client has sent: path, query, header.</summary>
    /// <value>The default is 1024.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 16 to 65,536.</exception>
    public int MaxLength
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 16);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 65_536);
            field = value;
        }
    } = 1024;

    /// <summary>The clock.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
