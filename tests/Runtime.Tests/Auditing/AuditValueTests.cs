using System.Text;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Values in records: redacted, cut, and of any characters.</summary>
[Collection(ProcessWide.Name)]
public sealed class AuditValueTests : RecordedTrail
{
    [Fact]
    public void Values_OfNullableTypes_AreSaidWhereTheyAreThere()
    {
        Woven.Says(static audit =>
        {
            audit.Actor<int?>(17);
            audit.Resource<int?>(null);
            audit.Reason<Guid?>(null);
        });
        Woven.Call(Audited(), static () => { });
        Assert.Equal(("17", null, null), (Store.Records[0].Actor, Store.Records[0].Resource, Store.Records[0].Reason));
    }

    [Fact]
    public void Values_ThatAreRedacted_AreNotInClear()
    {
        using IDisposable policy = RedactionPolicy.Use(new RedactionOptions());
        Woven.Says(static audit =>
        {
            ValueRedaction mask = ValueRedaction.Mask(DataClassifications.Personal, 2);
            audit.Actor("alice@example.com", mask);
            audit.Resource("4111111111111111", mask);
            audit.Detail("iban", "DE02120300000000202051", mask);
        });
        Woven.Call(Audited(), static () => { });
        Assert.All(Store.Texts, static text =>
        {
            Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
            Assert.DoesNotContain("4111", text, StringComparison.Ordinal);
            Assert.DoesNotContain("DE02", text, StringComparison.Ordinal);
        });
        Assert.EndsWith("51", Store.Records[0].Details[0].Value.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_ThatAreErased_AreNotRead()
    {
        int reads = 0;
        Woven.Says(audit =>
        {
            // Without a policy nothing redacts, so everything is erased.
            ValueRedaction mask = ValueRedaction.Mask(DataClassifications.Personal, 2);
            audit.Actor("alice", Read, mask);
            audit.Resource("alice", Read, mask);
            audit.Reason("alice", Read, mask);
            audit.Detail("mail", "alice", Read, mask);
        });
        Woven.Call(Audited(), static () => { });
        AuditRecord record = Store.Records[0];
        Assert.Equal(("[redacted]", "[redacted]", "[redacted]", "[redacted]"), (record.Actor, record.Resource, record.Reason, record.Details[0].Value.GetString()));
        Assert.Equal(0, reads);

        string Read(string source)
        {
            reads++;
            return source;
        }
    }

    [Fact]
    public void Details_ThatDoNotFit_AreLeftOutAndCounted()
    {
        Use(new AuditTrailOptions { MaxDetailBytes = 100 });
        Woven.Says(static audit =>
        {
            audit.Detail("first", 1);
            audit.Detail("huge", new string('x', 200_000));
            audit.Detail("last", 2);
        });
        Woven.Call(Audited(), static () => { });
        Assert.All(Store.Records, static record =>
        {
            Assert.Equal(["first", "last"], record.Details.Select(static detail => detail.Key));
            Assert.Equal(1, record.Cut);
        });
    }

    [Fact]
    public void Text_ThatIsTooLong_EndsWithAnEllipsisBehindAWholeCharacter()
    {
        Use(new AuditTrailOptions { MaxTextBytes = 5 });
        Woven.Says(static audit => audit.Actor("aééé"));
        Woven.Call(Audited(), static () => { });
        Assert.Equal(("aéé…", 1), (Store.Records[0].Actor, Store.Records[0].Cut));
    }

    [Fact]
    public void Text_OfAnyCharacters_IsOneLineOfJson()
    {
        Use(new AuditTrailOptions { Delivery = AuditDelivery.Guaranteed, MaxTextBytes = 10_000 });
        OperationProbe probe = Audited();
        Gen.Select(Gen.String[Gen.Char, 0, 40], Gen.String[Gen.Char, 0, 40], Gen.Double).Sample((actor, value, number) =>
        {
            Woven.Says(audit =>
            {
                audit.Actor(actor);
                audit.Detail(actor, value);
                audit.Detail("number", number);
            });
            Woven.Call(probe, static () => { });
            string text = Store.Texts[^1];
            Assert.DoesNotContain('\n', text);
            AuditRecord record = AuditRecord.Parse(Encoding.UTF8.GetBytes(text));
            Assert.Equal(actor.Length == 0 ? null : Valid(actor), record.Actor);
            Assert.Equal(Valid(value), record.Details[0].Value.GetString());
        }, iter: 300, threads: 1);
    }

    // Halves of surrogate pairs become U+FFFD.
    static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
