using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace InstrumentGen;

/// <summary>The decorator of one interface.</summary>
/// <param name="decorate">Makes one of an object; <see langword="null"/> for a generic interface.</param>
/// <param name="openType">The class of a generic interface's decorator.</param>
sealed class OperationDecorator(
    Func<object, object>? decorate,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type? openType)
{
    /// <summary>Changes nothing.</summary>
    public static readonly OperationDecorator None = new(static decorated => decorated, null);

    /// <summary>The class of a generic interface's decorator, for a container to construct.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type? OpenType { get; } = openType;

    /// <summary>How objects of a service are decorated. What is decorated already records its operations, and stays as it is.</summary>
    /// <param name="service">The service; a generic one with its type arguments.</param>
    /// <exception cref="InvalidOperationException">The decorator's code cannot be made while the program runs.</exception>
    public Func<object?, object?> For(Type service)
    {
        Func<object, object> make = decorate ?? Constructed(service);
        return decorated => decorated is null or IOperationDecorator ? decorated : make(decorated);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The decorator's type parameters are those of its interface, which the type arguments satisfy already.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The dependency keeps the constructor.")]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(DecoratedService<>))]
    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "As above: what the interface asks of its type arguments, its user has kept.")]
    [UnconditionalSuppressMessage("Trimming", "IL2076", Justification = "As above.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Over classes, generic code is shared; over structures it is refused where it cannot be made.")]
    Func<object, object> Constructed(Type service)
    {
        Type[] arguments = service.GetGenericArguments();
        if (!RuntimeFeature.IsDynamicCodeSupported && Array.Find(arguments, static argument => argument.IsValueType) is { } structure)
        {
            throw new InvalidOperationException($"The decorator of '{service}' cannot be made in a program that is compiled ahead of time, as '{structure}' is a structure.");
        }

        ConstructorInfo constructor = OpenType!.MakeGenericType(arguments).GetConstructors()[0];
        ConstructorInfo target = constructor.GetParameters()[0].ParameterType.GetConstructors()[0];
        return decorated => constructor.Invoke([target.Invoke([new ObjectAtHand(decorated), null])]);
    }
}
