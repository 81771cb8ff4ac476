using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class HmacRedactorTests
{
    static readonly Gen<byte[]> s_key = Gen.Byte.Array[16, 80];

    // Also longer than what is hashed on the stack.
    static readonly Gen<string> s_text = Gen.Char.Where(static one => !char.IsSurrogate(one)).Array[0, 600].Select(static letters => new string(letters));

    [Fact]
    public void Hash_OfAnyValue_IsThatOfTheStandard() => Gen.Select(s_key, s_text).Sample(static (key, text) =>
    {
        string expected = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))[..16]).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        Assert.Equal($"hmac-k1:{expected}", new HmacRedactor("k1", key).TextOf(text));
    });

    // Shorter texts stand in a hash by chance.
    [Fact]
    public void Hash_OfAnyValue_HoldsNothingOfIt() => Gen.Select(s_key, s_text).Sample(static (key, text) =>
    {
        if (text.Length >= 6) Assert.DoesNotContain(text, new HmacRedactor("k1", key).TextOf(text), StringComparison.Ordinal);
    });

    [Fact]
    public void Hashes_OfTwoValues_AreEqualWhereTheyAre() => Gen.Select(s_key, s_text, s_text).Sample(static (key, one, other) =>
    {
        Assert.Equal(new HmacRedactor("k1", key).TextOf(one), new HmacRedactor("k1", [.. key]).TextOf(new string(one)));
        Assert.Equal(one == other, new HmacRedactor("k1", key).TextOf(one) == new HmacRedactor("k1", key).TextOf(other));
    });

    // HMAC fills a key up with zeros: keys that differ by those alone are one key.
    [Fact]
    public void Hashes_ByTwoKeys_Differ() => Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32], s_text).Sample(static (one, other, text) =>
    {
        if (!one.SequenceEqual(other)) Assert.NotEqual(new HmacRedactor("k1", one).TextOf(text), new HmacRedactor("k1", other).TextOf(text));
    });
}
