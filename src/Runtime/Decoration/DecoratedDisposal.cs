namespace InstrumentGen;

/// <summary>Disposes of what is decorated as a container would: a decorator is disposed of in its place.</summary>
public static class DecoratedDisposal
{
    /// <summary>Disposes of the object.</summary>
    /// <param name="decorated">The object.</param>
    /// <exception cref="InvalidOperationException">The object can be disposed of asynchronously only.</exception>
    public static void Dispose(object decorated)
    {
        if (decorated is IDisposable disposable) disposable.Dispose();
        else if (decorated is IAsyncDisposable) throw new InvalidOperationException($"'{decorated.GetType()}' type only implements IAsyncDisposable. Use DisposeAsync to dispose the container.");
    }

    /// <summary>Disposes of the object, asynchronously where it can be.</summary>
    /// <param name="decorated">The object.</param>
    /// <returns>Completes when it is disposed of.</returns>
    public static ValueTask DisposeAsync(object decorated)
    {
        if (decorated is IAsyncDisposable disposable) return disposable.DisposeAsync();
        (decorated as IDisposable)?.Dispose();
        return default;
    }
}
