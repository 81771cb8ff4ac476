using InstrumentGen.Behaviour.Tests.Snippets;

namespace InstrumentGen.Behaviour.Tests;

/// <summary>What nobody listens to changes nothing, headers either. Alone, as any listener of another test is somebody.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SilentCarrierTests
{
    [Fact]
    public void Carrier_WhileNobodyListens_IsLeftAlone()
    {
        Dictionary<string, string> headers = [];
        new Parcels().Announce(new Label("Road-tea", IsRejected: false), headers);
        Assert.Empty(headers);
    }
}
