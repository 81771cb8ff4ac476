using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class SpanStartTests : IDisposable
{
    const string Traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    static readonly ActivityContext s_first = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
    static readonly ActivityContext s_second = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.None);

    readonly InstrumentationScope _scope = Scopes.New();
    readonly Activity _ambient = new Activity("ambient").Start();

    public void Dispose() => _ambient.Dispose();

    [Fact]
    public void Span_Named_HasThatName() => Assert.Equal("import Csv", SpanOf(_scope.Traced(), static start => start.Named("import Csv")).OperationName);

    [Fact]
    public void Span_OfADefinitionWithASpanName_HasThatName() =>
        Assert.Equal("spans", SpanOf(_scope.Define(new OperationDefinition("operation") { Traced = true, SpanName = "spans" }), static start => start).OperationName);

    [Fact]
    public void Span_WithAParent_IsItsChild() => AssertChildOf(s_first, SpanOf(_scope.Traced(), static start => start.ChildOf(s_first)));

    [Fact]
    public void Span_WithAnActivityAsParent_IsItsChild()
    {
        using var parent = new Activity("parent");
        parent.SetParentId(s_first.TraceId, s_first.SpanId).Start();
        Activity.Current = _ambient;
        AssertChildOf(parent.Context, SpanOf(_scope.Traced(), start => start.ChildOf(parent)));
    }

    [Fact]
    public void Span_WithATraceparent_IsARemoteChild()
    {
        Activity span = SpanOf(_scope.Traced(), static start => start.ChildOf(Traceparent));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", span.TraceId.ToHexString());
        Assert.Equal("b7ad6b7169203331", span.ParentSpanId.ToHexString());
        Assert.True(span.HasRemoteParent);
    }

    [Fact]
    public void Span_WithAParentThatNamesNone_IsAChildOfTheCurrent()
    {
        Func<SpanStart, SpanStart>[] starts =
        [
            static start => start.ChildOf(default(ActivityContext)),
            static start => start.ChildOf((ActivityContext?)null),
            static start => start.ChildOf((Activity?)null),
            static start => start.ChildOf((string?)null),
            static start => start.ChildOf("00-nonsense"),
        ];
        Assert.All(starts, start => AssertChildOf(_ambient.Context, SpanOf(_scope.Traced(), start)));
    }

    [Fact]
    public void Span_WithLinks_HasThemInOrder()
    {
        using var linked = new Activity("linked").Start();
        Activity.Current = _ambient;
        var tags = new ActivityTagsCollection { ["reason"] = "retry" };
        Activity span = SpanOf(_scope.Traced(), start => start
            .LinkedTo(s_first)
            .LinkedTo(new ActivityLink(s_second, tags))
            .LinkedTo(linked)
            .LinkedTo(Traceparent)
            .LinkedTo([s_first, s_second])
            .LinkedTo([new ActivityLink(s_first)]));
        Assert.Equal(
            [s_first.SpanId, s_second.SpanId, linked.SpanId, ActivitySpanId.CreateFromString("b7ad6b7169203331"), s_first.SpanId, s_second.SpanId, s_first.SpanId],
            span.Links.Select(static link => link.Context.SpanId));
        Assert.Equal("retry", Assert.Single(span.Links.ElementAt(1).Tags!).Value);
        AssertChildOf(_ambient.Context, span);
    }

    [Fact]
    public void Span_WithLinksThatNameNone_HasNone() => Assert.Empty(SpanOf(_scope.Traced(), static start => start
        .LinkedTo(default(ActivityContext))
        .LinkedTo((ActivityContext?)null)
        .LinkedTo(default(ActivityLink))
        .LinkedTo((Activity?)null)
        .LinkedTo("nonsense")
        .LinkedTo((IEnumerable<ActivityContext>?)null)
        .LinkedTo((IEnumerable<ActivityLink>?)null)
        .LinkedTo([default(ActivityContext)])).Links);

    [Fact]
    public void Links_Throwing_AreCountedAndTheCallGoesOn()
    {
        using var failures = new FailureRecorder();
        Assert.Empty(SpanOf(_scope.Traced(), static start => start.LinkedTo(Enumerable.Range(0, 2).Select<int, ActivityContext>(static _ => throw new NotSupportedException()))).Links);
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Links_WhereNobodyListens_AreNotRead()
    {
        using var failures = new FailureRecorder();
        OperationProbe probe = _scope.Traced();
        SpanStart start = probe.Span().Named("name").ChildOf(s_first).LinkedTo(Enumerable.Range(0, 2).Select<int, ActivityContext>(static _ => throw new NotSupportedException()));
        Assert.Equal(probe.Span(), start);
        Assert.Equal(0, failures.Count);
    }

    [Fact]
    public void Root_BeginsATraceAndLinksToTheCurrent()
    {
        Activity span = SpanOf(Root(), static start => start);
        Assert.NotEqual(_ambient.TraceId, span.TraceId);
        Assert.Equal(default, span.ParentSpanId);
        Assert.Equal(_ambient.Context, Assert.Single(span.Links).Context);
    }

    [Fact]
    public void Root_WithLinks_LinksToTheCurrentBehindThem() =>
        Assert.Equal([s_first.SpanId, _ambient.SpanId], SpanOf(Root(), static start => start.LinkedTo(s_first)).Links.Select(static link => link.Context.SpanId));

    [Fact]
    public void Root_WhereNothingIsCurrent_HasNoLink()
    {
        Activity.Current = null;
        Activity span = SpanOf(Root(), static start => start);
        Assert.Equal(default, span.ParentSpanId);
        Assert.Empty(span.Links);
    }

    [Fact]
    public void Root_WithAParent_IsItsChild() => AssertChildOf(s_first, SpanOf(Root(), static start => start.ChildOf(s_first)));

    [Fact]
    public void Root_ThatNobodyKeeps_LeavesTheCurrent()
    {
        using var spans = new SpanRecorder(_scope, ActivitySamplingResult.None);
        Woven.Call(Root(), () => Assert.Same(_ambient, Activity.Current));
        Assert.Same(_ambient, Activity.Current);
    }

    [Fact]
    public void Root_OfAThrowingSampler_LeavesTheCurrent()
    {
        using var failures = new FailureRecorder();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == _scope.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => throw new NotSupportedException(),
        };
        ActivitySource.AddActivityListener(listener);
        Woven.Call(Root(), () => Assert.Same(_ambient, Activity.Current));
        Assert.Same(_ambient, Activity.Current);
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public async Task Root_OfASuspendedTask_LeavesTheCurrent()
    {
        using var spans = new SpanRecorder(_scope);
        Assert.Null(await Shape.SuspendedTask.Run(Root()));
        Assert.Same(_ambient, Activity.Current);
        Assert.Equal(default, spans.Span.ParentSpanId);
    }

    [Fact]
    public void Root_WithoutAStart_LinksToTheCurrent()
    {
        using var spans = new SpanRecorder(_scope);
        Woven.Call(Root(), static () => { });
        Assert.Equal(_ambient.Context, Assert.Single(spans.Span.Links).Context);
    }

    [Fact]
    public void Enumeration_WithABegin_BeginsThroughIt()
    {
        using var spans = new SpanRecorder(_scope);
        OperationProbe probe = _scope.Traced();
        int begun = 0;
        IEnumerable<int> numbers = probe.Enumerate(Numbers(), begin: () =>
        {
            begun++;
            return probe.Begin(probe.Span().Named("numbers"));
        });
        Assert.Equal(0, begun);
        Assert.Equal([1, 2], numbers);
        Assert.Equal([1, 2], numbers);
        Assert.Equal(2, begun);
        Assert.All(spans.Stopped, static span => Assert.Equal("numbers", span.OperationName));

        static IEnumerable<int> Numbers()
        {
            yield return 1;
            yield return 2;
        }
    }

    OperationProbe Root() => _scope.Define(new OperationDefinition("operation") { Traced = true, Root = true });

    Activity SpanOf(OperationProbe probe, Func<SpanStart, SpanStart> with)
    {
        Activity? ambient = Activity.Current;
        using var spans = new SpanRecorder(_scope);
        OperationCall call = probe.Begin(with(probe.Span()));
        Assert.Same(call.Span, Activity.Current);
        call.End();
        Assert.Same(ambient, Activity.Current);
        return spans.Span;
    }

    static void AssertChildOf(ActivityContext parent, Activity span)
    {
        Assert.Equal(parent.TraceId, span.TraceId);
        Assert.Equal(parent.SpanId, span.ParentSpanId);
    }
}
