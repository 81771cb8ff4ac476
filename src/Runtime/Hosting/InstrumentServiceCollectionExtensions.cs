using System.Reflection;
using System.Runtime.CompilerServices;
using InstrumentGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Instruments services by the decorators that the build has written for their interfaces.</summary>
public static class InstrumentServiceCollectionExtensions
{
    /// <summary>Has every registration of the interface so far make its objects decorated: their calls are recorded, whoever calls.
    /// Lifetimes, keys, factories and the order of registrations stay; what is disposed of, and by whom, does too. Calling it again
    /// changes nothing.</summary>
    /// <typeparam name="TService">The interface, which is <see cref="DecoratedAttribute">[Decorated]</see>.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The interface is not registered yet, has no decorator, or is registered in a way that
    /// cannot be decorated.</exception>
    /// <remarks>Code that asks an object for a further interface, or for its class, does not find it behind the decorator: register that
    /// interface as well.</remarks>
    /// <example>
    /// <code>
    /// services.AddScoped&lt;IOrders, Orders&gt;();
    /// services.Instrument&lt;IOrders&gt;();
    /// </code>
    /// </example>
    public static IServiceCollection Instrument<TService>(this IServiceCollection services)
        where TService : class => Instrument(services, typeof(TService));

    /// <summary>As <see cref="Instrument{TService}(IServiceCollection)"/>, for a generic interface without its type arguments: all its
    /// registrations, with type arguments or without.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="service">The interface.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The interface is not registered yet, has no decorator, or is registered in a way that
    /// cannot be decorated.</exception>
    /// <example>
    /// <code>
    /// services.AddScoped(typeof(IRepository&lt;&gt;), typeof(Repository&lt;&gt;));
    /// services.Instrument(typeof(IRepository&lt;&gt;));
    /// </code>
    /// </example>
    public static IServiceCollection Instrument(this IServiceCollection services, Type service)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(service);
        OperationDecorator decorator = Find(service) ?? throw new InvalidOperationException(
            $"'{service}' has no decorator: put [Decorated] on the interface, or [assembly: Decorate(typeof(...))] into a project that uses InstrumentGen.");
        int[] indexes = [.. Enumerable.Range(0, services.Count).Where(index => ServiceInstrumentation.IsMeant(services[index], service))];
        if (indexes.Length == 0) throw new InvalidOperationException(NotRegistered(services, service));
        if (decorator == OperationDecorator.None) return services;
        foreach (int index in indexes)
        {
            if (services[index] is not InstrumentedDescriptor) ServiceInstrumentation.Replace(services, index, decorator);
        }

        return services;
    }

    // Nothing may have run yet in the assembly that knows the decorator.
    static OperationDecorator? Find(Type service)
    {
        RuntimeHelpers.RunModuleConstructor(service.Module.ModuleHandle);
        if (OperationDecorators.Find(service) is { } decorator) return decorator;
        if (Assembly.GetEntryAssembly() is { } entry) RuntimeHelpers.RunModuleConstructor(entry.ManifestModule.ModuleHandle);
        return OperationDecorators.Find(service);
    }

    static string NotRegistered(IServiceCollection services, Type service) =>
        service.IsConstructedGenericType && services.Any(one => one.ServiceType == service.GetGenericTypeDefinition())
            ? $"'{service}' is registered without its type arguments: call Instrument(typeof({service.Name.Split('`')[0]}<>))."
            : $"'{service}' is not registered yet: call Instrument behind its registration.";
}
