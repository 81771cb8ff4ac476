using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>The sampler of an application that has asked for one, and its options as they change.</summary>
sealed partial class HostedTraceSampling : IDisposable
{
    readonly ILogger _logger;
    readonly IDisposable? _changes;
    readonly TraceSamplingOptions _options;
    readonly HashSet<string> _reported = new(StringComparer.OrdinalIgnoreCase);

    public HostedTraceSampling(IOptionsMonitor<TraceSamplingOptions> monitor, ILoggerFactory? loggers = null, TimeProvider? time = null)
    {
        _logger = loggers?.CreateLogger("InstrumentGen") ?? NullLogger.Instance;
        _options = monitor.CurrentValue;
        if (_options.Problems.Count > 0) throw new OptionsValidationException(Options.DefaultName, typeof(TraceSamplingOptions), _options.Problems);
        Sampler = new TraceSampler(_options, time);
        ReportUnknown();
        _changes = monitor.OnChange(Update);
    }

    internal TraceSampler Sampler { get; }

    /// <summary>Puts the application's sampling in force.</summary>
    /// <returns><see langword="null"/> where it has not asked for any, or another asks its sampler.</returns>
    internal static TraceSampling? Use(IServiceProvider services) =>
        services.GetService<HostedTraceSampling>() is { _options.UsesListener: true } hosted ? TraceSampling.Use(hosted.Sampler, hosted._options.Sources) : null;

    public void Dispose()
    {
        _changes?.Dispose();
        Sampler.Dispose();
    }

    // On the thread of whoever changed the configuration, which must not fail for it.
    [SuppressMessage("Design", "CA1031", Justification = "The old policy stays in force, and the failure is counted.")]
    void Update(TraceSamplingOptions options)
    {
        try
        {
            if (options.Problems.Count > 0) throw new OptionsValidationException(Options.DefaultName, typeof(TraceSamplingOptions), options.Problems);
            Sampler.Update(options);
            ReportUnknown();
        }
        catch (Exception exception)
        {
            TelemetryFailures.Report(TelemetryFailure.SamplingConfiguration, exception);
            LogKept(exception.Message);
        }
    }

    void ReportUnknown()
    {
        foreach ((string name, string? nearest) in UnknownOperations.Among(Sampler.OperationNames))
        {
            if (!_reported.Add(name)) continue;
            TelemetryFailures.Report(TelemetryFailure.SamplingOperation, new KeyNotFoundException($"No operation is named '{name}'."));
            if (nearest is null) LogUnknown(name);
            else LogUnknown(name, nearest);
        }
    }

    [LoggerMessage(4, LogLevel.Warning, "The new sampling configuration is not used, and the one before stays in force: {Problem}")]
    partial void LogKept(string problem);

    [LoggerMessage(5, LogLevel.Warning, "The sampling configuration names the operation '{Operation}', which the program does not have. Is '{Nearest}' meant?")]
    partial void LogUnknown(string operation, string nearest);

    [LoggerMessage(6, LogLevel.Warning, "The sampling configuration names the operation '{Operation}', which the program does not have.")]
    partial void LogUnknown(string operation);
}
