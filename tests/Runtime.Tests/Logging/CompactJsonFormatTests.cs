using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.Tests;

public sealed class CompactJsonFormatTests
{
    static readonly DateTime s_day = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public void Line_OfAnEvent_IsThis()
    {
        using LogRig logs = LogRig.CompactJson(static options => options.TimeProvider = new ManualTime(1) { Utc = s_day.AddTicks(1_234_567) });
        logs.Log(new Placed(5, "Ann \"A\"", 12.5));
        logs.Log(new Placed(6, null, -1), LogLevel.Warning);
        Assert.Equal(
            [
                """{"@t":"2026-01-02T03:04:05.123456Z","@mt":"Order {OrderId} of {Customer} placed for {Total}","OrderId":5,"Customer":"Ann \"A\"","Total":12.5,"EventId":{"Id":17,"Name":"OrderPlaced"},"SourceContext":"Shop.Ordering.OrderService"}""",
                """{"@t":"2026-01-02T03:04:05.123456Z","@mt":"Order {OrderId} of {Customer} placed for {Total}","@l":"Warning","OrderId":6,"Customer":null,"Total":-1,"EventId":{"Id":17,"Name":"OrderPlaced"},"SourceContext":"Shop.Ordering.OrderService"}""",
            ],
            logs.End());
    }

    [Theory]
    [InlineData(LogLevel.Trace, "Verbose")]
    [InlineData(LogLevel.Debug, "Debug")]
    [InlineData(LogLevel.Information, null)]
    [InlineData(LogLevel.Warning, "Warning")]
    [InlineData(LogLevel.Error, "Error")]
    [InlineData(LogLevel.Critical, "Fatal")]
    public void Level_Each_HasTheNameThatReadersKnow(LogLevel level, string? name)
    {
        using LogRig logs = LogRig.CompactJson();
        logs.Log(new Placed(1, "Ann", 2), level);
        Assert.Equal(name, TextOf(logs.EndWithOne(), "@l"));
    }

    [Fact]
    public void Template_WithFormats_ComesWithWhatTheyMakeOfTheValues()
    {
        using LogRig logs = LogRig.CompactJson();
        logs.Log(new Priced("Tea \"x\"", 2.5m, s_day));
        logs.Log(new Priced(null, -1, null), LogLevel.Error, new IOException());
        JsonElement[] roots = [.. logs.End().Select(LogRig.Parse)];
        Assert.All(roots, static root => Assert.Equal(Priced.Template, TextOf(root, "@mt")));
        Assert.Equal(["2.50", "2026-01-02"], roots[0].GetProperty("@r").EnumerateArray().Select(static one => one.GetString()));
        Assert.Equal(["-1.00", "(null)"], roots[1].GetProperty("@r").EnumerateArray().Select(static one => one.GetString()));
        Assert.Equal("Error", TextOf(roots[1], "@l"));
        Assert.Equal(2.5m, roots[0].GetProperty("Price").GetDecimal());
    }

    [Fact]
    public void Template_WithAFormatOfWhatIsRedacted_LeavesTheMessage()
    {
        var definition = new LogEventDefinition(new EventId(3), "Card {Card:X} of {Total:F1}");
        using LogRig logs = LogRig.CompactJson();
        logs.Log(new AdHoc(
            static text =>
            {
                text.Literal("Card "u8);
                text.Redacted();
                text.Literal(" of "u8);
                text.Append(2.0, "F1");
            },
            definition: definition));
        JsonElement root = logs.EndWithOne();
        Assert.Equal("Card [redacted] of 2.0", TextOf(root, "@m"));
        Assert.Null(TextOf(root, "@mt"));
    }

    [Fact]
    public void Message_AskedFor_TakesTheTemplatesPlace()
    {
        using LogRig logs = LogRig.CompactJson(static options => options.RendersMessages = true);
        logs.Log(new Placed(5, "Ann", 12.5));
        logs.Log(new Priced("Tea", 2.5m, s_day));
        logs.Logger.LogInformation("Order {Id}", 7);
        JsonElement[] roots = [.. logs.End().Select(LogRig.Parse)];
        Assert.Equal(["Order 5 of Ann placed for 12.5", "Tea   costs 2.50 since 2026-01-02, {literally}", "Order 7"], roots.Select(static root => TextOf(root, "@m")));
        Assert.All(roots, static root => Assert.False(root.TryGetProperty("@mt", out _) || root.TryGetProperty("@r", out _)));
    }

    [Fact]
    public void ClassicCall_WithoutFormats_HasItsTemplate()
    {
        using LogRig logs = LogRig.CompactJson();
        logs.Logger.LogInformation("Order {Id} of \"{Customer}\"", 7, "Ann");
        JsonElement root = logs.EndWithOne();
        Assert.Equal("Order {Id} of \"{Customer}\"", TextOf(root, "@mt"));
        Assert.Equal(7, root.GetProperty("Id").GetInt32());
        Assert.Equal("Ann", TextOf(root, "Customer"));
        Assert.False(root.TryGetProperty("EventId", out _) || root.TryGetProperty("{OriginalFormat}", out _));
    }

    [Fact]
    public void ClassicCall_WithFormats_HasItsMessage()
    {
        using LogRig logs = LogRig.CompactJson();
        logs.Logger.LogInformation("Order {Id:D3}", 7);
        JsonElement root = logs.EndWithOne();
        Assert.Equal("Order 007", TextOf(root, "@m"));
        Assert.Equal(7, root.GetProperty("Id").GetInt32());
    }

