using static InstrumentGen.Analyzers.Tests.Harness.FlowVerifier;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>IG5001.</summary>
public sealed class UndisposedSpanTests
{
    static Task VerifySpan(string body) => Verify($$"""
        class Subject(ActivitySource source, OpenTelemetry.Trace.Tracer tracer)
        {
            Activity? _kept;
            void Use(Activity? activity) { }
            void Work(int attempt) { }
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Fail() => throw new InvalidOperationException();
            int Run(int count)
            {
        {{body}}
                return count;
            }
        }
        """);

    [Theory]
    [InlineData("""{|IG5001:source.StartActivity("a")|};""")]
    [InlineData("""_ = {|IG5001:source.StartActivity("a")|};""")]
    [InlineData("""{|IG5001:source.StartActivity("a")|}?.SetTag("n", count);""")]
    [InlineData("""{|IG5001:new Activity("a")|}.Start();""")]
    [InlineData("""{|IG5001:tracer.StartActiveSpan("a")|}.SetAttribute("n", count);""")]
    public Task Span_ThrownAway_Fires(string statement) => VerifySpan(statement);

    [Theory]
    [InlineData("""var activity = {|IG5001:source.StartActivity("a")|};""")]
    [InlineData("""var activity = {|IG5001:source.StartActivity("a")|}?.SetTag("n", count); if (activity != null) Work(activity.TagObjects.Count());""")]
    [InlineData("""Activity? activity; activity = {|IG5001:source.StartActivity("a")|}; activity?.AddEvent(new("e"));""")]
    [InlineData("""Activity? activity = count > 0 ? {|IG5001:source.StartActivity("a")|} : null; Work(count);""")]
    [InlineData("""var activity = {|IG5001:new Activity("a")|}; activity.SetTag("n", count).Start(); Work(count);""")]
    [InlineData("""var span = {|IG5001:tracer.StartSpan("a")|}; span.SetAttribute("n", count);""")]
    public Task Span_NeverEnded_Fires(string body) => VerifySpan(body);

    [Theory]
    [InlineData("""var activity = {|IG5001:source.StartActivity("a")|}; if (count == 0) return 0; activity?.Stop();""")]
    [InlineData("""var activity = {|IG5001:source.StartActivity("a")|}; if (count > 0) { Work(count); activity?.Dispose(); }""")]
    [InlineData("""var activity = {|IG5001:source.StartActivity("a")|}; try { Work(count); activity?.Stop(); } catch (IOException) { count = 0; }""")]
    [InlineData("""for (int i = 0; i < count; i++) { var activity = {|IG5001:source.StartActivity("a")|}; if (i == 7) continue; activity?.Stop(); }""")]
    [InlineData("""switch (count) { case 0: var activity = {|IG5001:source.StartActivity("a")|}; if (Random.Shared.Next(2) == 1) break; activity?.Stop(); break; }""")]
    [InlineData("""var span = {|IG5001:tracer.StartActiveSpan("a")|}; if (count == 0) return 0; span.End();""")]
    public Task Span_LeftBehindOnAWay_Fires(string body) => VerifySpan(body);

    [Fact]
    public Task Span_OfALambdaOrLocalFunction_LeftBehind_Fires() => VerifySpan("""
        Func<int, int> run = n => { var activity = {|IG5001:source.StartActivity("a")|}; if (n == 0) return 0; activity?.Stop(); return n; };
        int Inner(int n) { var activity = {|IG5001:source.StartActivity("b")|}; if (n == 0) return 0; activity?.Stop(); return n; }
        Work(run(Inner(count)));
        """);

    [Theory]
    [InlineData("""using var activity = source.StartActivity("a"); activity?.SetTag("n", count);""")]
    [InlineData("""using (source.StartActivity("a")) Work(count);""")]
    [InlineData("""using (var activity = source.StartActivity("a")?.SetTag("n", count)) Work(count);""")]
    [InlineData("""Activity? activity = source.StartActivity("a"); using (activity) Work(count);""")]
    [InlineData("""var activity = source.StartActivity("a"); try { if (count == 0) return 0; } finally { activity?.Dispose(); }""")]
    [InlineData("""var activity = source.StartActivity("a"); if (count == 0) { activity?.Stop(); return 0; } activity?.Stop();""")]
    [InlineData("""var activity = source.StartActivity("a"); Work(count); if (activity != null) { activity.SetTag("n", count); activity.Stop(); }""")]
    [InlineData("""var activity = source.StartActivity("a"); bool isTraced = activity is not null; Work(count); if (isTraced) activity!.Stop();""")]
    [InlineData("""var activity = source.StartActivity("a"); if (activity == null) return 0; Work(count); activity.Stop();""")]
    [InlineData("""var activity = source.StartActivity("a"); try { Work(count); activity?.Stop(); } catch { activity?.Stop(); throw; }""")]
    [InlineData("""var span = tracer.StartSpan("a"); Work(count); span.End();""")]
    [InlineData("""var activity = source.StartActivity("a"); try { Work(count); } catch (IOException) { activity?.SetStatus(ActivityStatusCode.Error); } activity?.Dispose();""")]
    [InlineData("""while (true) { var activity = source.StartActivity("a"); try { Work(count); activity?.Stop(); return 1; } catch (IOException) when (count > 0) { activity?.Stop(); } }""")]
    [InlineData("""foreach (int n in (int[])[1, 2]) { var activity = source.StartActivity("a"); lock (tracer) Work(n); ((IDisposable?)activity)?.Dispose(); }""")]
    [InlineData("""Activity? activity = null; using (var file = File.OpenRead("a")) { activity = source.StartActivity("a"); Work(count); activity?.Stop(); }""")]
    [InlineData("""var activity = source.StartActivity("a"); switch (count) { case 0: activity?.Stop(); return 0; default: Work(count); activity?.Stop(); break; }""")]
    public Task Span_EndedOnEveryWay_IsSilent(string body) => VerifySpan(body);

