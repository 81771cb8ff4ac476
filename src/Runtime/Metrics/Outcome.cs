namespace InstrumentGen;

/// <summary>How a call of an operation ended.</summary>
public enum Outcome
{
    /// <summary>It returned, or threw an exception that the operation lists as expected. The label value is <c>ok</c>.</summary>
    Ok,

    /// <summary>It threw, or its task faulted. The label value is <c>error</c>, and <c>error.type</c> names the exception's type.</summary>
    Error,

    /// <summary>It ended by an <see cref="OperationCanceledException"/> while one of its cancellation tokens was cancelled, or takes no
    /// token at all. The label value is <c>canceled</c>.</summary>
    Canceled,
}
