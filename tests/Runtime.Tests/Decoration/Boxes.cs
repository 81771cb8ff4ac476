using Microsoft.Extensions.DependencyInjection;

namespace InstrumentGen.Runtime.Tests.Decoration;

interface IBox
{
    string Name { get; }
}

interface IClosable : IBox, IDisposable;

interface IPlain;

interface IShelf<T>
{
    T? Take();

    string Name { get; }
}

interface ICrate<T> : IShelf<T>, IAsyncDisposable;

/// <summary>Counts how often it was disposed of.</summary>
class Box : IBox, IDisposable
{
    public string Name { get; init; } = "box";

    public int Disposals { get; private set; }

    public void Dispose() => Disposals++;
}

sealed class OtherBox : IBox
{
    public string Name => "other";
}

sealed class KeyedBox([ServiceKey] string key) : IBox
{
    public string Name => key;
}

sealed class Closable : Box, IClosable;

sealed class LateClosable : IClosable, IAsyncDisposable
{
    public List<string> Disposals { get; } = [];

    public string Name => "late";

    public void Dispose() => Disposals.Add("at once");

    public ValueTask DisposeAsync()
    {
        Disposals.Add("later");
        return default;
    }
}

class Shelf<T> : IShelf<T>
{
    public T? Take() => default;

    public string Name => typeof(T).Name;
}

sealed class IntegerShelf : IShelf<int>
{
    public int Take() => 7;

    public string Name => "integers";
}

sealed class Crate<T> : Shelf<T>, ICrate<T>
{
    public int Disposals { get; private set; }

    public ValueTask DisposeAsync()
    {
        Disposals++;
        return default;
    }
}

/// <summary>Decorators as the build writes them.</summary>
sealed class BoxDecorator(IBox decorated) : IBox, IOperationDecorator
{
    public object Decorated => decorated;

    public string Name => $"<{decorated.Name}>";
}

sealed class ClosableDecorator(IClosable decorated) : IClosable, IAsyncDisposable, IOperationDecorator
{
    public object Decorated => decorated;

    public string Name => $"<{decorated.Name}>";

    public void Dispose() => DecoratedDisposal.Dispose(decorated);

    public ValueTask DisposeAsync() => DecoratedDisposal.DisposeAsync(decorated);
}

sealed class ShelfDecorator<T>([FromKeyedServices] DecoratedService<IShelf<T>> service) : IShelf<T>, IOperationDecorator
{
    public object Decorated => service.Value;

    public T? Take() => service.Value.Take();

    public string Name => $"<{service.Value.Name}>";
}
