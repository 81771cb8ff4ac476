using System.Globalization;
using System.Text;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Audit records for tests.</summary>
static class Records
{
    /// <summary>The stored form of a record, which its number tells from others.</summary>
    internal static string Json(int number, string action = "order.place", string? actor = "anna", string resource = "order/1", string outcome = "success", DateTimeOffset? time = null)
    {
        string at = (time ?? DateTimeOffset.UnixEpoch.AddSeconds(number)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        string who = actor is null ? "null" : $"\"{actor}\"";
        return string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{number:x32}}","time":"{{at}}","action":"{{action}}","outcome":"{{outcome}}","actor":{{who}},"resource":"{{resource}}"}""");
    }

    internal static string[] Numbered(int count, int first = 1) => [.. Enumerable.Range(first, count).Select(static number => Json(number))];

    internal static void Append(this IAuditStore store, params string[] records) =>
        store.Append(new AuditBatch([.. records.Select(static record => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(record))]));
}
