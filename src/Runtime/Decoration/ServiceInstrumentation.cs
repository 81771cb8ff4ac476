using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InstrumentGen;

/// <summary>Puts the decorator of a service in the place of its registrations. Each keeps its place in the order, its lifetime, key and way to
/// be made; and each object is disposed of once, by whom it was before.</summary>
sealed class ServiceInstrumentation(IServiceCollection services, Type service, OperationDecorator decorator)
{
    /// <summary>Whether a container disposes of what implements the service by its interface: of the decorator, then, which passes it on.</summary>
    bool IsDisposable => typeof(IDisposable).IsAssignableFrom(service) || typeof(IAsyncDisposable).IsAssignableFrom(service);

    /// <summary>The registrations that <c>Instrument</c> means by a service.</summary>
    public static bool IsMeant(ServiceDescriptor descriptor, Type service) =>
        descriptor.ServiceKey is not UndecoratedKey
        && (descriptor.ServiceType == service
            || (service.IsGenericTypeDefinition && descriptor.ServiceType.IsConstructedGenericType && descriptor.ServiceType.GetGenericTypeDefinition() == service));

    /// <summary>Replaces one registration.</summary>
    public static void Replace(IServiceCollection services, int index, OperationDecorator decorator)
    {
        ServiceDescriptor original = services[index];
        var instrumentation = new ServiceInstrumentation(services, original.ServiceType, decorator);
        services[index] = original.ServiceType.IsGenericTypeDefinition ? instrumentation.Open(original) : instrumentation.Closed(original);
    }

    InstrumentedDescriptor Closed(ServiceDescriptor original)
    {
        Func<object?, object?> decorate = decorator.For(service);
        if (Instance(original) is { } instance) return InstrumentedDescriptor.OfInstance(original, decorate(instance)!);
        if (ReferenceEquals(original.ServiceKey, KeyedService.AnyKey))
        {
            throw new InvalidOperationException($"'{service}' is registered by KeyedService.AnyKey, which cannot be instrumented: register the keys that you use, then instrument it.");
        }

        // What the container makes it also disposes of. Where the decorator is disposable it does so with the decorator, and must not
        // learn of the object that the decorator passes it on to.
        Func<IServiceProvider, object> undecorated = IsDisposable ? Factory(original) : Kept(original);
        return InstrumentedDescriptor.OfFactory(original, provider => decorate(undecorated(provider))!);
    }

    InstrumentedDescriptor Open(ServiceDescriptor original)
    {
        UndecoratedKey key = UndecoratedKey.OfOpenGeneric(original.ServiceKey);
        if (services.Any(one => one.ServiceType == service && key.Equals(one.ServiceKey)))
        {
            throw new InvalidOperationException($"'{service}' is registered more than once as an open generic: only one such registration can be instrumented. Register the others with their type arguments.");
        }

        services.Add(ServiceDescriptor.DescribeKeyed(service, key, Implementation(original)!, original.Lifetime));
        services.TryAdd(ServiceDescriptor.DescribeKeyed(typeof(DecoratedService<>), original.ServiceKey, typeof(DecoratedService<>), ServiceLifetime.Transient));
        return InstrumentedDescriptor.OfType(original, decorator.OpenType!);
    }

    // Registered once more, under a key that nobody knows.
    Func<IServiceProvider, object> Kept(ServiceDescriptor original)
    {
        var key = UndecoratedKey.New(original.ServiceKey);
        services.Add(Implementation(original) is { } type && !TakesItsKey(type)
            ? ServiceDescriptor.DescribeKeyed(service, key, type, original.Lifetime)
            : ServiceDescriptor.DescribeKeyed(service, key, (provider, _) => Factory(original)(provider), original.Lifetime));
        return provider => provider.GetRequiredKeyedService(service, key);
    }

    static Func<IServiceProvider, object> Factory(ServiceDescriptor original)
    {
        if (original is { IsKeyedService: true, KeyedImplementationFactory: { } keyed }) return provider => keyed(provider, original.ServiceKey);
        if (original is { IsKeyedService: false, ImplementationFactory: { } factory }) return factory;
        Type type = Implementation(original)!;
        if (original.IsKeyedService && TakesItsKey(type)) return provider => ActivatorUtilities.CreateInstance(provider, type, original.ServiceKey!);
        ObjectFactory create = ActivatorUtilities.CreateFactory(type, []);
        return provider => create(provider, null);
    }

    static object? Instance(ServiceDescriptor original) => original.IsKeyedService ? original.KeyedImplementationInstance : original.ImplementationInstance;

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    static Type? Implementation(ServiceDescriptor original) => original.IsKeyedService ? original.KeyedImplementationType : original.ImplementationType;

    // It would be given the key that it is kept under.
    static bool TakesItsKey([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type) =>
        type.GetConstructors().Any(static constructor => constructor.GetParameters().Any(static parameter => parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: false)));
}
