namespace InstrumentGen;

/// <summary>How much a span or a record says of an exception that is an error.</summary>
/// <remarks>Messages are written for the application's own eyes: they name files, users and values. So they are asked for, and never the
/// default.</remarks>
public enum ExceptionDetail
{
    /// <summary>Its type alone, as <c>error.type</c>.</summary>
    Type,

    /// <summary>Its message too: an event <c>exception</c> with <c>exception.type</c> and <c>exception.message</c>, and the description of the
    /// span's status.</summary>
    Message,

    /// <summary>Its stack trace too, as <c>exception.stacktrace</c> of the event: with its message, those of its inner exceptions, and the frames
    /// from where it was thrown to the method.</summary>
    StackTrace,
}
