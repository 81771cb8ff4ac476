using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen;

/// <summary>A container of one object: for a decorator of what is made already.</summary>
sealed class ObjectAtHand(object value) : IKeyedServiceProvider
{
    public object GetService(Type serviceType) => value;

    public object GetKeyedService(Type serviceType, object? serviceKey) => value;

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => value;
}
