using System.Text;
using InstrumentGen.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>The store in an application's host. The trail in force is the process's, so nothing else runs meanwhile.</summary>
[Collection(nameof(AddAuditTests))]
[CollectionDefinition(nameof(AddAuditTests), DisableParallelization = true)]
public sealed class AddAuditTests : IDisposable
{
    readonly Trail _trail = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _trail.Dispose();

    [Fact]
    public async Task AddAudit_OfAHost_KeepsWhatIsRecordedFromItsStartToItsEnd()
    {
        using (IHost host = Host(options => options.Path = _trail.Path))
        {
            await host.StartAsync(Token);
            Assert.True(AuditTrail.Current!.Enqueue(Encoding.UTF8.GetBytes(Records.Json(1))));
            await host.StopAsync(Token);
            // What services do as they are disposed of counts, too.
            Assert.True(AuditTrail.Current!.Enqueue(Encoding.UTF8.GetBytes(Records.Json(2))));
        }

        Assert.Null(AuditTrail.Current);
        Assert.Equal(Records.Numbered(2), _trail.Read());
        Assert.Equal(1, _trail.Verify().Checkpoints);
        // The lock is gone.
        _trail.Open().Dispose();
    }

    [Fact]
    public async Task AddAudit_CalledAgain_ChangesTheOptionsOfTheOneStore()
    {
        var builder = new HostBuilder().ConfigureServices(services =>
        {
            services.AddInstrumentGen().AddAudit(static options => options.Path = "elsewhere.db");
            services.AddInstrumentGen().AddAudit(options => options.Path = _trail.Path, static trail => trail.Delivery = AuditDelivery.Queued);
        });
        using (IHost host = builder.Build())
        {
            await host.StartAsync(Token);
            Assert.Equal(AuditDelivery.Queued, AuditTrail.Current!.Options.Delivery);
            Assert.True(AuditTrail.Current.Enqueue(Encoding.UTF8.GetBytes(Records.Json(1))));
            Assert.NotNull(host.Services.GetRequiredService<SqliteAuditStore>().Head);
        }

        Assert.Equal(Records.Numbered(1), _trail.Read());
        Assert.False(File.Exists("elsewhere.db"));
    }

    [Fact]
    public async Task AddAudit_OfATrailThatIsInUse_KeepsTheHostFromStarting()
    {
        using SqliteAuditStore other = _trail.Open();
        using IHost host = Host(options => options.Path = _trail.Path);
        await Assert.ThrowsAsync<AuditTrailInUseException>(() => host.StartAsync(Token));
    }

    [Fact]
    public void AddAudit_TakesTheTrailsOptions()
    {
        var services = new ServiceCollection();
        services.AddInstrumentGen().AddAudit(options => options.Path = _trail.Path, static trail => trail.QueueCapacity = 3);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(3, provider.GetRequiredService<IOptions<AuditTrailOptions>>().Value.QueueCapacity);
    }

    [Fact]
    public void Options_OfTheDocumentation_AreTaken()
    {
        var services = new ServiceCollection();
        services.AddInstrumentGen().AddAudit(options =>
        {
            options.Path = "/var/lib/shop/audit.db";
            options.SigningKey = "/etc/shop/audit-key.pem";
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal("/var/lib/shop/audit.db", provider.GetRequiredService<IOptions<AuditStoreOptions>>().Value.Path);
    }

    static IHost Host(Action<AuditStoreOptions> configure) => new HostBuilder().ConfigureServices(services => services.AddInstrumentGen().AddAudit(configure)).Build();
}
