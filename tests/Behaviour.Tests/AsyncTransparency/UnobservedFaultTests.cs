using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using InstrumentGen.Behaviour.Tests.Recording;

namespace InstrumentGen.Behaviour.Tests.AsyncTransparency;

/// <summary>An application that logs what nobody awaited must go on to hear of it.</summary>
public sealed class UnobservedFaultTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FaultNobodyAwaits_ThroughWovenCall_IsStillRaised(bool isPending)
    {
        using var reader = new OperationReader();
        using var recorder = new SpanRecorder();
        Assert.True(IsRaised(new WovenPath(), isPending));
        Assert.True(IsRaised(new DirectPath(), isPending));
        Assert.False(IsRaised(new NaiveContinuationPath(), isPending));
    }

    static bool IsRaised(CallPath path, bool isPending)
    {
        string name = Guid.NewGuid().ToString();
        var raised = new ConcurrentBag<string>();
        void Handler(object? sender, UnobservedTaskExceptionEventArgs args) => raised.Add(args.Exception.InnerExceptions[0].Message);
        TaskScheduler.UnobservedTaskException += Handler;
        try
        {
            Forget(path, name, isPending);
            for (int attempt = 0; attempt < 20 && !raised.Contains(name); attempt++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                Thread.Sleep(10);
            }

            return raised.Contains(name);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Handler;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Forget(CallPath path, string name, bool isPending)
    {
        var completion = new TaskCompletionSource();
        if (!isPending) completion.SetException(new InvalidOperationException(name));
        _ = path.Call(() => completion.Task);
        if (isPending) completion.SetException(new InvalidOperationException(name));
    }
}
