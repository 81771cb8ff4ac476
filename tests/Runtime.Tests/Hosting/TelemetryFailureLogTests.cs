using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class TelemetryFailureLogTests : IDisposable
{
    const string Secret = "4111 1111 1111 1111";

    readonly LogRecorder _logs = new();
    readonly TelemetryFailure _kind = FailureRecorder.NewKind();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Log_FailuresOfOneKind_IsOneWarningWithoutTheMessage()
    {
        using IHost host = await Start();
        TelemetryFailures.Report(_kind, new IOException(Secret));
        TelemetryFailures.Report(_kind, new IOException(Secret));
        LogEntry entry = Assert.Single(OfKind());
        Assert.Equal(("InstrumentGen", LogLevel.Warning), (entry.Category, entry.Level));
        Assert.Contains("System.IO.IOException", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, entry.Message, StringComparison.Ordinal);
        Assert.Null(entry.Exception);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Log_AtTheDefaultLevel_HoldsNoMessageAnywhere()
    {
        using IHost host = await Start();
        TelemetryFailures.Report(_kind, new IOException(Secret));
        Assert.Single(OfKind());
        Assert.DoesNotContain(_logs.Entries, static one => $"{one.Message} {one.Exception}".Contains(Secret, StringComparison.Ordinal));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Log_FailureBeforeTheHost_IsAWarningWhenItStarts()
    {
        TelemetryFailures.Report(_kind, new IOException(Secret));
        using IHost host = await Start();
        Assert.Equal(LogLevel.Warning, Assert.Single(OfKind()).Level);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Log_FailingPredicate_IsAWarningThatNamesIt()
    {
        using IHost host = await Start();
        InstrumentationScope scope = Scopes.New();
        using var meter = new MeterRecorder(scope);
        OperationProbe probe = scope.Define(new OperationDefinition("operation")
        {
            Metered = true,
            IsExpected = static _ => throw new NotSupportedException(),
        });
        _ = await Shape.Method.Run(probe, new IOException());
        Assert.Single(_logs.Entries, static one => one.Message.Contains("ExpectedPredicate", StringComparison.Ordinal));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Log_SwitchedOff_IsSilent()
    {
        using IHost host = await Start(static options => options.LogTelemetryFailures = false);
        TelemetryFailures.Report(_kind, new IOException());
        Assert.DoesNotContain(_logs.Entries, static one => one.Category == "InstrumentGen");
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Log_HostDisposed_IsSilent()
    {
        IHost host = await Start();
        TelemetryFailures.Report(FailureRecorder.NewKind(), new IOException());
        await host.StopAsync(Token);
        host.Dispose();
        int before = _logs.Entries.Count;
        TelemetryFailures.Report(_kind, new IOException());
        Assert.NotEqual(0, before);
        Assert.Equal(before, _logs.Entries.Count);
    }

    [Fact]
    public async Task Log_ProviderThrows_IsSurvivedAndCounted()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddFilter(null, LogLevel.None).AddFilter("InstrumentGen", LogLevel.Warning);
        builder.Logging.AddProvider(new ThrowingProvider());
        builder.Services.AddInstrumentGen();
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        using var failures = new FailureRecorder();
        TelemetryFailures.Report(_kind, new IOException());
        Assert.Equal(2, failures.Count);
        await host.StopAsync(Token);
    }

    IEnumerable<LogEntry> OfKind() => _logs.Entries.Where(one => one.Message.Contains($" {_kind} ", StringComparison.Ordinal));

    async Task<IHost> Start(Action<InstrumentGenOptions>? configure = null)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(_logs);
        builder.Services.AddInstrumentGen(configure);
        IHost host = builder.Build();
        await host.StartAsync(Token);
        return host;
    }

    sealed class ThrowingProvider : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
