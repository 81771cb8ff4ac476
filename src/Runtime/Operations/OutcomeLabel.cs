namespace InstrumentGen;

/// <summary>The label <c>outcome</c>, boxed once.</summary>
static class OutcomeLabel
{
    internal const string Key = "outcome";
    internal const string Canceled = "canceled";

    static readonly string[] s_texts = ["ok", "error", Canceled];
    static readonly KeyValuePair<string, object?>[] s_labels = [.. s_texts.Select(static text => new KeyValuePair<string, object?>(Key, text))];

    internal static string TextOf(Outcome outcome) => s_texts[(int)outcome];

    internal static KeyValuePair<string, object?> Of(Outcome outcome) => s_labels[(int)outcome];
}
