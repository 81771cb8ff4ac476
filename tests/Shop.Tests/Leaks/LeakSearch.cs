using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Tests.Leaks;

/// <summary>Searches output for planted values: in clear, with other separators or none, URL-encoded, escaped as in JSON and HTML, and in base64 and
/// base64url, whatever surrounds them.</summary>
sealed partial class LeakSearch(params IEnumerable<Planted> planted)
{
    const int ContextLength = 60;

    readonly Planted[] _planted = [.. planted];

    /// <returns>A line for each value that is found, with what stands around it.</returns>
    public IEnumerable<string> Find(string place, string output) => Find(place, Encoding.UTF8.GetBytes(output));

    /// <inheritdoc cref="Find(string, string)"/>
    public IEnumerable<string> Find(string place, byte[] output)
    {
        // Each byte a character, so that binary files are searched as they are.
        string raw = Encoding.Latin1.GetString(output);
        string once = Decode(raw);
        string[] views = [raw, once, Decode(once)];
        string[] compact = [.. views.Select(Planted.CompactOf)];
        foreach (Planted one in _planted)
        {
            string? found = compact.Select(view => Around(view, one.Compact)).FirstOrDefault(static text => text is not null)
                ?? views.SelectMany(view => one.Encoded.Select(form => Around(view, form))).FirstOrDefault(static text => text is not null);
            if (found is not null) yield return $"{one.Name} in {place}: {found}";
        }
    }

    static string? Around(string text, string form)
    {
        int at = text.IndexOf(form, StringComparison.Ordinal);
        return at < 0 ? null : text[Math.Max(0, at - ContextLength)..Math.Min(text.Length, at + form.Length + ContextLength)];
    }

    static string Decode(string text) => Uri.UnescapeDataString(WebUtility.HtmlDecode(JsonEscape().Replace(text, static match =>
        ((char)int.Parse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())));

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})")]
    private static partial Regex JsonEscape();
}
