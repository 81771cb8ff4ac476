using System.Diagnostics;
using CsCheck;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class CompactConsoleFormatTests
{
    static readonly ManualTime s_time = new(1) { Utc = new DateTime(2026, 11, 29, 12, 3, 44, 123, DateTimeKind.Utc) };
    static readonly string s_clock = TimeZoneInfo.ConvertTimeFromUtc(s_time.Utc, s_time.LocalTimeZone).ToString("HH:mm:ss.fff", null);

    [Fact]
    public void Line_OfAnEvent_IsThis() =>
        Assert.Equal(s_clock + " INF Shop.Ordering.OrderService  Order 5 of Ann placed for 12.5  OrderId=5 Customer=Ann Total=12.5", Line(new Placed(5, "Ann", 12.5)));

    [Fact]
    public void Line_WithATrace_EndsWithIt()
    {
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        Assert.EndsWith("  Order 5 of Ann placed for 12.5  OrderId=5 Customer=Ann Total=12.5  trace=" + activity.TraceId.ToHexString(), Line(new Placed(5, "Ann", 12.5)), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_WithoutValues_EndsWithItsMessage() =>
        Assert.Equal(s_clock + " INF Shop.Ordering.OrderService  Ready", Line(new AdHoc(static text => text.Literal("Ready"u8))));

    [Fact]
    public void Values_WithBlanks_StandInQuotes()
    {
        Assert.EndsWith("  Value=\"a b\"", Line(new OneValue<string>("a b")), StringComparison.Ordinal);
        Assert.EndsWith("  Value=\"say \\\"hi\\\"\"", Line(new OneValue<string>("say \"hi\"")), StringComparison.Ordinal);
        Assert.EndsWith("  Value=\"\"", Line(new OneValue<string>("")), StringComparison.Ordinal);
        Assert.EndsWith("  Value=(null)", Line(new OneValue<string?>(null)), StringComparison.Ordinal);
        Assert.EndsWith("  Value=[1,2]", Line(new OneValue<int[]>([1, 2])), StringComparison.Ordinal);
    }

    [Fact]
    public void Record_OfAnyText_IsOneLineWithoutControls() => Gen.String.Select(Gen.Int[0, 0x2070], static (text, extra) => text + (char)extra + "\e[31m\r\n\u009B").Sample(
        static text =>
        {
            string line = Line(new OneValue<string>(text), text);
            Assert.DoesNotContain(line, static one => char.IsControl(one) || one is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
            Assert.Contains("\\u001b[31m\\r\\n\\u009b", line, StringComparison.Ordinal);
        },
        iter: 300);

    [Fact]
    public void Exception_Logged_FollowsIndented()
    {
        using LogRig logs = LogRig.Compact(static options => options.TimeProvider = s_time);
        IOException thrown = Assert.Throws<IOException>(static void () => throw new IOException("disk\n\e[31mfull"));
        logs.Log(new AdHoc(static text => text.Literal("Failed"u8)), LogLevel.Error, thrown);
        string[] lines = logs.End();
        Assert.Equal(s_clock + " ERR Shop.Ordering.OrderService  Failed", lines[0]);
        Assert.Equal("    System.IO.IOException: disk", lines[1]);
        Assert.Equal("    \\u001b[31mfull", lines[2]);
        Assert.All(lines.Skip(3), static line => Assert.StartsWith("       at ", line, StringComparison.Ordinal));
        Assert.Equal(thrown.ToString().Split('\n').Length + 1, lines.Length);
    }

    [Theory]
    [InlineData(ExceptionDetail.Type, "    System.IO.IOException")]
    [InlineData(ExceptionDetail.Message, "    System.IO.IOException: full")]
    public void Exception_ByDetail_SaysSoMuch(ExceptionDetail detail, string expected)
    {
        using LogRig logs = LogRig.Compact(options => options.Exceptions = detail);
        logs.Log(new AdHoc(), LogLevel.Error, new IOException("full"));
        Assert.Equal(expected, logs.End()[1]);
    }

    [Fact]
    public void Levels_OnATerminal_HaveColours()
    {
        var format = new CompactConsoleFormat(ExceptionDetail.Type, s_time, isColoured: true);
        LogLine line = new();
        line.Begin(format.Style);
        var head = new LogHead { Level = LogLevel.Error, EventId = default, Category = [], Utc = s_time.Utc };
        format.Begin(line, head);
        Assert.Equal(s_clock + " \e[31mERR\e[0m   ", System.Text.Encoding.UTF8.GetString(line.Written()));
    }

    static string Line<TState>(TState state, string category = LogRig.Category)
        where TState : struct, ILogState
    {
        using LogRig logs = LogRig.Compact(static options => options.TimeProvider = s_time);
        LogEvents.Write(logs.LoggerOf(category), LogLevel.Information, state);
        return Assert.Single(logs.End());
    }
}
