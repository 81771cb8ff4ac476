namespace InstrumentGen;

/// <summary>What an async iterator returned: each enumeration of it is a call.</summary>
sealed class AsyncSequence<T>(OperationProbe probe, IAsyncEnumerable<T> inner, CallTokens tokens, Func<OperationCall>? begin) : IAsyncEnumerable<T>
{
    // The token of the enumeration is handed to the iterator, so it explains a cancellation like those of the call.
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new AsyncSequenceEnumerator<T>(probe, inner.GetAsyncEnumerator(cancellationToken), tokens.With(cancellationToken), begin);
}
