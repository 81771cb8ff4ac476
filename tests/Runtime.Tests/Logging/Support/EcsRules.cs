using System.Text.Json;
using System.Text.RegularExpressions;

namespace InstrumentGen.Runtime.Tests;

/// <summary>The rules of the specification of ECS logging (spec.json 1.0), and of the schema for the names that we use.</summary>
static partial class EcsRules
{
    static readonly string[] s_first = ["@timestamp", "log.level", "message", "ecs.version"];

    static readonly Dictionary<string, JsonValueKind> s_names = new()
    {
        ["@timestamp"] = JsonValueKind.String,
        ["log.level"] = JsonValueKind.String,
        ["message"] = JsonValueKind.String,
        ["ecs.version"] = JsonValueKind.String,
        ["log.logger"] = JsonValueKind.String,
        ["log.origin.function"] = JsonValueKind.String,
        ["log.origin.file.name"] = JsonValueKind.String,
        ["log.origin.file.line"] = JsonValueKind.Number,
        ["service.name"] = JsonValueKind.String,
        ["service.version"] = JsonValueKind.String,
        ["service.environment"] = JsonValueKind.String,
        ["service.node.name"] = JsonValueKind.String,
        ["event.dataset"] = JsonValueKind.String,
        ["event.code"] = JsonValueKind.String,
        ["event.action"] = JsonValueKind.String,
        ["trace.id"] = JsonValueKind.String,
        ["span.id"] = JsonValueKind.String,
        ["labels"] = JsonValueKind.Object,
        ["error.type"] = JsonValueKind.String,
        ["error.message"] = JsonValueKind.String,
        ["error.stack_trace"] = JsonValueKind.String,
    };

    internal static JsonElement Check(string line)
    {
        JsonElement root = LogRig.Parse(line);
        Assert.Equal(s_first, root.EnumerateObject().Take(s_first.Length).Select(static one => one.Name));
        foreach (JsonProperty one in root.EnumerateObject())
        {
            Assert.True(s_names.TryGetValue(one.Name, out JsonValueKind kind), one.Name);
            Assert.Equal(kind, one.Value.ValueKind);
        }

        Assert.Matches(Timestamp(), root.GetProperty("@timestamp").GetString());
        Assert.Matches(Version(), root.GetProperty("ecs.version").GetString());
        if (root.TryGetProperty("labels", out JsonElement labels)) CheckLabels(labels);
        return root;
    }

    static void CheckLabels(JsonElement labels)
    {
        Assert.NotEmpty(labels.EnumerateObject());
        foreach (JsonProperty label in labels.EnumerateObject())
        {
            Assert.NotEqual("", label.Name);
            Assert.DoesNotContain(label.Name, static one => one is '.' or '*' or '\\');
            if (label.Value.ValueKind == JsonValueKind.Array) Assert.All(label.Value.EnumerateArray(), AssertScalar);
            else AssertScalar(label.Value);
        }
    }

    static void AssertScalar(JsonElement value) => Assert.DoesNotContain(value.ValueKind, new[] { JsonValueKind.Object, JsonValueKind.Array });

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"^\d+\.\d+\.\d+$")]
    private static partial Regex Version();
}
