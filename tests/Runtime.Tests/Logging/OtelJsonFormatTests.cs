using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class OtelJsonFormatTests
{
    [Fact]
    public void Line_OfAnEvent_IsThis()
    {
        using LogRig logs = LogRig.Otel(options =>
        {
            options.TimeProvider = new ManualTime(1) { Utc = new DateTime(2026, 11, 29, 23, 10, 11, DateTimeKind.Utc).AddTicks(1_234_567) };
            options.ServiceEnvironment = "production";
            options.ServiceNodeName = "node-1";
        });
        logs.Log(new Placed(5, "Ann \"A\"", 12.5), LogLevel.Warning);
        string time = ((new DateTime(2026, 11, 29, 23, 10, 11, DateTimeKind.Utc).AddTicks(1_234_567) - DateTime.UnixEpoch).Ticks * 100).ToString(CultureInfo.InvariantCulture);
        string expected = """
            {"resourceLogs":[{"resource":{"attributes":[
            {"key":"service.name","value":{"stringValue":"shop"}},
            {"key":"service.version","value":{"stringValue":"1.2.3"}},
            {"key":"deployment.environment.name","value":{"stringValue":"production"}},
            {"key":"service.instance.id","value":{"stringValue":"node-1"}}]},
            "scopeLogs":[{"scope":{"name":"Shop.Ordering.OrderService"},"logRecords":[{
            "timeUnixNano":"TIME","observedTimeUnixNano":"TIME","severityNumber":13,"severityText":"Warning","eventName":"OrderPlaced",
            "body":{"stringValue":"Order 5 of Ann \"A\" placed for 12.5"},"attributes":[
            {"key":"OrderId","value":{"intValue":"5"}},
            {"key":"Customer","value":{"stringValue":"Ann \"A\""}},
            {"key":"Total","value":{"doubleValue":12.5}},
            {"key":"event.id","value":{"intValue":"17"}},
            {"key":"code.function.name","value":{"stringValue":"Shop.Ordering.OrderService.PlaceAsync"}},
            {"key":"code.file.path","value":{"stringValue":"src/Ordering/OrderService.cs"}},
            {"key":"code.line.number","value":{"intValue":"42"}}]}]}]}]}
            """.Replace("\n", "").Replace("TIME", time);
        Assert.Equal(expected.Replace("Ann \"A\"", "Ann \\\"A\\\""), Assert.Single(logs.End()));
    }

    [Theory]
    [InlineData(LogLevel.Trace, 1)]
    [InlineData(LogLevel.Debug, 5)]
    [InlineData(LogLevel.Information, 9)]
    [InlineData(LogLevel.Warning, 13)]
    [InlineData(LogLevel.Error, 17)]
    [InlineData(LogLevel.Critical, 21)]
    public void Level_Each_HasItsSeverity(LogLevel level, int severity)
    {
        using LogRig logs = LogRig.Otel();
        logs.Log(new Placed(1, "Ann", 2), level);
        JsonElement record = RecordOf(Assert.Single(logs.End()));
        Assert.Equal(severity, record.GetProperty("severityNumber").GetInt32());
        Assert.Equal(level.ToString(), record.GetProperty("severityText").GetString());
    }

    [Fact]
    public void Values_OfEachType_AreAnyValues()
    {
        Assert.Equal("""{"intValue":"-5"}""", ValueOf(-5));
        Assert.Equal("""{"intValue":"9223372036854775807"}""", ValueOf((ulong)long.MaxValue));
        Assert.Equal("""{"stringValue":"18446744073709551615"}""", ValueOf(ulong.MaxValue));
        Assert.Equal("""{"stringValue":"12.50"}""", ValueOf(12.50m));
        Assert.Equal("""{"doubleValue":0.5}""", ValueOf(0.5f));
        Assert.Equal("""{"doubleValue":"NaN"}""", ValueOf(double.NaN));
        Assert.Equal("""{"doubleValue":"-Infinity"}""", ValueOf(float.NegativeInfinity));
        Assert.Equal("""{"boolValue":true}""", ValueOf(true));
        Assert.Equal("""{"stringValue":"Friday"}""", ValueOf(DayOfWeek.Friday));
        Assert.Equal("""{}""", ValueOf<string?>(null));
        Assert.Equal("""{"arrayValue":{"values":[{"intValue":"1"},{"intValue":"2"}]}}""", ValueOf(Enumerable.Range(1, 2).ToArray()));
        Assert.Equal("""{"arrayValue":{"values":[{"stringValue":"a"},{},{"boolValue":false}]}}""", ValueOf(new object?[] { "a", null, false }));
        Assert.Equal("""{"arrayValue":{"values":[]}}""", ValueOf(new List<int>()));
    }

    [Fact]
    public void Line_WithoutValues_HasNoAttributes()
    {
        using LogRig logs = LogRig.Otel();
        logs.Log(new AdHoc(static text => text.Literal("Ready"u8)));
        JsonElement record = RecordOf(Assert.Single(logs.End()));
        Assert.False(record.TryGetProperty("attributes", out _));
        Assert.Equal("Ready", record.GetProperty("body").GetProperty("stringValue").GetString());
    }

    [Fact]
    public void Trace_WithAnActivity_IsIts()
    {
        using LogRig logs = LogRig.Otel();
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        logs.Log(new Placed(1, "Ann", 2));
        JsonElement record = RecordOf(Assert.Single(logs.End()));
        Assert.Equal(activity.TraceId.ToHexString(), record.GetProperty("traceId").GetString());
        Assert.Equal(activity.SpanId.ToHexString(), record.GetProperty("spanId").GetString());
        Assert.Equal(1, record.GetProperty("flags").GetInt32());
    }

    [Fact]
    public void Exception_Logged_IsInAttributes()
    {
        using LogRig logs = LogRig.Otel();
        IOException thrown = Assert.Throws<IOException>(static void () => throw new IOException("full"));
        logs.Log(new AdHoc(), LogLevel.Error, thrown);
        Dictionary<string, string> attributes = AttributesOf(Assert.Single(logs.End()));
        Assert.Equal("""{"stringValue":"System.IO.IOException"}""", attributes["exception.type"]);
        Assert.Equal("""{"stringValue":"full"}""", attributes["exception.message"]);
        Assert.Equal(thrown.ToString(), LogRig.Parse(attributes["exception.stacktrace"]).GetProperty("stringValue").GetString());
    }

    [Fact]
    public void Attributes_OfTheEvent_WinOverOurs()
    {
        using LogRig logs = LogRig.Otel();
        var field = new LogField("exception.type");
        logs.Log(new AdHoc(fields: fields => fields.Add(field, "mine")), LogLevel.Error, new IOException());
        Assert.Equal("""{"stringValue":"mine"}""", AttributesOf(Assert.Single(logs.End()))["exception.type"]);
    }

    static string ValueOf<T>(T value)
    {
        using LogRig logs = LogRig.Otel();
        logs.Log(new OneValue<T>(value));
        return AttributesOf(Assert.Single(logs.End()))["Value"];
    }

    static Dictionary<string, string> AttributesOf(string line) => RecordOf(line).GetProperty("attributes").EnumerateArray()
        .ToDictionary(static one => one.GetProperty("key").GetString()!, static one => one.GetProperty("value").GetRawText());

    static JsonElement RecordOf(string line) =>
        LogRig.Parse(line).GetProperty("resourceLogs")[0].GetProperty("scopeLogs")[0].GetProperty("logRecords")[0];
}
