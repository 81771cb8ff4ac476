using InstrumentGen;

namespace Library;

public class Stock
{
    [Traced, Metered, Operation("stock.reserve")]
    public int Reserve(int pieces) => Check(pieces);

    [Traced, Operation("stock.internal")]
    internal int Internal() => 1;

    [Traced, Operation("stock.check")]
    private int Check(int pieces) => pieces;
}
