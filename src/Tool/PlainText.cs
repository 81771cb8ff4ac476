namespace InstrumentGen.Tool;

/// <summary>Text from files, made fit for a terminal.</summary>
static class PlainText
{
    /// <summary>The text on one line and without control characters: what a file holds must not steer the terminal.</summary>
    public static string Of(string text) => string.Concat(text.Select(static letter => char.IsControl(letter) ? '\uFFFD' : letter));
}
