namespace InstrumentGen.Runtime.Tests;

/// <summary>How long a test waits for what must happen. It ends a test that would hang; no test takes that long.</summary>
static class Patience
{
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    internal static Task<TResult> InTime<TResult>(this Task<TResult> task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);

    internal static Task InTime(this Task task) => task.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
