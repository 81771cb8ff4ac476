namespace InstrumentGen;

/// <summary>Names an operation and classifies its exceptions, once for all its signals.</summary>
/// <remarks>It instruments nothing by itself: put <see cref="TracedAttribute"/>, <see cref="MeteredAttribute"/> or <see cref="LoggedAttribute"/>
/// beside it, or on the type, or <see cref="AuditedAttribute"/> beside it.</remarks>
/// <param name="name">The operation's name: the name of its spans and the value of the metric label <c>operation</c>. Unique in the
/// assembly, not blank, without control characters, best lower-case words joined by dots.</param>
/// <example>
/// <code>
/// [Operation("order.place", Expected = [typeof(OutOfStockException)])]
/// [Traced, Metered]
/// public Task&lt;Order&gt; PlaceAsync(Cart cart, CancellationToken cancellationToken) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class OperationAttribute(string name) : Attribute
{
    /// <summary>The operation's name.</summary>
    public string Name { get; } = name;

    /// <summary>Exception types (and so the types derived from them) that are an ordinary answer of this operation: a call that ends in
    /// one has the outcome <c>ok</c>. The exception still reaches the caller.</summary>
    /// <value>The default is empty: every exception but a cancellation is an error.</value>
    public Type[] Expected { get; set; } = [];

    /// <summary>Tells results that are errors though nothing is thrown: a path of readable members of the result that ends in a
    /// <see cref="bool"/>, or the name of a static method of the operation's own type that takes the result and returns one. It is bound when the
    /// project is built. Where it is <see langword="true"/> the call has the outcome <c>error</c>, and this text is its <c>error.type</c>.</summary>
    /// <value>The default, <see langword="null"/>: every result is <c>ok</c>.</value>
    /// <example>
    /// <code>
    /// [Operation("payment.authorize", ErrorWhen = nameof(Authorization.IsDeclined)), Traced, Metered]
    /// public Task&lt;Authorization&gt; AuthorizeAsync(Card card, CancellationToken cancellationToken) { ... }
    /// </code>
    /// </example>
    public string? ErrorWhen { get; set; }

    /// <summary>Whether calls that suspend allocate nothing for it, of a method that returns a <see cref="ValueTask"/> or <see cref="ValueTask{TResult}"/>:
    /// what stands behind the task that the caller gets is used again once its result is taken.</summary>
    /// <remarks>It is an option because such a task is less than the method's own may be. Its result can be taken once, as the contract of
    /// <see cref="ValueTask"/> has it: who awaits it twice, or blocks before it has completed, gets an <see cref="InvalidOperationException"/>, though
    /// the method returned a task that allows it. Its continuation is posted to a synchronization context even from that context itself; and a fault that
    /// nobody takes is not told by <see cref="TaskScheduler.UnobservedTaskException"/>.</remarks>
    /// <value>The default is <see langword="false"/>: the task keeps all that the method's own allows.</value>
    /// <example>
    /// <code>
    /// [Operation("price.read", Pooled = true), Metered]
    /// public ValueTask&lt;decimal&gt; ReadAsync(string sku, CancellationToken cancellationToken) { ... }
    /// </code>
    /// </example>
    public bool Pooled { get; set; }

    /// <summary>For a partial method, the method of the same type that does its work: the half that the build writes calls it.</summary>
    /// <value>The default, <see langword="null"/>, is the method's own name with <c>Core</c>: <c>PlaceCoreAsync</c> for <c>PlaceAsync</c>,
    /// <c>PlaceCore</c> for <c>Place</c>.</value>
    /// <example>
    /// <code>
    /// [Operation("order.place", Core = nameof(PlaceUnmeasuredAsync)), Traced]
    /// public partial Task&lt;Order&gt; PlaceAsync(Cart cart, CancellationToken cancellationToken);
    /// </code>
    /// </example>
    public string? Core { get; set; }
}
