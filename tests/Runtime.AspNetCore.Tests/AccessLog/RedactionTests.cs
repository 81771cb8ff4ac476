using System.Net;
using CsCheck;
using InstrumentGen.AspNetCore;

namespace InstrumentGen.Runtime.AspNetCore.Tests.AccessLog;

/// <summary>What is said of a query, an address and a text.</summary>
public sealed class RedactionTests
{
    [Theory]
    [InlineData("?a=1&b=2", "a=1&b=[redacted]")]
    [InlineData("?A=1", "A=1")]
    [InlineData("a=", "a=")]
    [InlineData("?b=", "b=")]
    [InlineData("?b=1=2==", "b=[redacted]")]
    [InlineData("?a=1;b=2", "a=1;b=[redacted]")]
    [InlineData("?a=1&a=2", "a=1&a=2")]
    [InlineData("?eyJhbGciOiJIUzI1NiJ9.e30.abc", "[redacted]")]
    [InlineData("?bGV0bWVpbg==", "[redacted]")]
    [InlineData("?bGV0bWVpbmJlaW5nc29tZW9uZQ=", "[redacted]")]
    [InlineData("?ann%40example.org=1", "[redacted]")]
    [InlineData("?%61=1", "[redacted]")]
    [InlineData("?=1", "[redacted]")]
    [InlineData("?4539292039302216=x", "[redacted]")]
    [InlineData("?filter[12]=x", "filter[12]=[redacted]")]
    [InlineData("?&&a=1&", "&&a=1&")]
    [InlineData("?a=b c\n\u00fc\u2028", "a=b%20c%0A%C3%BC%E2%80%A8")]
    [InlineData("?", "")]
    [InlineData("", "")]
    public void Query_IsSaidWithoutTheValuesThatAreNotListed(string query, string expected) =>
        Assert.Equal(expected, new AccessLogSettings(new AccessLogOptions { QueryParameters = { "a" } }).QueryText(query).ToString());

    /// <summary>A value that nothing lists is in no text, whatever stands around it.</summary>
    [Fact]
    public void Query_OfAnyParameters_HasNoValueThatIsNotListed()
    {
        const string Secret = "s3cr3tV4lu3";
        Gen<string> part = Gen.OneOf(Gen.String[0, 8], Gen.OneOf("a", "token", "&", ";", "=", "?", "#", "%26", "[", "a.b", "a=x"));
        Gen.Select(part.Array[0, 12], part, Gen.OneOf("b", "token", "A.a", "")).Sample(
            static (before, behind, name) =>
            {
                string text = new AccessLogSettings(new AccessLogOptions { QueryParameters = { "a" } }).QueryText($"?{string.Concat(before)}&{name}={Secret}{behind.Replace("&", "", StringComparison.Ordinal)}").ToString();
                Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
                Assert.All(text, static one => Assert.InRange(one, '!', '~'));
            },
            iter: 5_000);
    }

    [Fact]
    public void Query_ThatIsLong_IsCut() =>
        Assert.Equal("a=" + new string('x', 14), new AccessLogSettings(new AccessLogOptions { MaxLength = 16, QueryParameters = { "a" } }).QueryText("?a=" + new string('x', 100)).ToString());

    [Theory]
    [InlineData("203.0.113.77", AccessLogAddress.Network, "203.0.113.0")]
    [InlineData("203.0.113.77", AccessLogAddress.Full, "203.0.113.77")]
    [InlineData("203.0.113.77", AccessLogAddress.None, "")]
    [InlineData("::ffff:203.0.113.77", AccessLogAddress.Network, "203.0.113.0")]
    [InlineData("::ffff:203.0.113.77", AccessLogAddress.Full, "203.0.113.77")]
    [InlineData("2001:db8:1:2:3:4:5:6", AccessLogAddress.Network, "2001:db8:1::")]
    [InlineData("2001:db8:1:2:3:4:5:6", AccessLogAddress.Full, "2001:db8:1:2:3:4:5:6")]
    [InlineData("fe80::1%4", AccessLogAddress.Full, "fe80::1%4")]
    [InlineData("fe80::1%4", AccessLogAddress.Network, "fe80::")]
    public void Address_IsSaidAsTheOptionsHaveIt(string address, AccessLogAddress say, string expected)
    {
        Span<char> text = stackalloc char[ClientAddress.MostChars];
        Assert.Equal(expected, text[..ClientAddress.Write(IPAddress.Parse(address), say, text)].ToString());
    }

    [Theory]
    [InlineData("Mozilla/5.0 (\u00fc)", "Mozilla/5.0 (\u00fc)")]
    [InlineData("a\nb\rc\0d\u001be", "a\ufffdb\ufffdc\ufffdd\ufffde")]
    [InlineData("a\u0085b\u2028c\u2029d\u202ee\u007ff", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf")]
    [InlineData("0123456789abcdefXYZ", "0123456789abcdef")]
    public void Text_OfAClient_EndsNoLineAndIsCut(string text, string expected) => Assert.Equal(expected, ClientText.Clean(text, 16 + (text.Contains("Mozilla", StringComparison.Ordinal) ? 9 : 0)));

    [Theory]
    [InlineData("Authorization")]
    [InlineData("cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("Proxy-Authorization")]
    [InlineData("X-Api-Key")]
    [InlineData("X-Auth-Token")]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("X-CSRF")]
    public void Header_ThatHoldsCredentials_NeedsARedaction(string name)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => new AccessLogSettings(new AccessLogOptions { RequestHeaders = { [name] = null } }));
        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new AccessLogSettings(new AccessLogOptions { ResponseHeaders = { [name] = null } }));
        Assert.Single(new AccessLogSettings(new AccessLogOptions { RequestHeaders = { [name] = ValueRedaction.Mask(DataClassifications.Secret) } }).RequestHeaders);
    }
}
