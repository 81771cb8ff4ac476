using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests.Decoration;

/// <summary>What has a decorator and is registered without it is told: once in the log, and by the health check.</summary>
[Collection(ProcessWide.Name)]
public sealed class OwedDecoratorTests
{
    readonly HostApplicationBuilder _builder = Host.CreateApplicationBuilder();

    public OwedDecoratorTests()
    {
        OperationDecorators.Add<IOwed>(static owed => owed);
        OperationDecorators.Add(typeof(IOwedOpen<>), typeof(OwedOpen<>));
        _builder.Logging.ClearProviders();
        _builder.Services.AddInstrumentGen();
        _builder.Services.AddHealthChecks().AddCheck<InstrumentGenHealthCheck>("instrumentgen");
    }

    [Fact]
    public async Task Decorator_NeverRegistered_IsLoggedOnceAndDegradesHealth()
    {
        _builder.Services.AddSingleton<IOwed, Owed>();
        _builder.Services.AddScoped(typeof(IOwedOpen<>), typeof(OwedOpen<>));
        (HealthReportEntry health, string[] warnings) = await Run();
        Assert.Contains("IOwed, ", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Contains("services.Instrument<T>()", warnings[0], StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal([typeof(IOwed).ToString(), typeof(IOwedOpen<>).ToString()], (IEnumerable<string>)health.Data["owed_decorators"]);
    }

    [Fact]
    public async Task Decorator_RegisteredForOneOfTwo_IsOwedToTheOther()
    {
        _builder.Services.AddSingleton<IOwed, Owed>();
        _builder.Services.Instrument<IOwed>();
        _builder.Services.AddSingleton<IOwed, Owed>();
        Assert.Equal(HealthStatus.Degraded, (await Run()).Health.Status);
    }

    [Fact]
    public async Task Decorator_Registered_IsHealthyAndQuiet()
    {
        _builder.Services.AddSingleton<IOwed, Owed>();
        _builder.Services.Instrument<IOwed>();
        (HealthReportEntry health, string[] warnings) = await Run();
        Assert.Empty(warnings);
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(TelemetryFailures.Count, health.Data["telemetry_failures"]);
    }

    [Fact]
    public async Task Service_NotUsedByTheApplication_IsNotOwed() => Assert.Equal(HealthStatus.Healthy, (await Run()).Health.Status);

    async Task<(HealthReportEntry Health, string[] Warnings)> Run()
    {
        using var logs = new LogRecorder();
        _builder.Logging.AddProvider(logs);
        using IHost host = _builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        HealthReport report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        // Every host logs the failures of the process, those that other tests cause meanwhile included.
        string[] warnings = [.. logs.Entries.Where(static one => one.Category == "InstrumentGen" && one.Level == LogLevel.Warning).Select(static one => one.Message)];
        return (report.Entries["instrumentgen"], [.. warnings.Where(static one => !one.StartsWith("Telemetry failed in ", StringComparison.Ordinal))]);
    }

    interface IOwed;

    sealed class Owed : IOwed;

    interface IOwedOpen<T>;

    sealed class OwedOpen<T> : IOwedOpen<T>;
}
