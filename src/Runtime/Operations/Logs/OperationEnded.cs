using System.Collections;
using System.Diagnostics;

namespace InstrumentGen;

/// <summary>The record of how a call has ended.</summary>
readonly struct OperationEnded : ILogState
{
    const int ValuesOfAll = 3;

    static readonly double s_unitsPerMillisecond = Stopwatch.Frequency / 1000d;

    readonly OperationEvents _events;
    readonly string _outcome;
    readonly double _duration;
    readonly string? _error;
    readonly string? _message;

    internal OperationEnded(OperationEvents events, Outcome outcome, long elapsed, object? error, ExceptionDetail detail)
    {
        _events = events;
        _outcome = OutcomeLabel.TextOf(outcome);
        _duration = elapsed / s_unitsPerMillisecond;
        _error = error switch
        {
            null => null,
            Exception thrown => ErrorTypes.NameOf(thrown.GetType()),
            _ => ErrorTypes.NameOf(error),
        };
        // Where the exception itself is handed over, it tells of its message.
        _message = detail == ExceptionDetail.Message && error is Exception exception ? LogValues.Read(exception, static one => one.Message) : null;
    }

    public LogEventDefinition Event => _error is null ? _events.Ended : _events.Failed;

    public int Count => ValuesOfAll + (_error is null ? 0 : 1) + (_message is null ? 0 : 1) + 1;

    public KeyValuePair<string, object?> this[int index]
    {
        get
        {
            // The message never comes without the type.
            if (index == Count - 1) return new(LogTokens.OriginalFormat, Event.Template);
            return index switch
            {
                0 => new(OperationFields.Operation.Name, _events.Operation),
                1 => new(OperationFields.Outcome.Name, _outcome),
                2 => new(OperationFields.Duration.Name, _duration),
                ValuesOfAll when _error is not null => new(OperationFields.ErrorType.Name, _error),
                ValuesOfAll + 1 when _message is not null => new(OperationFields.ErrorMessage.Name, _message),
                _ => throw new ArgumentOutOfRangeException(nameof(index)),
            };
        }
    }

    public void WriteMessage(LogText text)
    {
        text.Append(_events.Operation);
        text.Literal(" "u8);
        text.Append(_outcome);
        text.Literal(" in "u8);
        text.Append(_duration);
        text.Literal(" ms"u8);
        if (_error is null) return;
        text.Literal(" with "u8);
        text.Append(_error);
    }

    public void WriteFields(LogFields fields)
    {
        fields.Add(OperationFields.Operation, _events.Operation);
        fields.Add(OperationFields.Outcome, _outcome);
        fields.Add(OperationFields.Duration, _duration);
        if (_error is not null) fields.Add(OperationFields.ErrorType, _error);
        if (_message is not null) fields.Add(OperationFields.ErrorMessage, _message);
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => LogValues.Enumerate(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => LogStateText.Format(this, null);
}
