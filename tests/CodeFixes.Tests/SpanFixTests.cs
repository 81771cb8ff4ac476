using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class SpanFixTests
{
    [Fact]
    public Task Span_OfAVariable_EndsWithItsScope() => FixVerifier.VerifyBody(
        RuleIds.UndisposedSpan,
        "Dictionary<int, string> names, int id",
        """
        Activity? span = source.StartActivity("find"); // kept
        if (!names.TryGetValue(id, out string? name)) return;
        span?.SetTag("name", name.Length);
        span?.Stop();
        """,
        """
        using Activity? span = source.StartActivity("find"); // kept
        if (!names.TryGetValue(id, out string? name)) return;
        span?.SetTag("name", name.Length);
        """);

    [Fact]
    public Task Span_EndedByHandBeforeMoreWork_KeepsThatLine() => FixVerifier.VerifyBody(
        RuleIds.UndisposedSpan,
        "bool isEmpty",
        """
        var span = source.StartActivity("find");
        if (isEmpty) return;
        span?.Dispose();
        logger.LogInformation("Found");
        """,
        """
        using var span = source.StartActivity("find");
        if (isEmpty) return;
        span?.Dispose();
        logger.LogInformation("Found");
        """);

    [Fact]
    public Task Span_EndedBeforeAWayOut_LosesThatLine() => FixVerifier.VerifyBody(
        RuleIds.UndisposedSpan,
        "bool isEmpty, bool isLost",
        """
        var span = source.StartActivity("find");
        if (isEmpty)
        {
            span?.Stop();
            return;
        }
        if (isLost) return;
        """,
        """
        using var span = source.StartActivity("find");
        if (isEmpty)
        {
            return;
        }
        if (isLost) return;
        """);

    [Fact]
    public Task Span_ThatNobodyHolds_GetsAVariable() => FixVerifier.VerifyBody(
        RuleIds.UndisposedSpan,
        "",
        """source.StartActivity("find")?.SetTag("a", 1);""",
        """using Activity? activity2 = source.StartActivity("find")?.SetTag("a", 1);""");

    [Fact]
    public Task Span_ThatNobodyHoldsInAFileOfVars_GetsAVar() => FixVerifier.VerifyCode(
        RuleIds.UndisposedSpan,
        """
        class Finder(ActivitySource source)
        {
            void Find()
            {
                var text = "x";
                _ = source.StartActivity(text);
            }
        }
        """,
        """
        class Finder(ActivitySource source)
        {
            void Find()
            {
                var text = "x";
                using var activity = source.StartActivity(text);
            }
        }
        """);

    [Fact]
    public Task SpanOfOpenTelemetry_ThatNobodyHolds_GetsAVariable() => FixVerifier.VerifyCode(
        RuleIds.UndisposedSpan,
        """
        class Finder(OpenTelemetry.Trace.Tracer tracer)
        {
            void Find()
            {
                tracer.StartActiveSpan("x");
            }
        }
        """,
        """
        class Finder(OpenTelemetry.Trace.Tracer tracer)
        {
            void Find()
            {
                using OpenTelemetry.Trace.TelemetrySpan span = tracer.StartActiveSpan("x");
            }
        }
        """);

    [Fact]
    public Task Spans_ThatNobodyHolds_GetVariablesOfTheirOwn() => FixVerifier.VerifyAll(
        RuleIds.UndisposedSpan,
        """
        class Finder(ActivitySource source)
        {
            void Find()
            {
                source.StartActivity("a");
                source.StartActivity("b");
            }
        }
        """,
        """
        class Finder(ActivitySource source)
        {
            void Find()
            {
                using Activity? activity = source.StartActivity("a");
                using Activity? activity2 = source.StartActivity("b");
            }
        }
        """);

    [Fact]
    public Task Span_OfAVariableThatIsAssignedLater_IsLeft() => FixVerifier.VerifyNoneInBody(
        RuleIds.UndisposedSpan,
        "bool again",
        """
        Activity? span = source.StartActivity("find");
        if (again) span = source.StartActivity("find again");
        """);

    [Fact]
    public Task SpanName_WithAnIdInIt_IsConstantAndTheIdATag() => FixVerifier.VerifyBody(
        RuleIds.ExplodingSpanName,
        "Guid orderId, int page",
        """
        using Activity? span = source.StartActivity($"load {orderId} at {page}", ActivityKind.Internal); // kept
        logger.LogInformation("Loaded");
        """,
        """
        using Activity? span = source.StartActivity("load", ActivityKind.Internal); // kept
        span?.SetTag("order.id", orderId);
        span?.SetTag("page", page);
        logger.LogInformation("Loaded");
        """);

    [Fact]
    public Task SpanName_WithAValueThatIsMadeThere_IsLeft() => FixVerifier.VerifyNoneInBody(
        RuleIds.ExplodingSpanName, "Queue<Guid> orders", """using Activity? span = source.StartActivity($"load {orders.Dequeue()}");""");

    [Fact]
    public Task SpanName_OfNothingElse_IsLeft() => FixVerifier.VerifyNoneInBody(
        RuleIds.ExplodingSpanName, "Guid orderId", """using Activity? span = source.StartActivity($"{orderId}");""");

    [Fact]
    public Task CorrelationId_OfANewGuid_IsTheTracesWhereThereIsOne() => FixVerifier.Verify(
        RuleIds.CorrelationId,
        """
        using System.Net.Http;

        class Ledger(HttpClient http)
        {
            Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
            {
                request.Headers.Add("X-Correlation-Id", Guid.NewGuid().ToString("N"));
                return http.SendAsync(request);
            }
        }
        """,
        """
        using System.Diagnostics;
        using System.Net.Http;

        class Ledger(HttpClient http)
        {
            Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
            {
                request.Headers.Add("X-Correlation-Id", Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N"));
                return http.SendAsync(request);
            }
        }
        """);

    [Fact]
    public Task CorrelationId_InAText_IsTheTracesWhereThereIsOne() => FixVerifier.VerifyBody(
        RuleIds.CorrelationId,
        "",
        """
        string correlationId = $"web-{Guid.NewGuid():N}";
        logger.LogInformation("{Id}", correlationId);
        """,
        """
        string correlationId = $"web-{Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N")}";
        logger.LogInformation("{Id}", correlationId);
        """);

    [Fact]
    public Task CorrelationId_AsAGuid_IsLeft() => FixVerifier.VerifyNoneInBody(
        RuleIds.CorrelationId, "", "Guid correlationId = Guid.NewGuid();\nlogger.LogInformation(\"{Id}\", correlationId);");

    [Fact]
    public Task CorrelationId_ThatIsCut_IsLeft() => FixVerifier.VerifyNoneInBody(
        RuleIds.CorrelationId, "", "string correlationId = Guid.NewGuid().ToString()[..8];\nlogger.LogInformation(\"{Id}\", correlationId);");
}
