using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Where operations get their loggers from, and what becomes of loggers that fail.</summary>
[Collection(ProcessWide.Name)]
public sealed class OperationLoggersTests
{
    const string Category = "Shop.Ordering.OrderService";

    readonly OperationProbe _probe = Scopes.New().Define(new OperationDefinition("order.place") { Logged = new OperationLogDefinition(Category) });

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void UseLoggerFactory_Null_Throws() => Assert.Throws<ArgumentNullException>("factory", static () => OperationLogs.UseLoggerFactory(null!));

    [Fact]
    public void IsActive_WithoutAFactory_IsFalse()
    {
        Assert.False(_probe.IsActive);
        Call();
    }

    [Fact]
    public void Factories_OneAfterTheOther_TheLatestCountsAndGivesBack()
    {
        using var first = new OperationLogRecorder();
        Call();
        using (var second = new OperationLogRecorder())
        {
            Call();
            Assert.Equal((1, 1), (first.Records.Count, second.Records.Count));
        }

        Call();
        Assert.Equal(2, first.Records.Count);
    }

    [Fact]
    public void Factories_TheEarlierTakenBackFirst_ChangeNothing()
    {
        var first = new OperationLogRecorder();
        var second = new OperationLogRecorder();
        first.Dispose();
        Call();
        Assert.Single(second.Records);
        second.Dispose();
        second.Dispose();
        Assert.False(_probe.IsActive);
        Call();
        Assert.Empty(first.Records);
        Assert.Single(second.Records);
    }

    [Fact]
    public void Loggers_AreMadeOnceForEachFactory()
    {
        using var logs = new OperationLogRecorder();
        Assert.Empty(logs.Made);
        for (int call = 0; call < 3; call++) Call();
        Assert.Equal([Category], logs.Made);
    }

    [Fact]
    public void Factory_TakenBack_IsNotHeld()
    {
        WeakReference factory = CallOnce();
        Threads.CollectGarbage();
        Assert.False(factory.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        WeakReference CallOnce()
        {
            using var logs = new OperationLogRecorder();
            Call();
            Assert.Single(logs.Records);
            return new WeakReference(logs);
        }
    }

    [Fact]
    public void Factory_ThatFails_IsCountedOnce()
    {
        using var failures = new FailureRecorder();
        using var loggers = new LoggerFactory();
        loggers.Dispose();
        using IDisposable inForce = OperationLogs.UseLoggerFactory(loggers);
        Call();
        Call();
        Assert.Equal(1, failures.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("the application's own")]
    public void Logger_ThatThrows_IsCountedAndTheCallGoesOn(string? message)
    {
        using var logs = new OperationLogRecorder { OnLog = static () => throw new NotSupportedException() };
        using var failures = new FailureRecorder();
        Exception? own = message is null ? null : new IOException(message);
        Exception? seen = Record.Exception(() => Woven.Call(_probe, () => Throw(own)));
        Assert.Same(own, seen);
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Logger_ThatThrowsWhenAskedForLevels_IsCountedAndSilent()
    {
        using var logs = new OperationLogRecorder { IsEnabled = static _ => throw new NotSupportedException() };
        using var failures = new FailureRecorder();
        Call();
        Assert.Equal(1, failures.Count);
        var call = _probe.Begin();
        call.End();
        Assert.Equal(2, failures.Count);
        Assert.Empty(logs.Records);
    }

    [Fact]
    public void Logger_ThatCallsTheOperation_IsNotLogged()
    {
        int calls = 0;
        using var logs = new OperationLogRecorder
        {
            OnLog = () =>
            {
                if (++calls < 10) Call();
            },
        };
        Call();
        Assert.Equal(1, calls);
        Call();
        Assert.Equal(2, logs.Records.Count);
    }

    [Fact]
    public async Task Host_FromItsStartToItsDisposal_HasItsLoggersInForce()
    {
        var logs = new LogRecorder();
        using (IHost host = Build(logs, new Caller(_probe)))
        {
            Assert.False(_probe.IsActive);
            await host.StartAsync(Token);
            LogEntry entry = Assert.Single(OfOperation(logs));
            Assert.Equal((Category, LogLevel.Information), (entry.Category, entry.Level));
            await host.StopAsync(Token);
            Call();
            Assert.Equal(2, OfOperation(logs).Count);
        }

        Assert.False(_probe.IsActive);
    }

    [Fact]
    public async Task Hosts_Two_TheLatestCountsAndGivesBack()
    {
        var first = new LogRecorder();
        var second = new LogRecorder();
        using IHost one = Build(first);
        await one.StartAsync(Token);
        using (IHost two = Build(second))
        {
            await two.StartAsync(Token);
            Call();
            Assert.Equal((0, 1), (OfOperation(first).Count, OfOperation(second).Count));
            await two.StopAsync(Token);
        }

        Call();
        Assert.Equal((1, 1), (OfOperation(first).Count, OfOperation(second).Count));
        await one.StopAsync(Token);
    }

    static IHost Build(LogRecorder logs, params IHostedService[] services)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(logs);
        foreach (IHostedService service in services) builder.Services.AddSingleton(service);
        builder.Services.AddInstrumentGen();
        return builder.Build();
    }

    static List<LogEntry> OfOperation(LogRecorder logs) => [.. logs.Entries.Where(static entry => entry.Category == Category)];

    static void Throw(Exception? exception)
    {
        if (exception is not null) throw exception;
    }

    void Call() => Woven.Call(_probe, static () => { });

    sealed class Caller(OperationProbe probe) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            Woven.Call(probe, static () => { });
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
