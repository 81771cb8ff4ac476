using System.Collections;

namespace InstrumentGen;

/// <summary>An <see cref="InstrumentedSequence"/> of elements of a type.</summary>
sealed class TypedSequence<T>(OperationProbe probe, IEnumerable<T> inner, CallTokens tokens, Func<OperationCall>? begin) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator() => new TypedEnumerator<T>(probe, inner.GetEnumerator(), tokens, begin);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
