using InstrumentGen.Analyzers.Flow.Names;

namespace InstrumentGen.Analyzers.Tests.Flow;

public sealed class LabelNamesTests
{
    static readonly LabelNames s_names = new(["shard key"]);

    [Theory]
    [InlineData("userId", nameof(LabelBound.Unbounded))]
    [InlineData("order_id", nameof(LabelBound.Unbounded))]
    [InlineData("sessionId", nameof(LabelBound.Unbounded))]
    [InlineData("email", nameof(LabelBound.Unbounded))]
    [InlineData("requestPath", nameof(LabelBound.Unbounded))]
    [InlineData("userAgent", nameof(LabelBound.Unbounded))]
    [InlineData("shardKey", nameof(LabelBound.Unbounded))]
    [InlineData("tenantId", nameof(LabelBound.Data))]
    [InlineData("pluginId", nameof(LabelBound.Data))]
    [InlineData("region", nameof(LabelBound.Untold))]
    [InlineData("userType", nameof(LabelBound.Untold))]
    [InlineData("urlTemplate", nameof(LabelBound.Untold))]
    [InlineData("statusCode", nameof(LabelBound.Untold))]
    [InlineData("", nameof(LabelBound.Untold))]
    public void Bound_OfAName_IsWhatItTells(string name, string bound) => Assert.Equal(bound, s_names.BoundOf(name).ToString());
}
