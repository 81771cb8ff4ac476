using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AddInstrumentGenTests
{
    readonly HostApplicationBuilder _builder = Host.CreateApplicationBuilder();
    readonly InstrumentationScope _scope = Scopes.New();
    readonly OperationProbe _probe;

    public AddInstrumentGenTests()
    {
        _probe = _scope.Metered();
        _builder.Logging.ClearProviders();
    }

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void AddInstrumentGen_Null_Throws() =>
        Assert.Throws<ArgumentNullException>("services", () => default(IServiceCollection)!.AddInstrumentGen());

    [Fact]
    public void AddInstrumentGen_Builder_HoldsTheServices() =>
        Assert.Same(_builder.Services, _builder.Services.AddInstrumentGen().Services);

    [Fact]
    public void AddInstrumentGen_Reader_IsASingletonOfTheContainer()
    {
        _builder.Services.AddInstrumentGen();
        OperationReader reader;
        using (IHost host = _builder.Build())
        {
            reader = host.Services.GetRequiredService<OperationReader>();
            using IServiceScope scope = host.Services.CreateScope();
            Assert.Same(reader, scope.ServiceProvider.GetRequiredService<OperationReader>());
        }

        Assert.Throws<ObjectDisposedException>(reader.Read);
    }

    [Fact]
    public async Task Cells_HostServicesRegisteredBefore_CountTheirStart()
    {
        _builder.Services.AddSingleton<IHostedService>(new Caller(_probe));
        _builder.Services.AddInstrumentGen();
        using IHost host = _builder.Build();
        await host.StartAsync(Token);
        Assert.Equal(1, host.Services.GetRequiredService<OperationReader>().ReadOne(_scope).Count);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Cells_HostBuiltAndNotStarted_AreOff()
    {
        _builder.Services.AddInstrumentGen();
        using IHost host = _builder.Build();
        Assert.False(_probe.IsActive);
        await host.StartAsync(Token);
        Assert.True(_probe.IsActive);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Cells_HostDisposed_AreOffAgain()
    {
        _builder.Services.AddInstrumentGen();
        using (IHost host = _builder.Build())
        {
            await host.StartAsync(Token);
            Assert.True(_probe.IsActive);
            await host.StopAsync(Token);
        }

        Assert.False(_probe.IsActive);
    }

    [Fact]
    public async Task CollectMetrics_False_LeavesTheCellsOff()
    {
        _builder.Services.AddInstrumentGen(static options => options.CollectMetrics = false);
        using IHost host = _builder.Build();
        await host.StartAsync(Token);
        Assert.False(_probe.IsActive);
        await host.StopAsync(Token);
    }

    [Fact]
    public void AddInstrumentGen_Twice_RegistersOnce()
    {
        _builder.Services.AddInstrumentGen();
        var once = Registered();
        _builder.Services.AddInstrumentGen();
        Assert.Equal(4, once.Count);
        Assert.Equal(once, Registered());
    }

    [Fact]
    public async Task AddInstrumentGen_TwiceWithOptions_AppliesBoth()
    {
        var logs = new LogRecorder();
        TelemetryFailure kind = FailureRecorder.NewKind();
        _builder.Logging.AddProvider(logs);
        _builder.Services.AddInstrumentGen(static options => options.CollectMetrics = false);
        _builder.Services.AddInstrumentGen(static options => options.LogTelemetryFailures = false);
        using IHost host = _builder.Build();
        await host.StartAsync(Token);
        Assert.False(_probe.IsActive);
        TelemetryFailures.Report(kind, new IOException());
        Assert.DoesNotContain(logs.Entries, static one => one.Category == "InstrumentGen");
        await host.StopAsync(Token);
    }

    List<ServiceDescriptor> Registered() =>
        [.. _builder.Services.Where(static one =>
            (one.ImplementationType ?? one.ServiceType).Assembly == typeof(OperationReader).Assembly)];

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
