using System.Collections;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A state with one value of any type.</summary>
readonly struct OneValue<T>(T value) : ILogState
{
    internal const string Template = "It is {Value}.";

    static readonly LogEventDefinition s_event = new(default, Template);
    static readonly LogField s_value = new("Value");

    public LogEventDefinition Event => s_event;

    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] => index == 0 ? new("Value", value) : new("{OriginalFormat}", Template);

    public void WriteMessage(LogText text)
    {
        text.Literal("It is "u8);
        text.Append(value);
        text.Literal("."u8);
    }

    public void WriteFields(LogFields fields) => fields.Add(s_value, value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => new[] { this[0], this[1] }.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
