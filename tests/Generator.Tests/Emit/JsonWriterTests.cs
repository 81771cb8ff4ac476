using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using InstrumentGen.Generator.Emit;

namespace InstrumentGen.Generator.Tests.Emit;

public sealed class JsonWriterTests
{
    const string Escaped = "\"\\\n\r\t\0é\uD83D\uDE00";

    // Every UTF-16 unit, so that halves of pairs are among them; and often those that must be escaped, in rows.
    static readonly Gen<string> s_text = Gen.OneOf(Gen.Char['\0', '\uFFFF'], Gen.Int[0, Escaped.Length - 1].Select(static index => Escaped[index]))
        .Array[0, 12].Select(static letters => new string(letters));

    static readonly Gen<double> s_number = Gen.Double.Where(double.IsFinite);

    static readonly Gen<JsonNode> s_leaf = Gen.OneOf(
        s_text.Select(static text => (JsonNode)text),
        s_number.Select(static number => (JsonNode)number),
        s_text.Array[0, 3].Select(static texts => (JsonNode)new JsonArray([.. texts.Select(static text => (JsonNode)text)])),
        s_number.Array[0, 3].Select(static numbers => (JsonNode)new JsonArray([.. numbers.Select(static number => (JsonNode)number)])));

    static readonly Gen<JsonNode> s_document = Gen.Recursive<JsonNode>(static (depth, node) =>
    {
        Gen<JsonNode> child = depth < 3 ? Gen.OneOf(s_leaf, node) : s_leaf;
        return Gen.OneOf(
            child.Array[0, 4].Select(static nodes => (JsonNode)new JsonArray([.. nodes.Select(static one => one.DeepClone())])),
            Gen.Select(s_text, child).Array[0, 4].Select(static pairs => (JsonNode)new JsonObject(pairs.DistinctBy(static pair => Whole(pair.Item1)).Select(static pair => KeyValuePair.Create(pair.Item1, (JsonNode?)pair.Item2.DeepClone())))));
    });

    [Fact]
    public void Document_OfAnyContent_IsReadBackEqual() => s_document.Sample(static document =>
    {
        string json = Write(document);
        using JsonDocument read = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        AssertEqual(document, read.RootElement);
    });

    [Fact]
    public void Document_OfAnyContent_StandsInARawLiteral() => s_document.Sample(static document =>
    {
        string json = Write(document);
        Assert.DoesNotContain("\"\"\"", json, StringComparison.Ordinal);
        Assert.All(json, static letter => Assert.True(letter is '\n' or (>= ' ' and < (char)0x7F)));
        Assert.DoesNotContain(json.Split('\n'), static line => line.Length == 0 || line.EndsWith(' '));
    });

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("quote\" and \\", "\"quote\\\" and \\\\\"")]
    [InlineData("line\nend\u2028é", "\"line\\u000Aend\\u2028\\u00E9\"")]
    [InlineData("\U0001F600", "\"\\uD83D\\uDE00\"")]
    public void Value_OfText_IsAscii(string value, string expected) => Assert.Equal(expected, new JsonWriter().Value(null, value).ToString());

    // Not as data of a theory: attributes cannot hold halves of pairs either.
    [Fact]
    public void Value_OfHalfAPair_IsReplaced()
    {
        Assert.Equal("\"\\uFFFD\"", new JsonWriter().Value(null, "\uD83D").ToString());
        Assert.Equal("\"a\\uFFFD\\uFFFDb\"", new JsonWriter().Value(null, "a\uDE00\uD83Db").ToString());
    }

    [Fact]
    public void Document_Nested_IsIndentedAndItsValuesStandOnALine()
    {
        var json = new JsonWriter();
        using (json.Object())
        {
            json.Value("a", 0.5).Values("b", ["x", "y"]).Values("c", [1, 2.5]).Values("d", Enumerable.Empty<string>());
            using (json.Array("e"))
            {
                using (json.Object()) json.Value("f", "g");
                json.Object().Dispose();
            }

            using (json.Row("h"))
            {
                json.Value("i", 1);
                using (json.Row("j")) json.Values("k", [2]);
                json.Value("l", 3);
            }

            json.Value("m", 4);
        }

        Assert.Equal("{\n  \"a\": 0.5,\n  \"b\": [\"x\", \"y\"],\n  \"c\": [1, 2.5],\n  \"d\": [],\n  \"e\": [\n    {\n      \"f\": \"g\"\n    },\n    {}\n  ],\n  \"h\": { \"i\": 1, \"j\": { \"k\": [2] }, \"l\": 3 },\n  \"m\": 4\n}", json.ToString());
    }

    static string Write(JsonNode document)
    {
        var json = new JsonWriter();
        Write(json, null, document);
        return json.ToString();
    }

    // Arrays of texts and of numbers have methods of their own.
    static void Write(JsonWriter json, string? name, JsonNode node)
    {
        if (node is JsonObject properties)
        {
            using (json.Object(name)) foreach ((string key, JsonNode? value) in properties) Write(json, key, value!);
        }
        else if (node is JsonArray { Count: > 0 } texts && texts.All(static item => item is JsonValue value && value.TryGetValue<string>(out _)))
        {
            json.Values(name, texts.Select(static item => item!.GetValue<string>()));
        }
        else if (node is JsonArray { Count: > 0 } numbers && numbers.All(static item => item is JsonValue value && value.TryGetValue<double>(out _)))
        {
            json.Values(name, numbers.Select(static item => item!.GetValue<double>()));
        }
        else if (node is JsonArray items)
        {
            using (json.Array(name)) foreach (JsonNode? item in items) Write(json, null, item!);
        }
        else if (node.AsValue().TryGetValue(out string? text))
        {
            json.Value(name, text);
        }
        else
        {
            json.Value(name, node.GetValue<double>());
        }
    }

    static void AssertEqual(JsonNode expected, JsonElement actual)
    {
        switch (expected)
        {
            case JsonObject properties:
                Assert.Equal(properties.Select(static property => Whole(property.Key)), actual.EnumerateObject().Select(static property => property.Name));
                foreach ((string key, JsonNode? value) in properties) AssertEqual(value!, actual.GetProperty(Whole(key)));
                break;
            case JsonArray items:
                Assert.Equal(items.Count, actual.GetArrayLength());
                foreach ((JsonNode? item, JsonElement element) in items.Zip(actual.EnumerateArray())) AssertEqual(item!, element);
                break;
            default:
                if (expected.AsValue().TryGetValue(out string? text)) Assert.Equal(Whole(text), actual.GetString());
                else Assert.Equal(expected.GetValue<double>(), actual.GetDouble());
                break;
        }
    }

    // JSON has no halves of pairs: what a text becomes on its way through UTF-8.
    static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
