namespace InstrumentGen.Behaviour.Tests.Subjects;

/// <summary>Methods in the shapes that a class has.</summary>
public class Warehouse
{
    int _stock = 10;

    [Traced, Metered]
    public int Take(int pieces) => _stock -= pieces;

    [Traced]
    public int Take(string pieces) => Take(int.Parse(pieces, System.Globalization.CultureInfo.InvariantCulture));

    [Traced]
    public void Fill(int pieces) => _stock += pieces;

    [Traced]
    public static int Square(int number) => number * number;

    [Traced]
    public virtual string Describe() => "warehouse";

    [Traced]
    public TItem Echo<TItem>(TItem item, out Type type)
        where TItem : notnull
    {
        type = typeof(TItem);
        return item;
    }

    [Traced]
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return _stock;
    }

    [Traced]
    public ValueTask<int> PeekAsync() => new(_stock);

    [Traced]
    public async ValueTask SettleAsync() => await Task.Yield();

    public int TakeInSecret(int pieces) => Hide(pieces) + HideStatic(pieces);

    [Traced]
    protected virtual int Protected() => 1;

    [Traced]
    int Hide(int pieces) => _stock -= pieces;

    [Traced]
    static int HideStatic(int pieces) => pieces;
}

/// <summary>An heir, for calls of what it inherits.</summary>
public class ColdWarehouse : Warehouse
{
    public override string Describe() => "cold " + base.Describe();

    public int CallProtected() => Protected();

    protected override int Protected() => 2;
}

/// <summary>A generic type.</summary>
public class Shelf<TItem>
{
    readonly List<TItem> _items = [];

    [Traced]
    public int Put(TItem item)
    {
        _items.Add(item);
        return _items.Count;
    }

    public int PutTwice(TItem item)
    {
        Put(item);
        return PutHidden(item);
    }

    [Traced]
    int PutHidden(TItem item) => Put(item);
}

/// <summary>A value type: what a call changes must be changed in the caller's variable.</summary>
public struct Tally
{
    public int Total { get; private set; }

    [Traced]
    public int Add(int number) => Total += number;

    public int AddHidden(int number) => Hidden(number);

    [Traced]
    int Hidden(int number) => Total += number;
}

/// <summary>Extensions, and a static class with a private method.</summary>
public static class WarehouseExtensions
{
    [Traced]
    public static string Label(this Warehouse warehouse, string prefix) => prefix + warehouse.Describe();

    public static int CallHidden(int number) => Hidden(number);

    [Traced]
    static int Hidden(int number) => number + 1;
}

/// <summary>An attribute on the type: its public methods, but for one.</summary>
[Traced]
public class Catalogue
{
    public string Find(string sku) => sku;

    [NotInstrumented]
    public int Count() => 1;

    public string FindInternally(string sku) => Internal(sku);

    public override string ToString() => "catalogue";

    internal string Internal(string sku) => sku;
}

/// <summary>The attribute stands on the interface's member.</summary>
public interface IOrders
{
    [Traced, Metered, Operation("orders.place")]
    Task<int> PlaceAsync(int id);
}

/// <summary>An implementation that knows nothing of telemetry.</summary>
public sealed class Orders : IOrders
{
    public async Task<int> PlaceAsync(int id)
    {
        await Task.Yield();
        return id;
    }
}