    [Fact]
    public void State_WithoutATemplate_HasItsMessage()
    {
        using LogRig logs = LogRig.CompactJson();
        logs.Logger.Log(LogLevel.Information, 0, new Dictionary<string, object?> { ["A"] = 1 }, null, static (_, _) => "a \"message\"");
        logs.Logger.Log(LogLevel.Information, 0, "text", null, static (text, _) => text);
        JsonElement[] roots = [.. logs.End().Select(LogRig.Parse)];
        Assert.Equal(["a \"message\"", "text"], roots.Select(static root => TextOf(root, "@m")));
        Assert.Equal(1, roots[0].GetProperty("A").GetInt32());
    }

    [Theory]
    [InlineData("@t", "t")]
    [InlineData("@@mt", "@@mt")]
    [InlineData("$total", "total")]
    [InlineData("@", "@@")]
    [InlineData("$", "$")]
    [InlineData("", "")]
    [InlineData("a@b", "a@b")]
    [InlineData("order.id", "order.id")]
    public void Name_WithASigil_IsNoneOfTheFormats(string name, string expected)
    {
        using LogRig logs = LogRig.CompactJson();
        var field = new LogField(name);
        logs.Log(new AdHoc(fields: fields => fields.Add(field, 1)));
        logs.Logger.Log(LogLevel.Information, 0, new Dictionary<string, object?> { [name] = 1 }, null, static (_, _) => "");
        Assert.All(logs.End(), line => Assert.Equal(1, LogRig.Parse(line).GetProperty(expected).GetInt32()));
    }

    [Fact]
    public void Names_OfOurOwn_StayThoseOfTheEvent()
    {
        using LogRig logs = LogRig.CompactJson(static options =>
        {
            options.ServiceName = "shop";
            options.ServiceVersion = "1.2.3";
        });
        LogField[] fields = [new("EventId"), new("service.name")];
        logs.Log(new AdHoc(fields: target =>
        {
            target.Add(fields[0], "mine");
            target.Add(fields[1], 2);
        }));
        using (logs.Logger.BeginScope("{SourceContext}", "outer")) logs.Log(new Placed(1, "Ann", 2));
        JsonElement[] roots = [.. logs.End().Select(LogRig.Parse)];
        Assert.Equal("mine", TextOf(roots[0], "EventId"));
        Assert.Equal(2, roots[0].GetProperty("service.name").GetInt32());
        Assert.Equal("1.2.3", TextOf(roots[0], "service.version"));
        Assert.Equal(LogRig.Category, TextOf(roots[0], "SourceContext"));
        Assert.Equal("outer", TextOf(roots[1], "SourceContext"));
        Assert.Equal(17, roots[1].GetProperty("EventId").GetProperty("Id").GetInt32());
        Assert.Equal("shop", TextOf(roots[1], "service.name"));
    }

    [Fact]
    public void Line_OfNothing_IsAnEvent()
    {
        using LogRig logs = LogRig.CompactJson();
        logs.Log(new AdHoc());
        Assert.Equal(["@t", "@mt", "SourceContext"], logs.EndWithOne().EnumerateObject().Select(static one => one.Name));
    }

    [Fact]
    public void EventId_WithAPartOfItself_HasThat()
    {
        using LogRig logs = LogRig.CompactJson();
        logs.Logger.LogInformation(new EventId(0, "named"), "a");
        logs.Logger.LogInformation(new EventId(-5), "b");
        string[] lines = logs.End();
        Assert.Contains("""{"Name":"named"}""", lines[0], StringComparison.Ordinal);
        Assert.Contains("""{"Id":-5}""", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExceptionDetail.Type, "System.IO.IOException")]
    [InlineData(ExceptionDetail.Message, "System.IO.IOException: disk \"C:\\\" full\n")]
    [InlineData(ExceptionDetail.StackTrace, null)]
    public void Exception_ByDetail_SaysSoMuch(ExceptionDetail detail, string? expected)
    {
        using LogRig logs = LogRig.CompactJson(options => options.Exceptions = detail);
        Exception thrown = Assert.Throws<IOException>(static void () => throw new IOException("disk \"C:\\\" full\n"));
        logs.Log(new Placed(1, "Ann", 2), LogLevel.Error, thrown);
        Assert.Equal(expected ?? thrown.ToString(), TextOf(logs.EndWithOne(), "@x"));
    }

    [Fact]
    public void Trace_AndCorrelation_AreThere()
    {
        using LogRig logs = LogRig.CompactJson();
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (CorrelationContext.Begin("id-1")) logs.Log(new Placed(1, "Ann", 2));
        JsonElement root = logs.EndWithOne();
        Assert.Equal(activity.TraceId.ToHexString(), TextOf(root, "@tr"));
        Assert.Equal(activity.SpanId.ToHexString(), TextOf(root, "@sp"));
        Assert.Equal("id-1", TextOf(root, "correlation.id"));
    }

    [Fact]
    public void Text_OfAnyCharacters_ComesBack()
    {
        using LogRig logs = LogRig.CompactJson();
        List<string> values = [];
        Gen.String.Sample(
            text =>
            {
                lock (values)
                {
                    values.Add(text);
                    logs.Log(new AdHoc(target => target.Append(text, "any"), fields => fields.Add(s_value, text), new LogEventDefinition(0, text.Replace('{', '(') + "{Value:any}")));
                }
            },
            iter: 2_000);
        string[] lines = logs.End();
        Assert.Equal(values.Count, lines.Length);
        foreach ((string value, string line) in values.Zip(lines))
        {
            JsonElement root = LogRig.Parse(line);
            Assert.Equal((value.Replace('{', '(') + "{Value:any}").Valid(), TextOf(root, "@mt"));
            Assert.Equal(value.Valid(), Assert.Single(root.GetProperty("@r").EnumerateArray()).GetString());
            Assert.Equal(value.Valid(), TextOf(root, "Value"));
        }
    }

    static readonly LogField s_value = new("Value");

    static string? TextOf(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
