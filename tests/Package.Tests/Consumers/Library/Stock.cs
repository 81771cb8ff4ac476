using InstrumentGen;
using Microsoft.Extensions.Logging;

namespace Library;

public class Stock
{
    [Traced, Metered, Operation("stock.reserve")]
    public int Reserve(int pieces) => Check(pieces);

    [Traced, Operation("stock.internal")]
    internal int Internal() => 1;

    public static void Count(ILogger logger, int pieces) => logger.LogInformation("Counted {Pieces}", pieces);

    [Traced, Operation("stock.check")]
    private int Check(int pieces) => pieces;
}
