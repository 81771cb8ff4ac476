using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

[Collection(ProcessWide.Name)]
public sealed class ExceptionDetailTests
{
    readonly InstrumentationScope _scope = Scopes.New();

    public static TheoryData<Shape> Every => Shapes.All;

    [Theory, MemberData(nameof(Every))]
    public async Task Type_OfAnError_IsAllThatIsSaid(Shape shape)
    {
        Activity span = await SpanOf(ExceptionDetail.Type, shape, new IOException("secret"));
        Assert.Empty(span.Events);
        Assert.Null(span.StatusDescription);
        Assert.Equal("System.IO.IOException", span.GetTagItem("error.type"));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Message_OfAnError_IsAnEventAndTheStatus(Shape shape)
    {
        Activity span = await SpanOf(ExceptionDetail.Message, shape, new IOException("disk full"));
        Assert.Equal([new("exception.type", "System.IO.IOException"), new("exception.message", "disk full")], Assert.Single(span.Events).Tags);
        Assert.Equal("exception", span.Events.Single().Name);
        Assert.Equal((ActivityStatusCode.Error, "disk full"), (span.Status, span.StatusDescription));
        Assert.Equal("System.IO.IOException", span.GetTagItem("error.type"));
    }

    [Theory, MemberData(nameof(Every))]
    public async Task StackTrace_OfAnError_NamesWhereItWasThrown(Shape shape)
    {
        Activity span = await SpanOf(ExceptionDetail.StackTrace, shape, new IOException("disk full"));
        string trace = Assert.IsType<string>(Assert.Single(span.Events).Tags.Single(static tag => tag.Key == "exception.stacktrace").Value);
        Assert.StartsWith("System.IO.IOException: disk full", trace, StringComparison.Ordinal);
        Assert.Contains("Shapes.Return", trace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expected_IsNotNoted() =>
        Assert.Empty((await SpanOf(ExceptionDetail.StackTrace, Shape.Method, new FileNotFoundException("secret"))).Events);

    [Fact]
    public async Task Cancellation_IsNotNoted() =>
        Assert.Empty((await SpanOf(ExceptionDetail.StackTrace, Shape.Method, new OperationCanceledException("secret"))).Events);

    [Fact]
    public async Task SpanThatIsPropagatedOnly_GetsNoEvent() =>
        Assert.Empty((await SpanOf(ExceptionDetail.StackTrace, Shape.Method, new IOException("secret"), ActivitySamplingResult.PropagationData)).Events);

    [Fact]
    public async Task Exception_ThatCannotPrintItself_IsCountedAndReachesTheCaller()
    {
        using var failures = new FailureRecorder();
        Activity span = await SpanOf(ExceptionDetail.Message, Shape.Method, new UnprintableException());
        Assert.Empty(span.Events);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(1, failures.Count);
    }

    [Fact]
    public void Status_ThatTheMethodDescribed_IsKept()
    {
        using var spans = new SpanRecorder(_scope);
        Assert.Throws<IOException>(() => Woven.Call(Define(ExceptionDetail.Message), static () =>
        {
            Activity.Current!.SetStatus(ActivityStatusCode.Error, "its own words");
            throw new IOException("disk full");
        }));
        Assert.Equal("its own words", spans.Span.StatusDescription);
    }

    async Task<Activity> SpanOf(ExceptionDetail detail, Shape shape, Exception end, ActivitySamplingResult decision = ActivitySamplingResult.AllDataAndRecorded)
    {
        using var spans = new SpanRecorder(_scope, decision);
        Assert.Same(end, await shape.Run(Define(detail), end));
        return spans.Span;
    }

    OperationProbe Define(ExceptionDetail detail) => _scope.Define(new OperationDefinition("operation")
    {
        Traced = true,
        Exceptions = detail,
        IsExpected = static exception => exception is FileNotFoundException,
    });

    sealed class UnprintableException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
