using Microsoft.Extensions.Logging;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Says in the log when exporting begins to fail and when it works again, not each time it does.</summary>
sealed partial class OtlpReports
{
    ILogger? _logger;

    /// <summary>Begins to log. It is told late, since the factory itself has a logger that exports.</summary>
    internal void Use(ILogger logger) => Volatile.Write(ref _logger, logger);

    internal void Failing(OtlpSettings settings, string reason)
    {
        TelemetryFailures.Report(TelemetryFailure.OtlpExport, new HttpRequestException(reason));
        InstrumentGenEventSource.Log.ExportFailing(SelfLabels.Of(settings.Signal.Counts.Signal), reason);
        if (Volatile.Read(ref _logger) is { } logger) LogFailing(logger, settings.Signal.Items, AddressOf(settings.Endpoint), reason);
    }

    internal void Recovered(OtlpSettings settings)
    {
        InstrumentGenEventSource.Log.ExportRecovered(SelfLabels.Of(settings.Signal.Counts.Signal), settings.Signal.Counts.Failed);
        if (Volatile.Read(ref _logger) is { } logger) LogRecovered(logger, settings.Signal.Items, AddressOf(settings.Endpoint), settings.Signal.Counts.Failed);
    }

    internal void Partial(OtlpSettings settings, long rejected, string? message)
    {
        if (Volatile.Read(ref _logger) is { } logger) LogPartial(logger, AddressOf(settings.Endpoint), rejected, settings.Signal.Items, message);
    }

    internal void Lost(OtlpSettings settings, long count)
    {
        if (Volatile.Read(ref _logger) is { } logger) LogLost(logger, count, settings.Signal.Items, AddressOf(settings.Endpoint));
    }

    // Without what may stand before the host: a name and a password.
    static string AddressOf(Uri endpoint) => $"{endpoint.Scheme}://{endpoint.Authority}{endpoint.AbsolutePath}";

    [LoggerMessage(1, LogLevel.Warning, "The export of {Items} to {Endpoint} fails: {Reason} The application goes on; what is lost is counted.")]
    static partial void LogFailing(ILogger logger, string items, string endpoint, string reason);

    [LoggerMessage(2, LogLevel.Information, "The export of {Items} to {Endpoint} works again; {Lost} were lost on the way since the process started.")]
    static partial void LogRecovered(ILogger logger, string items, string endpoint, long lost);

    [LoggerMessage(3, LogLevel.Warning, "{Endpoint} has rejected {Rejected} {Items} of a request that it took, and says: {Message}")]
    static partial void LogPartial(ILogger logger, string endpoint, long rejected, string items, string? message);

    [LoggerMessage(4, LogLevel.Warning, "{Lost} {Items} could not be exported to {Endpoint} before the host had to end.")]
    static partial void LogLost(ILogger logger, long lost, string items, string endpoint);
}
