using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>IG5002.</summary>
public sealed class AsyncSpanFactoryTests
{
    static Task VerifyMembers(string members) => Verify($$"""
        class Subject(ActivitySource source, OpenTelemetry.Trace.Tracer tracer)
        {
            Activity? _kept;
        {{members}}
        }
        """);

    [Theory]
    [InlineData("""async Task<Activity?> Run() { await Task.Yield(); return {|IG5002:source.StartActivity("a")|}; }""")]
    [InlineData("""async ValueTask<Activity?> Run() { var activity = source.StartActivity("a"); await Task.Yield(); return {|IG5002:activity|}; }""")]
    [InlineData("""async Task<Activity?> Run() { await Task.Yield(); return {|IG5002:source.StartActivity("a")?.SetTag("n", 1)|}; }""")]
    [InlineData("""async Task<IDisposable?> Run() { await Task.Yield(); return {|IG5002:source.StartActivity("a")|}; }""")]
    [InlineData("""async Task<(Activity?, int)> Run() { await Task.Yield(); return {|IG5002:(source.StartActivity("a"), 1)|}; }""")]
    [InlineData("""async Task<OpenTelemetry.Trace.TelemetrySpan> Run() { await Task.Yield(); return {|IG5002:tracer.StartActiveSpan("a")|}; }""")]
    public Task Span_ReturnedByAnAsyncMethod_Fires(string member) => VerifyMembers(member);

    [Fact]
    public Task Span_ReturnedByAnAsyncLambdaOrLocalFunction_Fires() => VerifyMembers("""
        async Task Run()
        {
            Func<Task<Activity?>> open = async () => { await Task.Yield(); return {|IG5002:source.StartActivity("a")|}; };
            async Task<Activity?> Inner() { var activity = source.StartActivity("b"); await Task.Yield(); return {|IG5002:activity|}; }
            using Activity? first = await open();
            using Activity? second = await Inner();
        }
        """);

    [Fact]
    public Task Span_ReturnedUnlessSomethingFails_Fires() => VerifyMembers("""
        async Task<Activity?> Run(Func<Task<bool>> work)
        {
            var activity = source.StartActivity("a");
            try
            {
                if (!await work()) { activity?.Dispose(); return null; }
            }
            catch
            {
                activity?.Dispose();
                throw;
            }

            return {|IG5002:activity|};
        }
        """);

    [Theory]
    [InlineData("""Activity? Run() => source.StartActivity("a");""")]
    [InlineData("""Task<Activity?> Run() => Task.FromResult(source.StartActivity("a"));""")]
    [InlineData("""async Task<Activity?> Run() { await Task.Yield(); return Activity.Current; }""")]
    [InlineData("""async Task<Activity?> Run(Activity? given) { await Task.Yield(); return given; }""")]
    [InlineData("""async Task<string?> Run() { using var activity = source.StartActivity("a"); await Task.Yield(); return activity?.Id; }""")]
    [InlineData("""async Task<ActivityContext> Run() { using var activity = source.StartActivity("a"); await Task.Yield(); return activity?.Context ?? default; }""")]
    [InlineData("""async Task<int> Run() { _kept = source.StartActivity("a"); await Task.Yield(); return 1; }""")]
    public Task Span_NotReturnedOrNotAsync_IsSilent(string member) => VerifyMembers(member);

    [Theory]
    [InlineData("""async Task<Activity?> Run() { var activity = source.StartActivity("a"); await Task.Yield(); activity?.Stop(); return activity; }""")]
    [InlineData("""async Task<Activity?> Run() { var activity = source.StartActivity("a"); try { await Task.Yield(); return activity; } finally { activity?.Stop(); } }""")]
    public Task Span_EndedBeforeItIsReturned_IsSilent(string member) => VerifyMembers(member);

    [Theory]
    [InlineData("""async Task<Activity?> Run() { await Task.Yield(); return source.CreateActivity("a", ActivityKind.Client); }""")]
    [InlineData("""async Task<OpenTelemetry.Trace.TelemetrySpan> Run() { await Task.Yield(); return tracer.StartSpan("a"); }""")]
    public Task Span_ThatWasNeverCurrent_IsSilent(string member) => VerifyMembers(member);

    [Fact]
    public Task Span_OfTheFunctionAround_IsSilent() => VerifyMembers("""
        void Run()
        {
            using var activity = source.StartActivity("a");
            Func<Task<Activity?>> get = async () => { await Task.Yield(); return activity; };
            get().Wait();
        }
        """);
}
