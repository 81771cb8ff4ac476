using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class EcsJsonFormatTests
{
    static readonly string[] s_special =
        ["\"", "\\", "\n", "\r\n", "\t", "\0", "\u001F", "\u007F", "\uD83D", "\uDE00", "\uD83D\uDE00", "\uFEFF", "\u2028", "\u0085", "é", "漢字", "<&'>", "/"];

    static readonly Gen<string> s_text = Gen.OneOf(
        Gen.Char['\0', '\uFFFF'].Select(static one => one.ToString()),
        Gen.Char[' ', '~'].Array[0, 40].Select(static all => new string(all)),
        Gen.Int[0, s_special.Length - 1].Select(static index => s_special[index]))
        .Array[0, 12].Select(static parts => string.Concat(parts));

    [Fact]
    public void Line_OfAnEvent_IsThis()
    {
        using LogRig logs = LogRig.Ecs(options =>
        {
            options.TimeProvider = new ManualTime(1) { Utc = new DateTime(2026, 11, 29, 23, 10, 11, DateTimeKind.Utc).AddTicks(1_234_567) };
            options.ServiceEnvironment = "production";
            options.ServiceNodeName = "node-1";
        });
        logs.Log(new Placed(5, "Ann", 12.5), LogLevel.Warning);
        Assert.Equal(
            """{"@timestamp":"2026-11-29T23:10:11.123456Z","log.level":"Warning","message":"Order 5 of Ann placed for 12.5","ecs.version":"8.11.0","log.logger":"Shop.Ordering.OrderService","service.name":"shop","service.version":"1.2.3","service.environment":"production","service.node.name":"node-1","event.dataset":"shop.log","event.code":"17","event.action":"OrderPlaced","log.origin.function":"Shop.Ordering.OrderService.PlaceAsync","log.origin.file.name":"src/Ordering/OrderService.cs","log.origin.file.line":42,"labels":{"OrderId":5,"Customer":"Ann","Total":12.5}}""",
            Assert.Single(logs.End()));
    }

    /// <summary>An event of the schema's own names: they stand at the top, and what scopes and the correlation add stays in the labels.</summary>
    [Fact]
    public void Line_OfAnEventWithSchemaNames_HasThemAtTheTop()
    {
        using LogRig logs = LogRig.Ecs();
        using (logs.Logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["http.request.method"] = "of the scope" }))
        using (CorrelationContext.Begin("id-1"))
        {
            logs.Log(new SchemaNames("GET"));
        }

        logs.Log(new SchemaNames("PUT"));
        logs.Log(new SchemaNames(null));
        logs.Log(new OneValue<int>(1));
        string[] lines = logs.End();
        Assert.All(lines, static line => LogRig.Parse(line));
        Assert.EndsWith("""
            ,"http.request.method":"GET","http.response.status_code":200,"labels":{"http_request_method":"of the scope","correlation_id":"id-1"}}
            """, lines[0], StringComparison.Ordinal);
        Assert.EndsWith(""","http.request.method":"PUT","http.response.status_code":200}""", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(""","event.action":"http.request"}""", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(""","labels":{"Value":1}}""", lines[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogLevel.Trace)]
    [InlineData(LogLevel.Debug)]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Warning)]
    [InlineData(LogLevel.Error)]
    [InlineData(LogLevel.Critical)]
    public void Level_Each_HasItsName(LogLevel level)
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new Placed(1, "Ann", 2), level);
        Assert.Equal(level.ToString(), EcsRules.Check(Assert.Single(logs.End())).GetProperty("log.level").GetString());
    }

    [Fact]
    public void Level_NoneOrUnknown_WritesNothing()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new Placed(1, "Ann", 2), LogLevel.None);
        logs.Log(new Placed(1, "Ann", 2), (LogLevel)(-1));
        logs.Log(new Placed(1, "Ann", 2), (LogLevel)99);
        Assert.Empty(logs.End());
    }

    [Fact]
    public void Timestamp_TimeGoesOn_IsThatOfEachRecord()
    {
        var time = new ManualTime(TimeSpan.TicksPerSecond) { Utc = new DateTime(2026, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddTicks(9_999_990) };
        using LogRig logs = LogRig.Ecs(options => options.TimeProvider = time);
        long[] steps = [0, 10, TimeSpan.TicksPerSecond, -TimeSpan.TicksPerDay, TimeSpan.TicksPerMillisecond];
        List<string> expected = [];
        foreach (long step in steps)
        {
            time.Advance(step);
            expected.Add(time.Utc.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", null) + "Z");
            logs.Log(new Placed(1, "Ann", 2));
        }

        Assert.Equal(expected, logs.End().Select(static line => EcsRules.Check(line).GetProperty("@timestamp").GetString()));
    }

    [Fact]
    public void Text_OfAnyCharacters_ComesBack()
    {
        using LogRig logs = LogRig.Ecs();
        List<string> values = [];
        s_text.Sample(
            text =>
            {
                lock (values)
                {
                    values.Add(text);
                    logs.Log(new OneValue<string>(text));
                }
            },
            iter: 2_000);
        string[] lines = logs.End();
        Assert.Equal(values.Count, lines.Length);
        foreach ((string value, string line) in values.Zip(lines))
        {
            JsonElement root = EcsRules.Check(line);
            Assert.Equal($"It is {value.Valid()}.", root.GetProperty("message").GetString());
            Assert.Equal(value.Valid(), root.GetProperty("labels").GetProperty("Value").GetString());
        }
    }

    [Fact]
    public void Literal_OfAnyCharacters_ComesBack() => s_text.Sample(
        static text =>
        {
            using LogRig logs = LogRig.Ecs();
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(text);
            logs.Log(new AdHoc(target => target.Literal(utf8)));
            Assert.Equal(text.Valid(), logs.EndWithOne().GetProperty("message").GetString());
        },
        iter: 300);

    [Fact]
    public void Literal_NoUtf8_IsReplaced()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new AdHoc(static text => text.Literal([(byte)'a', 0xFF, 0xC3, (byte)'"', 0xED, 0xA0, 0x80, (byte)'z'])));
        string message = EcsRules.Check(Assert.Single(logs.End())).GetProperty("message").GetString()!;
        Assert.Equal("a\uFFFD\uFFFD\"\uFFFD\uFFFD\uFFFDz", message);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('"')]
    [InlineData('漢')]
    [InlineData('\uD83D')]
    public void Text_OfAMillionCharacters_ComesBack(char one)
    {
        using LogRig logs = LogRig.Ecs();
        string text = new(one, 1_000_000);
        logs.Log(new OneValue<string>(text));
        Assert.Equal(text.Valid(), EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels").GetProperty("Value").GetString());
    }

    [Fact]
    public void Text_OfPairsOverEveryChunk_ComesBack()
    {
        using LogRig logs = LogRig.Ecs();
        string text = "x" + string.Concat(Enumerable.Repeat("\uD83D\uDE00", 50_000));
        logs.Log(new OneValue<string>(text));
        Assert.Equal(text, EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels").GetProperty("Value").GetString());
    }

    [Theory]
    [InlineData("order.id", "order_id")]
    [InlineData("a*b\\c", "a_b_c")]
    [InlineData("", "_")]
    [InlineData(".", "_")]
    [InlineData("say \"hi\"\n", "say \"hi\"\n")]
    [InlineData("größe", "größe")]
    public void Name_WithWhatLabelsDoNotAllow_IsReplaced(string name, string expected)
    {
        using LogRig logs = LogRig.Ecs();
        var field = new LogField(name);
        logs.Log(new AdHoc(fields: fields => fields.Add(field, 1)));
        logs.Logger.Log(LogLevel.Information, 0, new Dictionary<string, object?> { [name] = 1 }, null, static (_, _) => "");
        Assert.All(logs.End(), line => Assert.Equal(1, EcsRules.Check(line).GetProperty("labels").GetProperty(expected).GetInt32()));
    }

    [Fact]
    public void Names_ThatBecomeOne_AreWrittenOnce()
    {
        using LogRig logs = LogRig.Ecs();
        LogField[] fields = [new("a.b"), new("a_b"), new("a*b"), .. Enumerable.Range(0, 200).Select(static one => new LogField($"n{one % 150}"))];
        logs.Log(new AdHoc(fields: target =>
        {
            for (int index = 0; index < fields.Length; index++) target.Add(fields[index], index);
        }));
        JsonElement labels = EcsRules.Check(Assert.Single(logs.End())).GetProperty("labels");
        Assert.Equal(0, labels.GetProperty("a_b").GetInt32());
        Assert.Equal(151, labels.EnumerateObject().Count());
        Assert.Equal(3, labels.GetProperty("n0").GetInt32());
    }

    [Fact]
    public void Line_WithoutValues_HasNoLabels()
    {
        using LogRig logs = LogRig.Ecs();
        logs.Log(new AdHoc(static text => text.Literal("Ready"u8)));
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.False(root.TryGetProperty("labels", out _));
        Assert.False(root.TryGetProperty("event.code", out _));
        Assert.False(root.TryGetProperty("trace.id", out _));
    }

    [Theory]
    [InlineData(ExceptionDetail.Type)]
    [InlineData(ExceptionDetail.Message)]
    [InlineData(ExceptionDetail.StackTrace)]
    public void Exception_ByDetail_SaysSoMuch(ExceptionDetail detail)
    {
        using LogRig logs = LogRig.Ecs(options => options.Exceptions = detail);
        Exception thrown = Assert.Throws<IOException>(static void () => throw new IOException("disk \"C:\\\" full\n"));
        logs.Log(new Placed(1, "Ann", 2), LogLevel.Error, thrown);
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal("System.IO.IOException", root.GetProperty("error.type").GetString());
        Assert.Equal(detail >= ExceptionDetail.Message ? thrown.Message : null, root.TryGetProperty("error.message", out var message) ? message.GetString() : null);
        Assert.Equal(detail >= ExceptionDetail.StackTrace ? thrown.ToString() : null, root.TryGetProperty("error.stack_trace", out var stack) ? stack.GetString() : null);
    }

    [Fact]
    public void Trace_WithAnActivity_IsIts()
    {
        using LogRig logs = LogRig.Ecs();
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        logs.Log(new Placed(1, "Ann", 2));
        JsonElement root = EcsRules.Check(Assert.Single(logs.End()));
        Assert.Equal(activity.TraceId.ToHexString(), root.GetProperty("trace.id").GetString());
        Assert.Equal(activity.SpanId.ToHexString(), root.GetProperty("span.id").GetString());
    }

    [Fact]
    public void Trace_WithAnActivityOfTheOldFormat_IsNone()
    {
        using LogRig logs = LogRig.Ecs();
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        logs.Log(new Placed(1, "Ann", 2));
        Assert.False(EcsRules.Check(Assert.Single(logs.End())).TryGetProperty("trace.id", out _));
    }
}
