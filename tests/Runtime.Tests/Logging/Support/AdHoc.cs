using System.Collections;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

delegate void TextWriting(LogText text);

delegate void FieldsWriting(LogFields fields);

/// <summary>A state that writes what a test says.</summary>
readonly struct AdHoc(TextWriting? message = null, FieldsWriting? fields = null, LogEventDefinition? definition = null) : ILogState
{
    static readonly LogEventDefinition s_event = new(default(EventId), "ad hoc");

    public LogEventDefinition Event => definition ?? s_event;

    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] => new("{OriginalFormat}", Event.Template);

    public void WriteMessage(LogText text) => message?.Invoke(text);

    public void WriteFields(LogFields target) => fields?.Invoke(target);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static string Text(TextWriting message) => LogStateText.Format(new AdHoc(message), null);
}
