using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Formatting.Compact;

namespace InstrumentGen.Runtime.Tests;

/// <summary>The same call to Microsoft's logger, with Serilog's provider and its compact formatter, and with ours: who reads the one reads the other.</summary>
public sealed class CompactJsonPeerTests
{
    public enum Size
    {
        Small,
        Large,
    }

    static readonly int[] s_items = [1, 2, 3];

    [Fact]
    public void Event_OfValuesOfManyTypes_IsThatOfSerilog() => AssertSame(
        static logger => logger.LogWarning(
            new EventId(7, "many"),
            "{Int} {Long} {Double} {Decimal} {Bool} {Text} {Null} {Guid} {Time} {Offset} {Span} {Size} {Char}",
            -5, long.MaxValue, 12.5, 1.10m, true, "say \"hi\"\n\u0001", null, new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), TimeSpan.FromSeconds(90.5), Size.Large, 'x'));

    [Fact]
    public void Collection_IsThatOfSerilog() => AssertSame(static logger => logger.LogInformation("{Items}", (object)s_items));

    [Theory]
    [InlineData(LogLevel.Trace)]
    [InlineData(LogLevel.Debug)]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Warning)]
    [InlineData(LogLevel.Error)]
    [InlineData(LogLevel.Critical)]
    public void Level_OfEach_IsThatOfSerilog(LogLevel level) => AssertSame(logger => logger.Log(level, "at {Level}", level));

    [Fact]
    public void Exception_IsThatOfSerilog()
    {
        Exception thrown = Assert.Throws<IOException>(static void () => throw new IOException("full"));
        AssertSame(logger => logger.LogError(thrown, "Failed"));
    }

    [Fact]
    public void OurEvent_IsThatOfSerilog() => AssertSame(static logger => LogEvents.Write(logger, LogLevel.Information, new Placed(5, "Ann", 12.5)));

    [Fact]
    public void OurEvent_WithFormats_IsThatOfSerilog() =>
        AssertSame(static logger => LogEvents.Write(logger, LogLevel.Information, new Priced("Tea", 2.5m, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc))));

    [Fact]
    public void Scope_WithValues_IsThatOfSerilog() => AssertSame(static logger =>
    {
        using (logger.BeginScope(new Dictionary<string, object> { ["Cart"] = 17, ["Zone"] = "north" })) LogEvents.Write(logger, LogLevel.Information, new Placed(5, "Ann", 12.5));
    });

    [Fact]
    public void Trace_IsThatOfSerilog()
    {
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        AssertSame(static logger => LogEvents.Write(logger, LogLevel.Information, new Placed(5, "Ann", 12.5)));
    }

    [Fact]
    public void Names_WithSigils_AreThoseOfSerilog()
    {
        (JsonObject ours, JsonObject serilogs) = Both(static logger => logger.LogInformation("{@Order} of {$Customer}", "17", "Ann"));
        Assert.Equal(serilogs.Select(static one => one.Key).Order(StringComparer.Ordinal), ours.Select(static one => one.Key).Order(StringComparer.Ordinal));
    }

    static void AssertSame(Action<Microsoft.Extensions.Logging.ILogger> log)
    {
        (JsonObject ours, JsonObject serilogs) = Both(log);
        var (at, serilogsAt) = (TimeOf(ours), TimeOf(serilogs));
        Assert.InRange(at, serilogsAt.AddMinutes(-1), serilogsAt.AddMinutes(1));
        Assert.True(JsonNode.DeepEquals(Ordered(serilogs), Ordered(ours)), $"{serilogs.ToJsonString()}\n{ours.ToJsonString()}");
    }

    static (JsonObject Ours, JsonObject Serilogs) Both(Action<Microsoft.Extensions.Logging.ILogger> log)
    {
        using var written = new StringWriter();
        using Serilog.Core.Logger serilog = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new FormattedSink(new CompactJsonFormatter(), written)).CreateLogger();
        string line;
        using (LogRig logs = LogRig.CompactJson(logging: builder => builder.AddSerilog(serilog)))
        {
            log(logs.Logger);
            line = Assert.Single(logs.End());
        }

        return (JsonNode.Parse(line)!.AsObject(), JsonNode.Parse(written.ToString())!.AsObject());
    }

    static DateTimeOffset TimeOf(JsonObject line)
    {
        DateTimeOffset at = line["@t"]!.GetValue<DateTimeOffset>();
        line.Remove("@t");
        return at;
    }

    static JsonObject Ordered(JsonObject line) => new(line.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));

    sealed class FormattedSink(Serilog.Formatting.ITextFormatter formatter, TextWriter written) : Serilog.Core.ILogEventSink
    {
        public void Emit(Serilog.Events.LogEvent logEvent) => formatter.Format(logEvent, written);
    }
}
