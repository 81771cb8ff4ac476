namespace InstrumentGen;

/// <summary>An <see cref="InstrumentedEnumerator"/> over elements of a type.</summary>
sealed class TypedEnumerator<T>(OperationProbe probe, IEnumerator<T> inner, CallTokens tokens, Func<OperationCall>? begin) : InstrumentedEnumerator(probe, inner, tokens, begin), IEnumerator<T>
{
    T IEnumerator<T>.Current => ((IEnumerator<T>)Inner).Current;
}
