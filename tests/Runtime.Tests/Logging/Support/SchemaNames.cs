using System.Collections;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

/// <summary>A state whose values have names of the Elastic Common Schema; none where there is no method.</summary>
readonly struct SchemaNames(string? method) : ILogState
{
    static readonly LogEventDefinition s_event = new(new EventId(0, "http.request"), "A request") { HasSchemaNames = true };
    static readonly LogField s_method = new("http.request.method");
    static readonly LogField s_status = new("http.response.status_code");

    public LogEventDefinition Event => s_event;

    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] => new("{OriginalFormat}", s_event.Template);

    public void WriteMessage(LogText text) => text.Literal("A request"u8);

    public void WriteFields(LogFields fields)
    {
        if (method is null) return;
        fields.Add(s_method, method);
        fields.Add(s_status, 200);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => LogValues.Enumerate(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
