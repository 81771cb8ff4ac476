using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Makes a store of an application's audit trail. The container does not own what it makes: the trail does, and outlives most services.</summary>
sealed class AuditStoreSource(Func<IServiceProvider, IAuditStore> make)
{
    /// <summary>Puts the application's trail in force.</summary>
    /// <returns><see langword="null"/> where it has no store.</returns>
    internal static AuditTrail? Open(IServiceProvider services)
    {
        AuditStoreSource[] sources = [.. services.GetServices<AuditStoreSource>()];
        if (sources.Length == 0) return null;
        AuditTrailOptions options = services.GetRequiredService<IOptions<AuditTrailOptions>>().Value;
        options.Actors ??= services.GetService<IAuditActorAccessor>();
        IAuditStore first = sources[0].Make(services);
        return AuditTrail.Use(sources.Length == 1 ? first : new AuditStoreCopies(first, [.. sources.Skip(1).Select(source => source.Make(services))]), options);
    }

    IAuditStore Make(IServiceProvider services) => make(services);
}
