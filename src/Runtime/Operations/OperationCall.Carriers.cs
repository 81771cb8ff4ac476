using System.Diagnostics;

namespace InstrumentGen;

// Calls that send messages.
public partial struct OperationCall
{
    /// <summary>Gives a message the context of this call's span and the baggage, or, where nobody keeps the span, those of <see cref="Activity.Current"/>. While nobody listens to spans it
    /// writes nothing.</summary>
    /// <param name="carrier">What <see cref="SpanCarrierAttribute"/> can stand on; anything else is left alone.</param>
    /// <example>
    /// <code>
    /// var call = s_publish.Begin();
    /// call.Inject(message.Headers);
    /// </code>
    /// </example>
    public readonly void Inject(object? carrier) => Inject(carrier, static carrier => carrier);

    /// <summary>As <see cref="Inject(object?)"/>, with a carrier that is read from an object, which may throw.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="holder">The object.</param>
    /// <param name="carrier">Reads the carrier.</param>
    public readonly void Inject<T>(T holder, Func<T, object?> carrier)
        where T : allows ref struct
    {
        if (_probe.Spans is { HasListeners: true }) SpanPropagation.Inject((_span ?? Activity.Current)?.Context ?? default, holder, carrier);
    }
}
