using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class SpanTests : IDisposable
{
    const string Secret = "4111 1111 1111 1111";

    readonly InstrumentationScope _scope = Scopes.New();
    readonly SpanRecorder _spans;

    public SpanTests() => _spans = new SpanRecorder(_scope);

    public static TheoryData<Shape> Every => Shapes.All;

    public void Dispose() => _spans.Dispose();

    [Theory, MemberData(nameof(Every))]
    public async Task Call_OfAnyShape_IsOneSpanThatEnds(Shape shape)
    {
        _ = await shape.Run(_scope.Traced("order.place"));
        Assert.Same(Assert.Single(_spans.Started), _spans.Span);
        Assert.Equal("order.place", _spans.Span.OperationName);
        Assert.Equal("order.place", _spans.Span.DisplayName);
        Assert.True(_spans.Span.IsStopped);
    }

    [Theory]
    [InlineData(ActivityKind.Internal)]
    [InlineData(ActivityKind.Client)]
    [InlineData(ActivityKind.Consumer)]
    public async Task Kind_Defined_IsTheSpans(ActivityKind kind)
    {
        _ = await Shape.Method.Run(_scope.Define(new OperationDefinition("operation") { Traced = true, Kind = kind }));
        Assert.Equal(kind, _spans.Span.Kind);
    }

    [Fact]
    public async Task Kind_NotDefined_IsInternal()
    {
        _ = await Shape.Method.Run(_scope.Traced());
        Assert.Equal(ActivityKind.Internal, _spans.Span.Kind);
    }

    [Fact]
    public async Task Code_Known_IsInTheTagsOfTheConventions()
    {
        _ = await Shape.Method.Run(Declared(new CodePosition("Shop.Orders.Place", "src/Orders.cs", 17)));
        Assert.Equal(
            [new("code.function.name", "Shop.Orders.Place"), new("code.file.path", "src/Orders.cs"), new("code.line.number", 17)],
            _spans.Span.TagObjects);
    }

    [Fact]
    public async Task Code_FileAndLineUnknown_IsTheFunctionAlone()
    {
        _ = await Shape.Method.Run(Declared(new CodePosition("Shop.Orders.Place")));
        Assert.Equal([new("code.function.name", "Shop.Orders.Place")], _spans.Span.TagObjects);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Returned_WithoutCode_HasNoTagsAndNoStatus(Shape shape)
    {
        _ = await shape.Run(_scope.Traced());
        Assert.Empty(_spans.Span.TagObjects);
        Assert.Equal(ActivityStatusCode.Unset, _spans.Span.Status);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Failed_OfAnyShape_HasErrorStatusAndType(Shape shape)
    {
        _ = await shape.Run(_scope.Traced(), new IOException(Secret));
        Assert.Equal(ActivityStatusCode.Error, _spans.Span.Status);
        Assert.Equal([new("error.type", "System.IO.IOException")], _spans.Span.TagObjects);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Failed_ExceptionWithMessage_LeavesItOut(Shape shape)
    {
        _ = await shape.Run(Declared(new CodePosition("Pay", "Pay.cs", 1)), new InvalidOperationException(Secret, new IOException(Secret)));
        Activity span = _spans.Span;
        object?[] everything =
        [
            span.StatusDescription, span.DisplayName, span.OperationName, span.TraceStateString,
            .. span.TagObjects.Select(static tag => tag.Value),
            .. span.Events.Select(static one => one.Name),
            .. span.Events.SelectMany(static one => one.Tags).Select(static tag => tag.Value),
            .. span.Baggage.Select(static item => item.Value),
        ];
        Assert.DoesNotContain(everything, static one => one?.ToString()?.Contains(Secret, StringComparison.Ordinal) == true);
        Assert.Empty(span.Events);
        Assert.Null(span.StatusDescription);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Canceled_OfAnyShape_HasTheOutcomeTagAndNoError(Shape shape)
    {
        _ = await shape.Run(_scope.Traced(), new OperationCanceledException());
        Assert.Equal(ActivityStatusCode.Unset, _spans.Span.Status);
        Assert.Equal([new("outcome", "canceled")], _spans.Span.TagObjects);
    }

    [Fact]
    public async Task Expected_Exception_LeavesTheSpanAsItWas()
    {
        OperationProbe probe = _scope.Define(new OperationDefinition("operation") { Traced = true, IsExpected = static _ => true });
        _ = await Shape.Method.Run(probe, new IOException());
        Assert.Equal(ActivityStatusCode.Unset, _spans.Span.Status);
        Assert.Empty(_spans.Span.TagObjects);
    }

    [Fact]
    public void Span_OfTheCall_TakesTagsOfTheWrapper()
    {
        var call = _scope.Traced().Begin();
        call.Span?.SetTag("customer.id", 7);
        call.End();
        Assert.Equal([new("customer.id", 7)], _spans.Span.TagObjects);
    }

    [Fact]
    public void Span_InsideAnother_IsItsChild()
    {
        OperationProbe outer = _scope.Traced("outer"), inner = _scope.Traced("inner");
        Woven.Call(outer, () => Woven.Call(inner, static () => { }));
        Assert.Equal(["inner", "outer"], _spans.Stopped.Select(static span => span.OperationName));
        Assert.Same(_spans.Stopped[1], _spans.Stopped[0].Parent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Span_PropagationOnly_HasNoTags(bool fails)
    {
        InstrumentationScope scope = Scopes.New();
        OperationProbe probe = scope.Define(new OperationDefinition("operation") { Traced = true, Code = new("Pay", "Pay.cs", 1) });
        using var spans = new SpanRecorder(scope, ActivitySamplingResult.PropagationData);
        _ = await Shape.SuspendedTask.Run(probe, fails ? new IOException() : null);
        Assert.False(spans.Span.IsAllDataRequested);
        Assert.Empty(spans.Span.TagObjects);
    }

    [Fact]
    public void Span_NotSampled_IsNoneAndTheMethodRuns()
    {
        InstrumentationScope scope = Scopes.New();
        using var spans = new SpanRecorder(scope, ActivitySamplingResult.None);
        OperationProbe probe = scope.Traced();
        Assert.True(probe.IsActive);
        Assert.Equal(42, Woven.Get(probe, static () => 42));
        Assert.Empty(spans.Started);
    }

    [Fact]
    public async Task Span_ListenerLeavesMidCall_EndsAllTheSame()
    {
        InstrumentationScope scope = Scopes.New();
        var spans = new SpanRecorder(scope);
        var gate = new TaskCompletionSource();
        Task call = Woven.CallAsync(scope.Traced(), () => gate.Task);
        Activity span = Assert.Single(spans.Started);
        spans.Dispose();
        gate.SetResult();
        await call;
        Assert.True(span.IsStopped);
    }

    OperationProbe Declared(CodePosition code) => _scope.Define(new OperationDefinition("operation") { Traced = true, Code = code });
}
