namespace InstrumentGen;

/// <summary>Named texts that travel with a message, for <see cref="SpanCarrierAttribute"/>: a dictionary needs none.</summary>
/// <example>
/// <code>
/// sealed class FrameCarrier(Frame frame) : ISpanCarrier
/// {
///     public string? Read(string name) => frame.Fields.TryGetValue(name, out byte[]? value) ? Encoding.UTF8.GetString(value) : null;
///
///     public void Write(string name, string value) => frame.Fields[name] = Encoding.UTF8.GetBytes(value);
/// }
/// </code>
/// </example>
public interface ISpanCarrier
{
    /// <summary>Reads a text.</summary>
    /// <param name="name">Its name, such as <c>traceparent</c>.</param>
    /// <returns>The text; <see langword="null"/> where there is none.</returns>
    string? Read(string name);

    /// <summary>Writes a text, in the place of one that is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The text.</param>
    void Write(string name, string value);
}
