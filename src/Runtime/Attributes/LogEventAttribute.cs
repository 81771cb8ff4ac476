using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>Makes a partial method a log event: the build writes its other half, which hands its arguments to an <see cref="ILogger"/> without
/// boxing them.</summary>
/// <remarks>
/// <para>The logger is a parameter, or else a field, property or primary-constructor parameter of the type, or a member that it inherits. A parameter that
/// is an <see cref="Exception"/> becomes the record's exception, and one that is a <see cref="LogLevel"/> its level where the attribute gives none. All
/// others are values of the record, named as the message names them; <see cref="TagAttribute"/> names more of them and members,
/// <see cref="ExpandAttribute"/> takes an object apart, <see cref="MaxItemsAttribute"/> bounds a collection.</para>
/// <para>What is annotated as sensitive is never read: its place is taken by a constant text.</para>
/// <para>Every provider reads the record as it reads those of <c>[LoggerMessage]</c>; <c>AddEcsJson()</c> and its kin write it without any
/// allocation. Methods with <c>[LoggerMessage]</c> are left to the generator that writes them.</para>
/// </remarks>
/// <example>
/// <code>
/// sealed partial class OrderLog(ILogger&lt;OrderLog&gt; logger)
/// {
///     [LogEvent(LogLevel.Information, "Order {OrderId} placed for {Total}")]
///     public partial void OrderPlaced(Guid orderId, decimal total);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LogEventAttribute : Attribute
{
    /// <summary>An event of one level.</summary>
    /// <param name="level">How severe it is.</param>
    /// <param name="message">The message, in which <c>{Name}</c>, <c>{Name,alignment}</c> or <c>{Name:format}</c> stands for the value of that name,
    /// whatever its case, and double braces for single ones.</param>
    public LogEventAttribute(LogLevel level, string message)
    {
        Level = level;
        Message = message;
    }

    /// <summary>An event whose level is a parameter.</summary>
    /// <param name="message">The message, as above.</param>
    public LogEventAttribute(string message)
    {
        Level = LogLevel.None;
        Message = message;
    }

    /// <summary>How severe the event is.</summary>
    /// <value><see cref="LogLevel.None"/> where a parameter tells it.</value>
    public LogLevel Level { get; }

    /// <summary>The message.</summary>
    public string Message { get; }

    /// <summary>The number of the event.</summary>
    /// <value>Where it is not set, a number made from the event's name: the same in every build and on every machine.</value>
    public int EventId { get; set; }

    /// <summary>The name of the event.</summary>
    /// <value>The default, <see langword="null"/>, is the method's name. A name that is given keeps the number when the method is renamed or moved.</value>
    public string? EventName { get; set; }
}
