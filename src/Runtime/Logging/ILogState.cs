using System.Diagnostics.CodeAnalysis;

namespace InstrumentGen;

/// <summary>The values of one log call. The structures that the build writes for log events are this: our formats have them write themselves as UTF-8,
/// without a box; other providers read them as the list they are, whose last element is the template, named <c>{OriginalFormat}</c>.</summary>
/// <example>
/// <code>
/// readonly struct OrderPlaced(int orderId) : ILogState
/// {
///     public LogEventDefinition Event => s_orderPlaced;
///
///     public void WriteMessage(LogText text)
///     {
///         text.Literal("Order "u8);
///         text.Append(orderId);
///         text.Literal(" placed"u8);
///     }
///
///     public void WriteFields(LogFields fields) => fields.Add(s_orderId, orderId);
///
///     // and the list: [("OrderId", orderId), ("{OriginalFormat}", Event.Template)]
/// }
/// </code>
/// </example>
public interface ILogState : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <summary>What is known of the event when the project is built.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "It is what the type calls it, and Visual Basic can escape it.")]
    LogEventDefinition Event { get; }

    /// <summary>Writes the message.</summary>
    /// <param name="text">Takes it.</param>
    void WriteMessage(LogText text);

    /// <summary>Writes the structured values.</summary>
    /// <param name="fields">Takes them.</param>
    void WriteFields(LogFields fields);
}
