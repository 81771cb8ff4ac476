using System.Diagnostics;

namespace InstrumentGen.Runtime.Tests;

public sealed class CorrelationContextTests
{
    static readonly KeyValuePair<string, string>[] s_baggage = [new("tenant", "a\"b"), new("secret", "hidden")];

    [Fact]
    public void Record_InsideWork_HasItsId()
    {
        using LogRig logs = LogRig.Ecs();
        using (CorrelationContext.Begin("id-1")) logs.Log(new OneValue<int>(1));
        logs.Log(new OneValue<int>(2));
        Assert.Equal(["""{"Value":1,"correlation_id":"id-1"}""", """{"Value":2}"""], LabelsOf(logs));
    }

    [Fact]
    public void Baggage_Listed_IsWritten()
    {
        using LogRig logs = LogRig.Ecs(static options => options.Baggage.Add("tenant"));
        using (CorrelationContext.Begin("id-1", s_baggage)) logs.Log(new OneValue<int>(1));
        Assert.Equal(["""{"Value":1,"correlation_id":"id-1","tenant":"a\"b"}"""], LabelsOf(logs));
    }

    [Fact]
    public void Baggage_OfTheActivity_StandsInWhereTheContextHasNone()
    {
        using LogRig logs = LogRig.Ecs(static options =>
        {
            options.Baggage.Add("tenant");
            options.Baggage.Add("region");
            options.Baggage.Add("nobody");
        });
        using Activity activity = new Activity("work").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        activity.AddBaggage("tenant", "other").AddBaggage("region", "north").AddBaggage("secret", "hidden");
        using (CorrelationContext.Begin("id-1", s_baggage)) logs.Log(new OneValue<int>(1));
        logs.Log(new OneValue<int>(2));
        Assert.Equal(
            ["""{"Value":1,"correlation_id":"id-1","tenant":"a\"b","region":"north"}""", """{"Value":2,"tenant":"other","region":"north"}"""],
            LabelsOf(logs));
    }

    [Fact]
    public void Names_OfTheEvent_Win()
    {
        using LogRig logs = LogRig.Ecs(static options => options.Baggage.Add("Value"));
        using (CorrelationContext.Begin("id-1", [new("Value", "baggage")])) logs.Log(new OneValue<int>(1));
        Assert.Equal(["""{"Value":1,"correlation_id":"id-1"}"""], LabelsOf(logs));
    }

    [Fact]
    public void Work_InsideWork_KeepsTheBaggageUnlessItHasItsOwn()
    {
        using (CorrelationContext.Begin("outer", s_baggage))
        {
            using (CorrelationContext.Begin("inner"))
            {
                Assert.Equal("inner", CorrelationContext.CorrelationId);
                Assert.Equal("a\"b", CorrelationContext.GetBaggage("tenant"));
                Assert.Null(CorrelationContext.GetBaggage("Tenant"));
            }

            using (CorrelationContext.Begin("inner", [])) Assert.Null(CorrelationContext.GetBaggage("tenant"));
            Assert.Equal("outer", CorrelationContext.CorrelationId);
        }

        Assert.Null(CorrelationContext.CorrelationId);
        Assert.Null(CorrelationContext.GetBaggage("tenant"));
    }

    [Fact]
    public async Task Work_OverAwait_FlowsInAndNotOut()
    {
        using (CorrelationContext.Begin("outer"))
        {
            await WorkInside().InTime();
            Assert.Equal("outer", CorrelationContext.CorrelationId);
        }
    }

    [Fact]
    public void Begin_WithoutId_Throws() => Assert.Throws<ArgumentNullException>(static () => CorrelationContext.Begin(null!));

    static async Task WorkInside()
    {
        await Task.Yield();
        Assert.Equal("outer", CorrelationContext.CorrelationId);
        CorrelationContext.Begin("inner");
        await Task.Yield();
        Assert.Equal("inner", CorrelationContext.CorrelationId);
    }

    static IEnumerable<string> LabelsOf(LogRig logs) => logs.End().Select(static line => EcsRules.Check(line).GetProperty("labels").GetRawText());
}
