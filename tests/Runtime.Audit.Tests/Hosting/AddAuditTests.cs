using InstrumentGen.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentGen.Runtime.Audit.Tests;

public sealed class AddAuditTests : IDisposable
{
    readonly Trail _trail = new();

    [Fact]
    public void AddAudit_RegistersOneStoreUnderBothNames()
    {
        using ServiceProvider services = Services(options => options.Path = _trail.Path).BuildServiceProvider();
        IAuditStore store = services.GetRequiredService<IAuditStore>();
        Assert.Same(store, services.GetRequiredService<SqliteAuditStore>());
        store.Append(Records.Json(1));
        Assert.Equal(Records.Numbered(1), _trail.Read());
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
    public void Container_DisposedOf_LetsGoOfTheTrail()
    {
        using (ServiceProvider services = Services(options => options.Path = _trail.Path).BuildServiceProvider()) services.GetRequiredService<IAuditStore>().Append(Records.Json(1));
        Assert.Equal(1, _trail.Verify().Checkpoints);
        _trail.Open().Dispose();
    }

    [Fact]
    public void Store_RegisteredBefore_Stays()
    {
        var services = new ServiceCollection();
        using var own = new NoStore();
        services.AddSingleton<IAuditStore>(own);
        services.AddInstrumentGen().AddAudit(options => options.Path = _trail.Path);
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Same(own, provider.GetRequiredService<IAuditStore>());
        Assert.False(File.Exists(_trail.Path));
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

    static ServiceCollection Services(Action<AuditStoreOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddInstrumentGen().AddAudit(configure);
        return services;
    }

    sealed class NoStore : IAuditStore
    {
        public void Append(AuditBatch batch)
        {
        }

        public void Dispose()
        {
        }
    }

    public void Dispose() => _trail.Dispose();
}
