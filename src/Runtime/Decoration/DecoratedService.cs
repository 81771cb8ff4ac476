using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen;

/// <summary>What a generated decorator of a generic interface is constructed from: a container gives it what was registered before
/// <c>services.Instrument(...)</c>.</summary>
/// <typeparam name="TService">The interface.</typeparam>
/// <param name="services">The container.</param>
/// <param name="key">The key that the service is registered by; <see langword="null"/> where it has none.</param>
public sealed class DecoratedService<TService>(IServiceProvider services, [ServiceKey] object? key = null)
    where TService : class
{
    /// <summary>The object to decorate.</summary>
    public TService Value { get; } = services.GetRequiredKeyedService<TService>(UndecoratedKey.OfOpenGeneric(key));
}
