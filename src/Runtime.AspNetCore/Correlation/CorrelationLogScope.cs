using System.Collections;

namespace InstrumentGen.AspNetCore;

/// <summary>The scope that tells providers of others of the id.</summary>
sealed class CorrelationLogScope(string id) : IReadOnlyList<KeyValuePair<string, object?>>
{
    internal const string Name = "correlation.id";

    public int Count => 1;

    public KeyValuePair<string, object?> this[int index] => index == 0 ? new(Name, id) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"{Name}:{id}";
}
