using System.Security.Principal;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Who acts, as records say it.</summary>
[Collection(ProcessWide.Name)]
public sealed class AuditActorTests : RecordedTrail
{
    [Fact]
    public void Actor_OfAPrincipal_IsItsName()
    {
        Woven.Says(static audit => audit.Actor(new GenericPrincipal(new GenericIdentity("bob"), null)));
        Woven.Call(Audited(), static () => { });
        Assert.Equal("bob", Store.Records[0].Actor);
    }

    [Fact]
    public void Actor_OfAnAccessor_ComesWithItsAddress()
    {
        Woven.Says(static audit => audit.Actor(new Accessor("carol", "192.0.2.7")));
        Woven.Call(Audited(), static () => { });
        Assert.All(Store.Records, static record => Assert.Equal(("carol", "192.0.2.7"), (record.Actor, record.ClientAddress)));
    }

    [Fact]
    public void Actor_ThatIsAmbient_IsTheTrails()
    {
        Use(new AuditTrailOptions { Actors = new Accessor("dave", "192.0.2.8") });
        Woven.Says(static audit => audit.AmbientActor());
        Woven.Call(Audited(), static () => { });
        Woven.Says(static audit => audit.Actor("erin"));
        Woven.Call(Audited(), static () => { });
        Assert.Equal(["dave", "dave", "erin", "erin"], Store.Records.Select(static record => record.Actor));
        Assert.All(Store.Records, static record => Assert.Equal("192.0.2.8", record.ClientAddress));
    }

    [Fact]
    public void Actor_ThatIsNull_IsUnknownAndCounted()
    {
        Woven.Says(static audit => audit.Actor<string?>(null));
        Woven.Call(Audited(), static () => { });
        Assert.All(Store.Texts, static text => Assert.Contains("\"actor\":null", text, StringComparison.Ordinal));
        Assert.Equal(1, Trail.UnknownActors);
    }

    [Fact]
    public void Actor_ThatIsNull_IsRefusedWhereTheTrailInsists()
    {
        Use(new AuditTrailOptions { RejectUnknownActors = true });
        bool hasRun = false;
        var refused = Assert.Throws<AuditUnavailableException>(() => Woven.Call(Audited(), () => hasRun = true));
        Assert.Contains("actor", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("order.refund", false), (refused.Action, hasRun));
        Assert.Empty(Store.Texts);
    }

    [Fact]
    public void Actor_WhoseMemberThrows_IsUnknownAndCountedAsAFailure()
    {
        Woven.Says(static audit => audit.Actor("alice", static string? (_) => throw new InvalidOperationException("4111")));
        Woven.Call(Audited(), static () => { });
        Assert.Null(Store.Records[0].Actor);
        Assert.Equal(1, Failures.Count);
    }

    [Fact]
    public void Actor_WhoseAccessorThrows_IsUnknownAndCountedAsAFailure()
    {
        Woven.Says(static audit => audit.Actor(new Accessor(null, null) { Failure = new InvalidOperationException() }));
        Woven.Call(Audited(), static () => { });
        Assert.Null(Store.Records[0].Actor);
        Assert.Equal(1, Failures.Count);
    }
}
