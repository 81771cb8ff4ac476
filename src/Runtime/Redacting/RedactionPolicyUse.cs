namespace InstrumentGen;

/// <summary>A policy while it is in force. Its options may change meanwhile.</summary>
sealed class RedactionPolicyUse : IDisposable
{
    readonly Lock _lock = new();
    RedactionPolicy? _policy;

    internal RedactionPolicyUse(RedactionPolicy policy) => RedactionPolicy.Change(null, _policy = policy);

    /// <summary>Puts another in its place, unless it has ended.</summary>
    internal void Change(RedactionPolicy policy)
    {
        lock (_lock)
        {
            if (_policy is not { } before) return;
            RedactionPolicy.Change(before, _policy = policy);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_policy is { } policy) RedactionPolicy.Change(policy, null);
            _policy = null;
        }
    }
}
