using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen;

/// <summary>A registration whose objects are decorated. Its class tells it from others, so that none is decorated twice.</summary>
sealed class InstrumentedDescriptor : ServiceDescriptor
{
    InstrumentedDescriptor(Type service, object? key, object instance)
        : base(service, key, instance)
    {
    }

    InstrumentedDescriptor(Type service, Func<IServiceProvider, object> factory, ServiceLifetime lifetime)
        : base(service, factory, lifetime)
    {
    }

    InstrumentedDescriptor(Type service, object? key, Func<IServiceProvider, object?, object> factory, ServiceLifetime lifetime)
        : base(service, key, factory, lifetime)
    {
    }

    InstrumentedDescriptor(
        Type service,
        object? key,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type implementation,
        ServiceLifetime lifetime)
        : base(service, key, implementation, lifetime)
    {
    }

    /// <summary>For an object that is there already: no container disposes of it, or of its decorator.</summary>
    public static InstrumentedDescriptor OfInstance(ServiceDescriptor original, object instance) => new(original.ServiceType, original.ServiceKey, instance);

    /// <summary>For objects that the container asks a function for.</summary>
    public static InstrumentedDescriptor OfFactory(ServiceDescriptor original, Func<IServiceProvider, object> factory) => original.IsKeyedService
        ? new(original.ServiceType, original.ServiceKey, (services, _) => factory(services), original.Lifetime)
        : new(original.ServiceType, factory, original.Lifetime);

    /// <summary>For objects that the container constructs.</summary>
    public static InstrumentedDescriptor OfType(
        ServiceDescriptor original,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decorator) =>
        new(original.ServiceType, original.ServiceKey, decorator, original.Lifetime);
}
