using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class OperationContextTests
{
    [Fact]
    public void Context_ThatIsCaptured_OutlivesWhatItIsOf()
    {
        OperationContext context;
        ActivityContext parent;
        using (Activity activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start())
        using (CorrelationContext.Begin("id-1", [new("tenant", "north")]))
        {
            context = OperationContext.Capture();
            parent = activity.Context;
        }

        Assert.Equal((parent, "id-1"), (context.Parent, context.CorrelationId));
        using (CorrelationContext.Begin("id-2"))
        {
            using (context.Begin()) Assert.Equal(("id-1", "north"), (CorrelationContext.CorrelationId, CorrelationContext.GetBaggage("tenant")));
            Assert.Equal("id-2", CorrelationContext.CorrelationId);
        }
    }

    [Fact]
    public void Context_OfNoWork_IsEmptyAndHidesThatOfOthers()
    {
        OperationContext context = OperationContext.Capture();
        Assert.Equal((default, null), (context.Parent, context.CorrelationId));
        using (CorrelationContext.Begin("id-2"))
        using (context.Begin())
        {
            Assert.Null(CorrelationContext.CorrelationId);
        }
    }

    [Fact]
    public void Context_OfAnotherIdFormat_HasNoParent()
    {
        using Activity activity = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        Assert.Equal(default, OperationContext.Capture().Parent);
    }
}
