namespace InstrumentGen;

/// <summary>Has the build write a decorator of the interface: a class that records the calls of the interface's operations and passes all
/// others on. Objects that a container makes get it where <c>services.Instrument&lt;T&gt;()</c> asks for it.</summary>
/// <remarks>
/// <para>Without it, calls of an interface's operations are recorded where they are written. With it, whoever calls is recorded: code of
/// projects that do not use InstrumentGen, frameworks, method groups; and calls are no longer woven where they are written, so that none is
/// recorded twice. An object that does not come from the container, or comes from it without <c>Instrument</c>, is not recorded.</para>
/// <para>The operations are the methods with <see cref="TracedAttribute"/>, <see cref="MeteredAttribute"/> or <see cref="LoggedAttribute"/> on them or on the
/// interface, or <see cref="AuditedAttribute"/> on them. Where neither the interface nor any of its methods has one, all of its methods are traced and metered.</para>
/// </remarks>
/// <example>
/// <code>
/// [Decorated, Traced, Metered]
/// public interface IOrders
/// {
///     Task&lt;Order&gt; PlaceAsync(Cart cart, CancellationToken cancellationToken);
/// }
///
/// services.AddScoped&lt;IOrders, Orders&gt;();
/// services.Instrument&lt;IOrders&gt;();
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class DecoratedAttribute : Attribute;
