using System.Diagnostics;

namespace InstrumentGen;

// Messages that carry the trace.
public sealed partial class OperationProbe
{
    /// <summary>Reads what came with a message, and makes its baggage current. While nobody listens to spans it reads nothing.</summary>
    /// <param name="carrier">What <see cref="SpanCarrierAttribute"/> can stand on; anything else holds nothing.</param>
    /// <returns>What it was, to be disposed of on the same thread when the method returns.</returns>
    /// <example>
    /// <code>
    /// using CarriedContext carried = s_handle.Receive(message.Headers);
    /// var call = s_handle.Begin(s_handle.Span().ChildOf(carried.Sender));
    /// </code>
    /// </example>
    public CarriedContext Receive(object? carrier) => Receive(carrier, static carrier => carrier);

    /// <summary>As <see cref="Receive(object?)"/>, with a carrier that is read from an object, which may throw.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="holder">The object.</param>
    /// <param name="carrier">Reads the carrier.</param>
    /// <returns>What it was, to be disposed of on the same thread when the method returns.</returns>
    public CarriedContext Receive<T>(T holder, Func<T, object?> carrier)
        where T : allows ref struct => _spans is { HasListeners: true } ? CarriedContext.Take(SpanPropagation.Extract(holder, carrier)) : default;

    /// <summary>The span that sent a message, to be linked to. While nobody listens to spans it reads nothing.</summary>
    /// <param name="carrier">What <see cref="SpanCarrierAttribute"/> can stand on; anything else holds nothing.</param>
    /// <returns>The span; the default value where the carrier names none.</returns>
    public ActivityContext SenderOf(object? carrier) => SenderOf(carrier, static carrier => carrier);

    /// <summary>As <see cref="SenderOf(object?)"/>, with a carrier that is read from an object, which may throw.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="holder">The object.</param>
    /// <param name="carrier">Reads the carrier.</param>
    /// <returns>The span; the default value where the carrier names none.</returns>
    public ActivityContext SenderOf<T>(T holder, Func<T, object?> carrier)
        where T : allows ref struct => _spans is { HasListeners: true } ? SpanPropagation.Extract(holder, carrier).ActivityContext : default;
}
