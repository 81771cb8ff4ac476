using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class AuditHostTests : IDisposable
{
    readonly OperationProbe _probe = Scopes.New().Define(new OperationDefinition("Till.Refund") { Audited = new OperationAuditDefinition("order.refund") });
    readonly AuditStoreRecorder _store = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Host_WithAStore_RecordsFromItsStartToItsEnd()
    {
        using (IHost host = Host(services => services.AddInstrumentGen().AddAuditStore(_ => _store)))
        {
            Woven.Call(_probe, static () => { });
            Assert.Empty(_store.Texts);
            await host.StartAsync(Token);
            Woven.Call(_probe, static () => { });
            await host.StopAsync(Token);
            // Services are still disposed of, and may do what is audited.
            Woven.Call(_probe, static () => { });
            Assert.False(_store.IsDisposed);
        }

        Woven.Call(_probe, static () => { });
        Assert.Equal(4, _store.Texts.Count);
        Assert.True(_store.IsDisposed);
    }

    [Fact]
    public async Task Host_WhoseContainerOwnsTheStore_DisposesOfItBehindTheTrail()
    {
        using (IHost host = Host(services =>
        {
            services.AddSingleton(_ => _store);
            services.AddInstrumentGen().AddAuditStore(
                static container => container.GetRequiredService<AuditStoreRecorder>(),
                static options => options.Delivery = AuditDelivery.Queued);
        }))
        {
            await host.StartAsync(Token);
            _store.OnAppend = () => Assert.False(_store.IsDisposed);
            for (int call = 0; call < 100; call++) Woven.Call(_probe, static () => { });
        }

        Assert.Equal(100, _store.Texts.Count);
    }

    [Fact]
    public async Task Host_WithAnAccessor_AsksItForAmbientActors()
    {
        using IHost host = Host(services =>
        {
            services.AddSingleton<IAuditActorAccessor, Accessor>();
            services.AddInstrumentGen().AddAuditStore(_ => _store, static options => options.MaxTextBytes = 4);
        });
        await host.StartAsync(Token);
        Woven.Says(static audit => audit.AmbientActor());
        Woven.Call(_probe, static () => { });
        Assert.All(_store.Records, static record => Assert.Equal("alic…", record.Actor));
    }

    [Fact]
    public async Task Host_WhoseStoreCannotBeOpened_DoesNotStart()
    {
        using IHost host = Host(static services => services.AddInstrumentGen().AddAuditStore(static _ => throw new IOException("read-only")));
        Assert.Equal("read-only", (await Assert.ThrowsAsync<IOException>(() => host.StartAsync(Token))).Message);
    }

    [Fact]
    public async Task HealthCheck_WhereTheStoreRefusesRecords_IsDegraded()
    {
        using IHost host = Host(services => services.AddInstrumentGen().AddAuditStore(_ => _store, static options => options.RetryDelay = TimeSpan.FromMilliseconds(1)));
        await host.StartAsync(Token);
        var check = new InstrumentGenHealthCheck(host.Services);
        Woven.Call(_probe, () => _store.Failure = new IOException());
        HealthCheckResult failing = await check.CheckHealthAsync(new HealthCheckContext(), Token);
        Assert.Equal((HealthStatus.Degraded, 1, 1), (failing.Status, failing.Data["audit_held"], failing.Data["audit_waiting"]));
        Assert.Contains("1 are held", failing.Description, StringComparison.Ordinal);
        _store.Failure = null;
        Assert.True(AuditTrail.Current!.Flush(Patience.Limit));
        HealthCheckResult mended = await check.CheckHealthAsync(new HealthCheckContext(), Token);
        Assert.Equal((HealthStatus.Healthy, 0, 1L), (mended.Status, mended.Data["audit_held"], mended.Data["audit_unknown_actors"]));
    }

    [Fact]
    public async Task Log_OfATrail_SaysWhoDidWhat()
    {
        using var logs = new LogRecorder();
        using IHost host = Host(
            services => services.AddInstrumentGen().AddAuditStore(_ => _store).AddAuditLog(),
            logging => logging.AddProvider(logs));
        await host.StartAsync(Token);
        Woven.Says(static audit =>
        {
            audit.Actor("alice");
            audit.Resource("order/42");
        });
        Assert.Throws<FormatException>(() => Woven.Call(_probe, static () => throw new FormatException()));
        LogEntry[] entries = [.. logs.Entries.Where(static entry => entry.Category == "InstrumentGen.Audit")];
        Assert.Equal([LogLevel.Information, LogLevel.Warning], entries.Select(static entry => entry.Level));
        Assert.StartsWith("order.refund Failure by alice on order/42: {\"id\":", entries[1].Message, StringComparison.Ordinal);
        Assert.Equal(2, _store.Texts.Count);
    }

    static IHost Host(Action<IServiceCollection> configure, Action<ILoggingBuilder>? logging = null) => new HostBuilder()
        .ConfigureServices(configure)
        .ConfigureLogging(builder => logging?.Invoke(builder))
        .Build();

    sealed class Accessor : IAuditActorAccessor
    {
        public string? Actor => "alice";
    }
}
