namespace InstrumentGen.Behaviour.Tests.Snippets;

[Traced, Metered]
public class Catalogue(IReadOnlyDictionary<string, decimal> prices)
{
    public decimal PriceOf(string sku) => prices[sku];

    [Operation("catalogue.import", Expected = [typeof(EndOfStreamException)])]
    public async Task<int> ImportAsync(TextReader file, CancellationToken cancellationToken)
    {
        int lines = 0;
        while (await file.ReadLineAsync(cancellationToken) is not null) lines++;
        return lines == 0 ? throw new EndOfStreamException() : lines;
    }

    [NotInstrumented]
    public int Count() => prices.Count;
}
