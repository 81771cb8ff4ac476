using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace InstrumentGen;

/// <summary>Knows the decorators of the process: module initializers that the build writes add them.</summary>
/// <example>
/// <code>
/// [ModuleInitializer]
/// internal static void Register() => OperationDecorators.Add&lt;IOrders&gt;(static orders => new OrdersDecorator(orders));
/// </code>
/// </example>
public static class OperationDecorators
{
    static readonly ConcurrentDictionary<Type, OperationDecorator> s_decorators = new();

    /// <summary>Adds the decorator of an interface. The first one stays.</summary>
    /// <typeparam name="TService">The interface.</typeparam>
    /// <param name="decorate">Makes a decorator of an object.</param>
    public static void Add<TService>(Func<TService, TService> decorate)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(decorate);
        s_decorators.TryAdd(typeof(TService), new OperationDecorator(decorated => decorate((TService)decorated), null));
    }

    /// <summary>Adds the decorator of a generic interface. The first one stays.</summary>
    /// <param name="service">The interface, without type arguments.</param>
    /// <param name="decorator">The generic class, whose constructor takes a <see cref="DecoratedService{TService}"/>.</param>
    public static void Add(Type service, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decorator)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(decorator);
        s_decorators.TryAdd(service, new OperationDecorator(null, decorator));
    }

    /// <summary>Says that the build was told to write no decorator of an interface, so that to ask for one changes nothing.</summary>
    /// <param name="service">The interface; a generic one without type arguments.</param>
    public static void Leave(Type service)
    {
        ArgumentNullException.ThrowIfNull(service);
        s_decorators.TryAdd(service, OperationDecorator.None);
    }

    /// <summary>The interfaces that have a decorator.</summary>
    internal static IEnumerable<Type> Services => s_decorators.Where(static one => one.Value != OperationDecorator.None).Select(static one => one.Key);

    internal static OperationDecorator? Find(Type service) =>
        s_decorators.TryGetValue(service.IsConstructedGenericType ? service.GetGenericTypeDefinition() : service, out OperationDecorator? decorator) ? decorator : null;
}
