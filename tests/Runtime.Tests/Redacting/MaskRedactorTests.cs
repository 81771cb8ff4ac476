using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class MaskRedactorTests
{
    // Without the mask's own sign, of which a value may be made.
    static readonly Gen<string> s_text = Gen.Char.Where(static one => one != '*').Array[0, 80].Select(static letters => new string(letters));
    static readonly Gen<int> s_keep = Gen.Int[0, 16];

    [Theory]
    [InlineData("4111222233334444", 4, "****4444")]
    [InlineData("12345678", 4, "****5678")]
    [InlineData("1234567", 4, "****")]
    [InlineData("1234", 4, "****")]
    [InlineData("1", 4, "****")]
    [InlineData("", 4, "****")]
    [InlineData("1234567890", 0, "****")]
    [InlineData("ab\uD83D\uDE00c", 2, "****c")]
    public void Mask_OfAValue_ShowsItsEnd(string value, int keep, string masked) => Assert.Equal(masked, new MaskRedactor(keep).TextOf(value));

    [Fact]
    public void Mask_OfAnyValue_NeverShowsMoreThanHalf() => Gen.Select(s_text, s_keep).Sample(static (text, keep) =>
    {
        string masked = new MaskRedactor(keep).TextOf(text);
        Assert.StartsWith("****", masked, StringComparison.Ordinal);
        string shown = masked[4..];
        Assert.EndsWith(shown, text, StringComparison.Ordinal);
        Assert.True(shown.Length <= keep && shown.Length * 2 <= text.Length, masked);
        if (text.Length > 0) Assert.DoesNotContain(text, masked, StringComparison.Ordinal);
    });

    [Fact]
    public void Mask_OfValuesWithOneEnd_DoesNotTellTheirLength() => Gen.Select(s_text, s_text, s_keep, Gen.Char.AlphaNumeric.Array[16]).Sample(static (one, other, keep, end) =>
    {
        var redactor = new MaskRedactor(keep);
        string last = new(end);
        if (one.Length < 16 || other.Length < 16) return;
        Assert.Equal(redactor.TextOf(one + last), redactor.TextOf(other + last));
    });
}
