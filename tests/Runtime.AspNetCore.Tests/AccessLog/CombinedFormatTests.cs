using System.Buffers;
using System.Net;
using System.Text;
using CsCheck;
using InstrumentGen.AspNetCore;

namespace InstrumentGen.Runtime.AspNetCore.Tests.AccessLog;

/// <summary>One request is one line, whatever is in it, and can be read back.</summary>
public sealed class CombinedFormatTests
{
    static readonly DateTimeOffset s_time = new(2026, 11, 29, 8, 30, 0, TimeSpan.Zero);

    // All of Unicode, what matters to logs above all, and halves of pairs.
    static readonly Gen<char> s_char = Gen.OneOf(Gen.Char, Gen.Char['\0', '\u00ff'], Gen.OneOf('"', '\\', '\r', '\n', '\t', '\u0085', '\u2028', '\u202e', '\ud800', '\udc00', '\e', ' ', '&', '=', '?', ';'));
    static readonly Gen<string> s_text = s_char.Array[0, 60].Select(static chars => new string(chars));

    [Fact]
    public void Line_OfAnyTexts_IsOneAndIsReadBack() =>
        Gen.Select(s_text, s_text, s_text, s_text, s_text, s_text).Sample(
            static (method, path, query, referer, agent, user) =>
            {
                byte[] bytes = Written(Entry(new AccessLogOptions(), method, path, query, referer, agent, user));
                Assert.Equal((byte)'\n', bytes[^1]);
                Assert.All(bytes[..^1], static one => Assert.InRange(one, (byte)' ', (byte)'~'));
                CombinedLine line = CombinedLine.Parse(Encoding.ASCII.GetString(bytes[..^1]));
                Assert.Equal((Valid(method), OrDash(user), OrDash(agent)), (line.Method, line.User, line.Agent));
                Assert.Equal((s_time.UtcDateTime, 200, "17", "203.0.113.0"), (line.Time, line.Status, line.Bytes, line.Address));
                Assert.StartsWith(Valid(path), line.Target, StringComparison.Ordinal);
            },
            iter: 5_000);

    [Fact]
    public void Line_OfAPlainRequest_IsThatOfNginx() =>
        Assert.Equal(
            "203.0.113.0 - - [29/Nov/2026:08:30:00 +0000] \"GET /orders?page=2&token=[redacted] HTTP/1.1\" 200 17 \"https://shop.example/cart?id=[redacted]\" \"curl/8.5.0 \\x22x\\x22\"\n",
            Encoding.ASCII.GetString(Written(Entry(
                new AccessLogOptions { QueryParameters = { "PAGE" } }, "GET", "/orders", "?page=2&token=abc", "https://shop.example/cart?id=17#top", "curl/8.5.0 \"x\"", null))));

    [Fact]
    public void Line_OfWhatIsNotKnown_HasDashes()
    {
        AccessLogEntry entry = Entry(new AccessLogOptions { ClientAddress = AccessLogAddress.None }, "GET", null, null, null, null, null);
        Assert.Equal("- - - [29/Nov/2026:08:30:00 +0000] \"GET [unmatched] HTTP/1.1\" 200 17 \"-\" \"-\"\n", Encoding.ASCII.GetString(Written(entry)));
    }

    static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static string OrDash(string text) => text.Length == 0 ? "-" : Valid(text);

    static AccessLogEntry Entry(AccessLogOptions options, string method, string? path, string? query, string? referer, string? agent, string? user) => new()
    {
        Settings = new AccessLogSettings(options),
        Started = s_time,
        Duration = TimeSpan.FromMilliseconds(12),
        Method = method,
        Version = "1.1",
        Path = path,
        Route = null,
        Query = query,
        Status = 200,
        IsAborted = false,
        ErrorType = null,
        RequestBytes = null,
        ResponseBytes = 17,
        ClientAddress = IPAddress.Parse("203.0.113.77"),
        UserAgent = agent,
        UserName = user,
        Referer = referer,
        Headers = null,
    };

    static byte[] Written(AccessLogEntry entry)
    {
        var line = new ArrayBufferWriter<byte>();
        CombinedFormat.Write(entry, line);
        return line.WrittenSpan.ToArray();
    }
}
