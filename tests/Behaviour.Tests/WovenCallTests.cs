using System.Diagnostics;
using InstrumentGen.Behaviour.Tests.Recording;

namespace InstrumentGen.Behaviour.Tests;

public sealed class WovenCallTests
{
    [Traced, Metered]
    static int Add(int a, int b) => a + b;

    [Traced]
    static async Task<int> LaterAsync(int a, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return a;
    }

    public class Box<T> { [Traced] public T Put<U>(T item, U other) where U : class => item; [Traced] private T Hidden(T x) => x; public T CallHidden(T x) => Hidden(x); }

    public struct Counter { public int N; [Traced] public int Next() => ++N; [Traced] private int Next2() => ++N; public int Call2() => Next2(); }

    [Fact]
    public void StaticMethod_Called_IsSpan()
    {
        using var recorder = new SpanRecorder();
        Assert.Equal(3, Add(1, 2));
        Assert.Equal("WovenCallTests.Add", recorder.Single().OperationName);
        Assert.Contains(recorder.Single().TagObjects, t => t.Key == "code.file.path" && (string?)t.Value == "tests/Behaviour.Tests/WovenCallTests.cs");
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public async Task X_Y_Z()
    {
        using var recorder = new SpanRecorder();
        Assert.Equal(3, await LaterAsync(3, TestContext.Current.CancellationToken));
        Assert.Equal(4, new Box<int>().Put(4, ""));
        Assert.Equal(5, new Box<int>().CallHidden(5));
        var c = new Counter();
        c.Next(); c.Next(); c.Call2();
        Assert.Equal(3, c.N);
        Assert.Equal(6, recorder.Spans.Count);
    }
}
