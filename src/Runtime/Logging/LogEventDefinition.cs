using Microsoft.Extensions.Logging;

namespace InstrumentGen;

/// <summary>What is known of a log event when the project is built.</summary>
/// <example>
/// <code>
/// static readonly LogEventDefinition s_orderPlaced = new(
///     new EventId(17, "OrderPlaced"),
///     "Order {OrderId} placed",
///     new CodePosition("Shop.Ordering.OrderService.PlaceAsync", "src/Ordering/OrderService.cs", 42));
/// </code>
/// </example>
public sealed partial class LogEventDefinition
{
    readonly byte[]?[] _constants = new byte[]?[LogStyle.All.Length];
    byte[]? _templateText;
    int _formattedHoles = -1;

    /// <summary>Defines an event.</summary>
    /// <param name="eventId">Its number and name.</param>
    /// <param name="template">The message, with values as <c>{Name}</c>.</param>
    /// <param name="code">Where it is logged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="template"/> is <see langword="null"/>.</exception>
    public LogEventDefinition(EventId eventId, string template, CodePosition? code = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        EventId = eventId;
        Template = template;
        Code = code;
    }

    /// <summary>The event's number and name.</summary>
    public EventId EventId { get; }

    /// <summary>The message, with values as <c>{Name}</c>.</summary>
    public string Template { get; }

    /// <summary>Where it is logged.</summary>
    public CodePosition? Code { get; }

    /// <summary>Whether the names of the event's values are fields of the Elastic Common Schema, such as <c>http.request.method</c>: <c>AddEcsJson</c> then writes them at the
    /// top of the document, and not into <c>labels</c>.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    /// <remarks>A name that every document has, as <c>message</c> or <c>trace.id</c>, would be there twice.</remarks>
    public bool HasSchemaNames { get; init; }

    /// <summary>How many of its values the template has in a format, as <c>{Total:F2}</c>.</summary>
    internal int FormattedHoles => _formattedHoles >= 0 ? _formattedHoles : _formattedHoles = TemplateHoles.CountFormatted(Template);

    /// <summary>What the format that writes templates writes of it, once.</summary>
    internal byte[] TemplateOf(LogFormat format) => _templateText ??= LogLine.Written(format.Style, Template, format.WriteTemplate);

    /// <summary>What a format says of the event in each of its lines, written once.</summary>
    internal ReadOnlySpan<byte> ConstantsOf(LogFormat format)
    {
        ref byte[]? constants = ref _constants[format.Style.Index];
        return constants ??= LogLine.Written(format.Style, (format, this), static (line, one) => one.format.WriteEvent(line, one.Item2.EventId, one.Item2.Code));
    }
}
