namespace InstrumentGen;

/// <summary>As <see cref="DecoratedAttribute"/>, for an interface that stands elsewhere: in another file or in another assembly.</summary>
/// <param name="service">The interface; a generic one without its type arguments, <c>typeof(IRepository&lt;&gt;)</c>.</param>
/// <example>
/// <code>
/// [assembly: Decorate(typeof(IPaymentGateway))]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DecorateAttribute(Type service) : Attribute
{
    /// <summary>The interface.</summary>
    public Type Service { get; } = service;
}
