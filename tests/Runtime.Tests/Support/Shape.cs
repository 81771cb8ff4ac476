namespace InstrumentGen.Runtime.Tests;

/// <summary>The ways in which a method can end: at once or later, by whatever it returns.</summary>
public enum Shape
{
    Method,
    MethodWithResult,
    ThrowBeforeTask,
    CompletedTask,
    SuspendedTask,
    CompletedTaskOfResult,
    SuspendedTaskOfResult,
    CompletedValueTask,
    SuspendedValueTask,
    CompletedValueTaskOfResult,
    SuspendedValueTaskOfResult,
}

static class Shapes
{
    internal static TheoryData<Shape> All => [.. Enum.GetValues<Shape>()];

    /// <summary>Calls a woven method of the shape that ends in the exception, or returns where there is none.</summary>
    /// <remarks>Not an async method: that would undo what the call does to its caller's <see cref="ExecutionContext"/>.</remarks>
    /// <returns>The exception that the caller sees.</returns>
    internal static Task<Exception?> Run(this Shape shape, OperationProbe probe, Exception? end = null, CallTokens tokens = default)
    {
        try
        {
            return Seen(Start(shape, probe, end, tokens));
        }
        catch (Exception exception)
        {
            return Task.FromResult<Exception?>(exception);
        }
    }

    static async Task<Exception?> Seen(Task task)
    {
        try
        {
            await task.InTime();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    static Task Start(Shape shape, OperationProbe probe, Exception? end, CallTokens tokens)
    {
        switch (shape)
        {
            case Shape.Method:
                Woven.Call(probe, () => Return(end), tokens);
                return Task.CompletedTask;
            case Shape.MethodWithResult:
                return Task.FromResult(Woven.Get(probe, () => Return(end), tokens));
            case Shape.ThrowBeforeTask:
                return Woven.CallAsync(probe, () => Task.FromResult(Return(end)), tokens);
            case Shape.CompletedTask:
                return Woven.CallAsync(probe, () => Completed(end), tokens);
            case Shape.SuspendedTask:
                return Woven.CallAsync(probe, () => Suspended(end), tokens);
            case Shape.CompletedTaskOfResult:
                return Woven.GetAsync(probe, () => Completed(end), tokens);
            case Shape.SuspendedTaskOfResult:
                return Woven.GetAsync(probe, () => Suspended(end), tokens);
            case Shape.CompletedValueTask:
                return Woven.CallValueAsync(probe, () => new ValueTask(Completed(end)), tokens).AsTask();
            case Shape.SuspendedValueTask:
                return Woven.CallValueAsync(probe, () => new ValueTask(Suspended(end)), tokens).AsTask();
            case Shape.CompletedValueTaskOfResult:
                return Woven.GetValueAsync(probe, () => new ValueTask<int>(Completed(end)), tokens).AsTask();
            case Shape.SuspendedValueTaskOfResult:
                return Woven.GetValueAsync(probe, () => new ValueTask<int>(Suspended(end)), tokens).AsTask();
            default:
                throw new ArgumentOutOfRangeException(nameof(shape));
        }
    }

    static int Return(Exception? end) => end is null ? 42 : throw end;

    static async Task<int> Completed(Exception? end)
    {
        await Task.CompletedTask;
        return Return(end);
    }

    static async Task<int> Suspended(Exception? end)
    {
        await Task.Yield();
        return Return(end);
    }
}
