namespace InstrumentGen;

/// <summary>The label <c>outcome</c>, boxed once.</summary>
static class OutcomeLabel
{
    internal const string Key = "outcome";
    internal const string Canceled = "canceled";

    static readonly KeyValuePair<string, object?>[] s_labels = [new(Key, "ok"), new(Key, "error"), new(Key, Canceled)];

    internal static KeyValuePair<string, object?> Of(Outcome outcome) => s_labels[(int)outcome];
}
