namespace InstrumentGen;

/// <summary>An id and its baggage. It never changes, so that whoever it has flowed to may read it.</summary>
sealed class CorrelationValues(string id, KeyValuePair<string, string>[] baggage)
{
    internal string Id => id;

    internal KeyValuePair<string, string>[] Baggage => baggage;

    internal string? Find(string name)
    {
        foreach (KeyValuePair<string, string> item in baggage)
        {
            if (item.Key == name) return item.Value;
        }

        return null;
    }
}
