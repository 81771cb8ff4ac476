using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentGen;

/// <summary>Makes a store of an application's audit trail.</summary>
sealed class AuditStoreSource(Func<IServiceProvider, IAuditStore> make)
{
    /// <summary>Makes the application's store: the first, and of the others copies.</summary>
    /// <returns><see langword="null"/> where it has none.</returns>
    internal static IAuditStore? Open(IServiceProvider services)
    {
        IAuditStore[] stores = [.. services.GetServices<AuditStoreSource>().Select(source => source.Make(services))];
        return stores.Length < 2 ? stores.FirstOrDefault() : new AuditStoreCopies(stores[0], stores[1..]);
    }

    /// <summary>Puts the application's trail in force.</summary>
    internal static AuditTrail? Use(IAuditStore? store, IServiceProvider services)
    {
        if (store is null) return null;
        AuditTrailOptions options = services.GetRequiredService<IOptions<AuditTrailOptions>>().Value;
        options.Actors ??= services.GetService<IAuditActorAccessor>();
        return AuditTrail.Use(store, options);
    }

    IAuditStore Make(IServiceProvider services) => make(services);
}
