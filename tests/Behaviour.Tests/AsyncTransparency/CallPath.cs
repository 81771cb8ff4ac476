namespace InstrumentGen.Behaviour.Tests.AsyncTransparency;

/// <summary>A way to reach a callee: directly, woven, or through a wrapper that gets something wrong.</summary>
public abstract class CallPath
{
    public abstract Task Call(Func<Task> callee, CancellationToken cancellationToken = default);

    public abstract Task<TResult> Call<TResult>(Func<Task<TResult>> callee);

    public abstract ValueTask<TResult> CallValue<TResult>(Func<ValueTask<TResult>> callee);

    public override string ToString() => GetType().Name;
}

/// <summary>What the caller would see without us: the specification.</summary>
public sealed class DirectPath : CallPath
{
    public override Task Call(Func<Task> callee, CancellationToken cancellationToken = default) => callee();

    public override Task<TResult> Call<TResult>(Func<Task<TResult>> callee) => callee();

    public override ValueTask<TResult> CallValue<TResult>(Func<ValueTask<TResult>> callee) => callee();
}

/// <summary>The subject: the same through woven calls.</summary>
public sealed class WovenPath : CallPath
{
    public override Task Call(Func<Task> callee, CancellationToken cancellationToken = default) => Run(callee, cancellationToken);

    public override Task<TResult> Call<TResult>(Func<Task<TResult>> callee) => RunAsync(callee);

    public override ValueTask<TResult> CallValue<TResult>(Func<ValueTask<TResult>> callee) => RunValueAsync(callee);

    [Traced, Metered]
    static Task Run(Func<Task> callee, CancellationToken cancellationToken) => callee();

    [Traced, Metered]
    static Task<TResult> RunAsync<TResult>(Func<Task<TResult>> callee) => callee();

    [Traced, Metered]
    static ValueTask<TResult> RunValueAsync<TResult>(Func<ValueTask<TResult>> callee) => callee();
}
