using System.Collections;

namespace InstrumentGen;

/// <summary>What an iterator returned: each enumeration of it is a call.</summary>
sealed class InstrumentedSequence(OperationProbe probe, IEnumerable inner, CallTokens tokens, Func<OperationCall>? begin) : IEnumerable
{
    public IEnumerator GetEnumerator() => new InstrumentedEnumerator(probe, inner.GetEnumerator(), tokens, begin);
}
