using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Ties collecting and reporting to the life of the host.</summary>
sealed partial class InstrumentGenLifetime(
    IOptions<InstrumentGenOptions> options,
    IServiceProvider services,
    ILoggerFactory loggers) : IHostedLifecycleService, IDisposable
{
    readonly ILogger _logger = loggers.CreateLogger("InstrumentGen");
    // The container disposes of what was made later first: a store that it owns must be there as long as the trail.
    readonly IAuditStore? _auditStore = AuditStoreSource.Open(services);
    RedactionLifetime? _redaction;
    IDisposable? _operationLogs;
    AuditTrail? _auditTrail;
    TraceSampling? _sampling;
    bool _reports;

    // Before any hosted service starts, so that what those call is counted and logged too. The container disposes the reader.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        SelfMeter.Start();
        _ = services.GetRequiredService<RecentTelemetry>();
        _redaction ??= new RedactionLifetime(services);
        _operationLogs ??= OperationLogs.UseLoggerFactory(loggers);
        _auditTrail ??= AuditStoreSource.Use(_auditStore, services);
        _sampling ??= HostedTraceSampling.Use(services);
        if (options.Value.CollectMetrics) _ = services.GetRequiredService<OperationReader>();
        if (options.Value.LogTelemetryFailures)
        {
            _reports = true;
            TelemetryFailures.AddReporter(Report);
        }

        if (services.GetRequiredService<OwedDecorators>().Find() is { Count: > 0 } owed) LogOwed(string.Join(", ", owed));
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _sampling?.Dispose();
        _auditTrail?.Dispose();
        _operationLogs?.Dispose();
        if (_reports) TelemetryFailures.RemoveReporter(Report);
        _reports = false;
        _redaction?.Dispose();
    }

    void Report(TelemetryFailure failure, Exception exception)
    {
        LogFailure(failure, ErrorTypes.NameOf(exception.GetType()));
        LogDetails(exception);
    }

    [LoggerMessage(1, LogLevel.Warning, "Telemetry failed in {Failure} with {ExceptionType}; the application goes on, and further failures of this kind are only counted.")]
    partial void LogFailure(TelemetryFailure failure, string exceptionType);

    [LoggerMessage(2, LogLevel.Debug, "The telemetry failure in full.")]
    partial void LogDetails(Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "Registered without their decorators, and so not recorded: {Services}. Call services.Instrument<T>() behind their registration.")]
    partial void LogOwed(string services);
}
