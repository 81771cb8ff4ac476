using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Recording;
using InstrumentGen.Behaviour.Tests.Subjects;

namespace InstrumentGen.Behaviour.Tests;

/// <summary>Partial methods record their calls themselves.</summary>
public sealed class PartialTests
{
    [Fact]
    public void Delegate_ToAPartialMethod_RecordsSpans()
    {
        using var recorder = new SpanRecorder();
        Assert.Equal([0, 1], Enumerable.Range(0, 2).Select(Window.Open));
        Assert.Equal(["window.open", "window.open"], recorder.Spans.Select(static span => span.OperationName));
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public void Span_OfAPartialMethod_NamesWhereItIsDeclared()
    {
        using var recorder = new SpanRecorder();
        Window.Open(1);
        Activity span = recorder.Single();
        Assert.Equal("InstrumentGen.Behaviour.Tests.Subjects.Window.Open", span.GetTagItem("code.function.name"));
        Assert.Equal("tests/Behaviour.Tests/Subjects/Window.cs", span.GetTagItem("code.file.path"));
        Assert.Equal(22, span.GetTagItem("code.line.number"));
    }

    [Fact]
    public void Exception_OfACore_HasOneFrameForTheMethod()
    {
        using var recorder = new SpanRecorder();
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(static () => Window.Open(-1));
        string[] frames = [.. thrown.StackTrace!.Split('\n').Where(static line => line.Contains(nameof(Window), StringComparison.Ordinal))];
        Assert.Contains("Window.Show(", Assert.Single(frames), StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Error, recorder.Single().Status);
    }

    [Fact]
    public void EventHandler_OverATask_EndsWithTheTask()
    {
        using var recorder = new SpanRecorder();
        var window = new Window();
        window.Listen();
        window.Click();
        Assert.Empty(recorder.Spans);
        Assert.Same(recorder.Root, Activity.Current);
        window.Answer.SetResult();
        Assert.Equal("Window.OnClick", recorder.Single().OperationName);
    }
}
