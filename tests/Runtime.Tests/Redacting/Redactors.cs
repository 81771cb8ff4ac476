using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Gives one redactor for all, and may fail.</summary>
sealed class Redactors(Func<Redactor> give) : IRedactorProvider
{
    internal List<DataClassificationSet> Asked { get; } = [];

    public Redactor GetRedactor(DataClassificationSet classifications)
    {
        Asked.Add(classifications);
        return give();
    }
}

/// <summary>Redacts as a test tells it.</summary>
sealed class TestRedactor(Func<int> length, Func<string, string> redact) : Redactor
{
    internal static TestRedactor Of(string text) => new(() => text.Length, _ => text);

    public override int GetRedactedLength(ReadOnlySpan<char> input) => length();

    public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
    {
        string text = redact(source.ToString());
        text.CopyTo(destination);
        return text.Length;
    }
}

static class RedactorTexts
{
    /// <summary>What the redactor writes: as a string, it gives nothing for empty text.</summary>
    internal static string TextOf(this Redactor redactor, string text)
    {
        Span<char> room = new char[redactor.GetRedactedLength(text.AsSpan())];
        return new string(room[..redactor.Redact(text.AsSpan(), room)]);
    }
}
