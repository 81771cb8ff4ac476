using System.Globalization;
using System.Text.Json;

namespace InstrumentGen;

/// <summary>An audit record, read from its stored form.</summary>
/// <remarks>
/// <para>The stored form is one JSON object of UTF-8 without line breaks, whose bytes never change: a chain of hashes is made of them. Its members; those without
/// a value are left out, but for <c>actor</c>, which is <c>null</c> where nobody knows:</para>
/// <list type="table">
/// <item><term><c>id</c></term><description>32 hexadecimal digits: the call's, so the same in its attempt and its outcome</description></item>
/// <item><term><c>time</c></term><description>when the record was made, in UTC with microseconds</description></item>
/// <item><term><c>action</c></term><description>text</description></item>
/// <item><term><c>outcome</c></term><description><c>attempt</c>, <c>success</c>, <c>failure</c> or <c>canceled</c></description></item>
/// <item><term><c>duration_us</c></term><description>whole microseconds; not of attempts</description></item>
/// <item><term><c>error</c></term><description>the full name of the exception's type, or the name of the error</description></item>
/// <item><term><c>actor</c>, <c>client</c>, <c>resource</c>, <c>reason</c></term><description>text</description></item>
/// <item><term><c>correlation</c>, <c>trace</c>, <c>span</c></term><description>text; the latter two in hexadecimal digits</description></item>
/// <item><term><c>details</c></term><description>an object of numbers, truth values, text, arrays and <c>null</c></description></item>
/// <item><term><c>cut</c></term><description>how many values did not fit and were left out or shortened</description></item>
/// </list>
/// </remarks>
public sealed class AuditRecord
{
    static readonly string[] s_outcomes = ["attempt", "success", "failure", "canceled"];

    AuditRecord(JsonElement root)
    {
        Id = Required(root, "id");
        Time = DateTimeOffset.Parse(Required(root, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        Action = Required(root, "action");
        string outcome = Required(root, "outcome");
        int index = Array.IndexOf(s_outcomes, outcome);
        Outcome = index >= 0 ? (AuditOutcome)index : throw new FormatException($"'{outcome}' is no outcome.");
        Duration = root.TryGetProperty("duration_us", out JsonElement duration) ? TimeSpan.FromMicroseconds(duration.GetInt64()) : null;
        Error = Text(root, "error");
        Actor = Text(root, "actor");
        ClientAddress = Text(root, "client");
        Resource = Text(root, "resource");
        Reason = Text(root, "reason");
        CorrelationId = Text(root, "correlation");
        TraceId = Text(root, "trace");
        SpanId = Text(root, "span");
        Details = root.TryGetProperty("details", out JsonElement details) ? [.. details.EnumerateObject().Select(static one => new KeyValuePair<string, JsonElement>(one.Name, one.Value))] : [];
        Cut = root.TryGetProperty("cut", out JsonElement cut) ? cut.GetInt32() : 0;
    }

    /// <summary>The call's id: the same in its attempt and its outcome.</summary>
    public string Id { get; }

    /// <summary>When the record was made.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>What was done.</summary>
    public string Action { get; }

    /// <summary>How far it got.</summary>
    public AuditOutcome Outcome { get; }

    /// <summary>How long it took; <see langword="null"/> for attempts.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>The type of the exception, or the name of the error; <see langword="null"/> where there was none.</summary>
    public string? Error { get; }

    /// <summary>Who did it; <see langword="null"/> where that was not known.</summary>
    public string? Actor { get; }

    /// <summary>Where the request came from.</summary>
    public string? ClientAddress { get; }

    /// <summary>What was acted on.</summary>
    public string? Resource { get; }

    /// <summary>Why.</summary>
    public string? Reason { get; }

    /// <summary>The correlation id of the request.</summary>
    public string? CorrelationId { get; }

    /// <summary>The trace that the call belongs to.</summary>
    public string? TraceId { get; }

    /// <summary>The span that the call is, or was made in.</summary>
    public string? SpanId { get; }

    /// <summary>The details, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Details { get; }

    /// <summary>How many values did not fit and were left out or shortened.</summary>
    public int Cut { get; }

    /// <summary>Reads a record.</summary>
    /// <param name="utf8">The stored form.</param>
    /// <returns>The record.</returns>
    /// <exception cref="FormatException">It is no record.</exception>
    /// <example>
    /// <code>
    /// AuditRecord record = AuditRecord.Parse(batch[0]);
    /// Console.WriteLine($"{record.Actor} did {record.Action}: {record.Outcome}");
    /// </code>
    /// </example>
    public static AuditRecord Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return new AuditRecord(document.RootElement.Clone());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"This is no audit record: {exception.Message}", exception);
        }
    }

    internal static string TextOf(AuditOutcome outcome) => s_outcomes[(int)outcome];

    static string Required(JsonElement root, string name) => Text(root, name) ?? throw new FormatException($"It has no '{name}'.");

    static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
