using System.Collections;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A state as the build writes it, whose template has formats and an alignment.</summary>
readonly struct Priced(string? name, decimal price, DateTime? since) : ILogState
{
    internal const string Template = "{Name,-5} costs {Price:F2} since {Since:yyyy-MM-dd}, {{literally}}";

    static readonly LogEventDefinition s_event = new(new EventId(18, "Priced"), Template);
    static readonly LogField s_name = new("Name");
    static readonly LogField s_price = new("Price");
    static readonly LogField s_since = new("Since");

    public LogEventDefinition Event => s_event;

    public int Count => 4;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Name", name),
        1 => new("Price", price),
        2 => new("Since", since),
        3 => new("{OriginalFormat}", Template),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public void WriteMessage(LogText text)
    {
        text.Append(name, null, -5);
        text.Literal(" costs "u8);
        text.Append(price, "F2");
        text.Literal(" since "u8);
        text.Append(since, "yyyy-MM-dd");
        text.Literal(", {literally}"u8);
    }

    public void WriteFields(LogFields fields)
    {
        fields.Add(s_name, name);
        fields.Add(s_price, price);
        fields.Add(s_since, since);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (int index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
