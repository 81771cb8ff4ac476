namespace InstrumentGen;

/// <summary>The scope in which <c>Microsoft.Extensions.Logging</c> tells of the current activity. Records have its ids already, under the format's own
/// names.</summary>
static class ActivityScope
{
    internal static bool Is(object scope)
    {
        if (scope is not IReadOnlyList<KeyValuePair<string, object?>> list || list.Count == 0) return false;
        bool hasId = false;
        for (int index = 0; index < list.Count; index++)
        {
            string key = list[index].Key;
            if (key is not ("SpanId" or "TraceId" or "ParentId" or "TraceState" or "TraceFlags")) return false;
            hasId |= key is "SpanId" or "TraceId";
        }

        return hasId;
    }
}
