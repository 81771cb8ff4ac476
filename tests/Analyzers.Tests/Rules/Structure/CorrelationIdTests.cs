using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>IG3005.</summary>
public sealed class CorrelationIdTests
{
    static Task VerifyMethod(string body) => Verify($$"""
        class Message { public Guid Id { get; set; } public string? CorrelationId { get; set; } public string? ReplyTo { get; set; } }
        class Subject(ILogger<Subject> logger, System.Net.Http.HttpRequestMessage request)
        {
            static string? Known() => Activity.Current?.TraceId.ToString();
            void Send(Guid orderId, Guid correlationId = default) { }
            void Run(Microsoft.AspNetCore.Http.HttpContext http, Dictionary<string, object> table)
            {
        {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("""var correlationId = {|IG3005:Guid.NewGuid()|}; Send(default, correlationId);""")]
    [InlineData("""string correlation_id = {|IG3005:Guid.NewGuid()|}.ToString("N"); logger.LogInformation("{Id}", correlation_id);""")]
    [InlineData("""string? traceId = http.Request.Headers["x-trace"]; traceId ??= {|IG3005:Guid.NewGuid()|}.ToString();""")]
    [InlineData("""var newCorrelationId = $"shop-{{|IG3005:Guid.NewGuid()|}:N}"; logger.LogInformation("{Id}", newCorrelationId);""")]
    [InlineData("""var traceId = {|IG3005:Guid.CreateVersion7()|}.ToString()[..8]; logger.LogInformation("{Id}", traceId);""")]
    public Task Guid_InAVariableForCorrelation_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""http.Response.Headers["X-Correlation-ID"] = {|IG3005:Guid.NewGuid()|}.ToString();""")]
    [InlineData("""request.Headers.Add("x-request-id", {|IG3005:Guid.NewGuid()|}.ToString());""")]
    [InlineData("""http.Items["CorrelationId"] = {|IG3005:Guid.NewGuid()|};""")]
    [InlineData("""string id = {|IG3005:Guid.NewGuid()|}.ToString(); request.Headers.TryAddWithoutValidation("X-Correlation-Id", id);""")]
    public Task Guid_InAHeaderForCorrelation_Fires(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""using var scope = logger.BeginScope("{CorrelationId}", {|IG3005:Guid.NewGuid()|});""")]
    [InlineData("""using var scope = Serilog.Context.LogContext.PushProperty("CorrelationId", {|IG3005:Guid.NewGuid()|});""")]
    [InlineData("""var id = {|IG3005:Guid.NewGuid()|}; using var scope = logger.BeginScope("Request {RequestId}", id);""")]
    [InlineData("""var message = new Message { Id = Guid.NewGuid(), CorrelationId = {|IG3005:Guid.NewGuid()|}.ToString() };""")]
    [InlineData("""Send(Guid.NewGuid(), {|IG3005:Guid.NewGuid()|});""")]
    public Task Guid_InAScopeMessageOrArgumentForCorrelation_Fires(string body) => VerifyMethod(body);

    [Fact]
    public Task Guid_OfAMemberForCorrelation_Fires() => Verify("""
        class Subject
        {
            readonly string _correlationId = {|IG3005:Guid.NewGuid()|}.ToString();
            public Guid CorrelationId { get; init; } = {|IG3005:Guid.NewGuid()|};
            public string TraceId => _correlationId;
            static string CreateCorrelationId() => {|IG3005:Guid.NewGuid()|}.ToString();
            public string Run() => CreateCorrelationId();
        }
        """);

    [Theory]
    [InlineData("""var correlationId = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString();""")]
    [InlineData("""string? correlationId = http.Request.Headers["traceparent"]; correlationId ??= Guid.NewGuid().ToString();""")]
    [InlineData("""string correlationId = http.Request.Headers.TraceParent.ToString() is { Length: > 0 } given ? given : Guid.NewGuid().ToString();""")]
    [InlineData("""var correlationId = Known() ?? Guid.NewGuid().ToString();""")]
    [InlineData("""var activity = System.Diagnostics.Activity.Current; string correlationId = activity == null ? Guid.NewGuid().ToString() : activity.RootId!;""")]
    public Task Guid_AfterTheTrace_IsSilent(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""var orderId = Guid.NewGuid(); Send(orderId);""")]
    [InlineData("""var requestId = Guid.NewGuid(); Send(requestId);""")]
    [InlineData("""var orderCorrelationId = Guid.NewGuid(); Send(orderCorrelationId);""")]
    [InlineData("""request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());""")]
    [InlineData("""using var scope = logger.BeginScope("{JobId}", Guid.NewGuid());""")]
    [InlineData("""var message = new Message { Id = Guid.NewGuid() };""")]
    public Task Guid_OfSomethingElse_IsSilent(string body) => VerifyMethod(body);

    [Theory]
    [InlineData("""var message = new Message { CorrelationId = Guid.NewGuid().ToString(), ReplyTo = "answers" };""")]
    [InlineData("""string correlationId = Guid.NewGuid().ToString(); table[correlationId] = new TaskCompletionSource<int>();""")]
    public Task Guid_ThatMatchesAReply_IsSilent(string body) => VerifyMethod(body);

    [Fact]
    public Task Guid_OfASaga_IsSilent() => Verify("""
        interface CorrelatedBy<T> { T CorrelationId { get; } }
        class Submit : CorrelatedBy<Guid> { public Guid CorrelationId { get; set; } = Guid.NewGuid(); }
        class Subject { object Run() => new Submit { CorrelationId = Guid.NewGuid() }; }
        """);

    [Fact]
    public Task Guid_OfAStandIn_IsSilent() => Verify("""
        class FakeCorrelation { public string CorrelationId { get; } = Guid.NewGuid().ToString(); }
        """);
}
