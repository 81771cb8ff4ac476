namespace InstrumentGen.Behaviour.Tests.Snippets;

/// <summary>What docs/sampling.md shows.</summary>
sealed class PriceList
{
    [Traced(SamplingRatio = 0.5)]
    public decimal Quote(string sku)
    {
        return sku.Length;
    }

    [Traced(SamplingRatio = 0)]
    public decimal Poll(string sku) => sku.Length;

    [Traced]
    public decimal Order(string sku) => Quote(sku) + Poll(sku);
}
