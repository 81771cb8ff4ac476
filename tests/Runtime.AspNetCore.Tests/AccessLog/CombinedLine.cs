using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InstrumentGen.Runtime.AspNetCore.Tests.AccessLog;

/// <summary>A line of the format <c>combined</c>, as those read it who have never heard of us.</summary>
sealed partial record CombinedLine(string Address, string User, DateTime Time, string Method, string Target, string Version, int Status, string Bytes, string Referer, string Agent)
{
    public static CombinedLine Parse(string line)
    {
        Match match = Pattern().Match(line);
        Assert.True(match.Success, $"This is no line of an access log: {line}");
        string[] request = match.Groups["request"].Value.Split(' ');
        Assert.Equal(3, request.Length);
        return new CombinedLine(
            match.Groups["address"].Value,
            Unescape(match.Groups["user"].Value),
            DateTime.ParseExact(match.Groups["time"].Value, "dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
            Unescape(request[0]),
            Unescape(request[1]),
            request[2],
            int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture),
            match.Groups["bytes"].Value,
            Unescape(match.Groups["referer"].Value),
            Unescape(match.Groups["agent"].Value));
    }

    static string Unescape(string text)
    {
        List<byte> utf8 = [];
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\')
            {
                utf8.Add(byte.Parse(text.AsSpan(index + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                index += 3;
            }
            else
            {
                utf8.Add((byte)text[index]);
            }
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. utf8]);
    }

    [GeneratedRegex("""\A(?<address>[0-9a-fA-F.:%]+|-) - (?<user>[!-~]+) \[(?<time>[^\]]+)\] "(?<request>(?:[ !#-\[\]-~]|\\x[0-9A-F]{2})*)" (?<status>\d{3}) (?<bytes>\d+|-) "(?<referer>(?:[ !#-\[\]-~]|\\x[0-9A-F]{2})*)" "(?<agent>(?:[ !#-\[\]-~]|\\x[0-9A-F]{2})*)"\z""")]
    private static partial Regex Pattern();
}
