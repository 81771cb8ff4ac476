using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Makes a partial method one that begins a log scope: the build writes its other half, which hands its arguments to
/// <see cref="ILogger.BeginScope{TState}(TState)"/>. Records inside the scope carry its values until what the method returned is disposed of.</summary>
/// <remarks>The logger and the values are found as those of a <see cref="LogEventAttribute">log event</see>; it has neither level nor exception. What is
/// annotated as sensitive is never read. Providers of this package take the values into each record without boxing them.</remarks>
/// <param name="message">What the scope says of itself, with values as <c>{Name}</c>.</param>
/// <example>
/// <code>
/// [Scope("Order {OrderId}")]
/// private partial IDisposable? OrderScope(Guid orderId);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ScopeAttribute(string message) : Attribute
{
    /// <summary>What the scope says of itself.</summary>
    public string Message { get; } = message;
}