    [Theory]
    [InlineData("""var activity = source.StartActivity("a"); if (count < 0) throw new ArgumentException("n"); activity?.Stop();""")]
    [InlineData("""var activity = source.StartActivity("a"); if (count < 0) Fail(); else activity?.Stop();""")]
    [InlineData("""var activity = source.StartActivity("a"); if (count < 0) Environment.Exit(1); else activity?.Stop();""")]
    public Task Span_LeftBehindByAFailureOnly_IsSilent(string body) => VerifySpan(body);

    [Theory]
    [InlineData("""var activity = count > 0 ? source.StartActivity("a") : null; Work(count); if (count > 0) activity!.Stop();""")]
    [InlineData("""Activity? activity = null; if (count > 0) activity = source.StartActivity("a"); Work(count); if (count > 0) activity?.Stop();""")]
    [InlineData("""var activity = new Activity("a"); if (count == 0) return 0; activity.Start(); Work(count); activity.Stop();""")]
    [InlineData("""var activity = new Activity("a"); activity.SetTag("n", count);""")]
    [InlineData("""var activity = source.CreateActivity("a", ActivityKind.Client); activity?.SetTag("n", count);""")]
    public Task Span_NotStartedOnThatWay_IsSilent(string body) => VerifySpan(body);

    [Theory]
    [InlineData("""_kept = source.StartActivity("a");""")]
    [InlineData("""Use(source.StartActivity("a"));""")]
    [InlineData("""var activity = source.StartActivity("a"); Use(activity);""")]
    [InlineData("""var activity = source.StartActivity("a"); _kept = activity;""")]
    [InlineData("""var activity = source.StartActivity("a"); Activity?[] all = [activity]; Work(all.Length);""")]
    [InlineData("""var activity = source.StartActivity("a"); Task.Run(() => { Work(count); activity?.Stop(); });""")]
    [InlineData("""if (source.StartActivity("a") is { } activity) Use(activity);""")]
    public Task Span_ThatSomebodyElseHas_IsSilent(string body) => VerifySpan(body);

    [Fact]
    public Task Span_Returned_IsSilent() => Verify("""
        class Subject(ActivitySource source)
        {
            public Activity? A => source.StartActivity("a");
            public Activity? B() { var activity = source.StartActivity("b"); activity?.SetTag("n", 1); return activity; }
            public IEnumerable<Activity?> C() { yield return source.StartActivity("c"); }
            public (Activity?, int) D() => (source.StartActivity("d"), 1);
        }
        """);

    [Fact]
    public Task Span_EndedAsTheCurrentOne_IsSilent() => Verify("""
        class Observer(ActivitySource source)
        {
            void OnStart(string name) { var activity = source.StartActivity("request"); activity?.SetTag("length", name.Length); }
            void OnStop() => Activity.Current?.Stop();
        }
        """);

    [Fact]
    public Task Span_EndedAsTheTracersCurrentOne_IsSilent() => Verify("""
        class Observer(OpenTelemetry.Trace.Tracer tracer)
        {
            void OnStart() => tracer.StartActiveSpan("request");
            void OnStop() { OpenTelemetry.Trace.Tracer.CurrentSpan.End(); }
        }
        """);

    [Fact]
    public Task Span_OfATest_IsSilent() => Verify("""
        class FactAttribute : Attribute;
        class Tests
        {
            [Fact] public void Listener_Hears() { new ActivitySource("s").StartActivity("a"); }
        }
        """);

    [Fact]
    public Task Method_OfThousandsOfStatements_IsLeftAlone() => VerifySpan(
        """source.StartActivity("a"); """ + string.Concat(Enumerable.Repeat("if (count > 1) Work(count + 1);\n", 9_000)));
}
