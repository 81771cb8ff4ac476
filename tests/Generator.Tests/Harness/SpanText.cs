using System.Diagnostics;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>A span in one line, with what its declaration may have asked for.</summary>
static class SpanText
{
    /// <summary><c>order.place channel=Web result=7 | error "full" | parent 0123 | links 4567 | exception type=.. message=..</c>; what is not there is left
    /// out.</summary>
    public static string Of(Activity span)
    {
        IEnumerable<string> tags = span.TagObjects.Where(static tag => !tag.Key.StartsWith("code.", StringComparison.Ordinal)).Select(static tag => $" {tag.Key}={tag.Value}");
        string status = span.Status == ActivityStatusCode.Unset ? "" : $" | {span.Status.ToString().ToLowerInvariant()}{(span.StatusDescription is { } description ? $" \"{description}\"" : "")}";
        string parent = span.ParentSpanId == default ? "" : $" | parent {span.ParentSpanId}";
        string links = span.Links.Any() ? $" | links {string.Join(' ', span.Links.Select(static link => link.Context.SpanId))}" : "";
        IEnumerable<string> events = span.Events.Select(static one => $" | {one.Name} {string.Join(' ', one.Tags.Where(static tag => tag.Key != "exception.stacktrace").Select(static tag => $"{tag.Key}={tag.Value}"))}");
        return $"{span.OperationName}{string.Concat(tags)}{status}{parent}{links}{string.Concat(events)}";
    }
}
