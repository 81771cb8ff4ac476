using System.Collections;

namespace InstrumentGen;

/// <summary>The record that a call begins.</summary>
readonly struct OperationStarted(OperationEvents events) : ILogState
{
    public LogEventDefinition Event => events.Started;

    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(OperationFields.Operation.Name, events.Operation),
        1 => new(LogTokens.OriginalFormat, Event.Template),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public void WriteMessage(LogText text)
    {
        text.Append(events.Operation);
        text.Literal(" starts"u8);
    }

    public void WriteFields(LogFields fields) => fields.Add(OperationFields.Operation, events.Operation);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => LogValues.Enumerate(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => LogStateText.Format(this, null);
}
