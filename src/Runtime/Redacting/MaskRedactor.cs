using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen;

/// <summary>Leaves the last characters behind a mask, which is as wide for every value: it does not tell how long the value is.</summary>
/// <param name="keep">How many characters stay.</param>
sealed class MaskRedactor(int keep) : Redactor
{
    const string Mask = "****";

    public override int GetRedactedLength(ReadOnlySpan<char> input) => Mask.Length + Shown(input).Length;

    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        ReadOnlySpan<char> shown = Shown(source);
        Mask.CopyTo(destination);
        shown.CopyTo(destination[Mask.Length..]);
        return Mask.Length + shown.Length;
    }

    // Half of a value can be guessed from the other half, and half of a character is none.
    ReadOnlySpan<char> Shown(ReadOnlySpan<char> text)
    {
        if (keep <= 0 || keep > text.Length / 2) return [];
        ReadOnlySpan<char> end = text[^keep..];
        return char.IsLowSurrogate(end[0]) ? end[1..] : end;
    }
}
