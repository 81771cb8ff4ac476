using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using static InstrumentGen.Generator.Tests.Emit.Models;

namespace InstrumentGen.Generator.Tests.Emit;

/// <summary>What is written for operations that are audited.</summary>
public sealed class AuditContentTests
{
    const string Token = "global::System.Threading.CancellationToken";
    const string Task = "global::System.Threading.Tasks.Task";

    static readonly RedactionModel s_hmac = new("hmac", "global::InstrumentGen.ValueRedaction.Hmac(global::InstrumentGen.DataClassifications.Personal)");

    [Fact]
    public void Method_ThatIsAuditedAlone_RecordsBeforeItRuns() => Check(
        Target with { Parameters = [Parameter("global::Shop.Order", "order"), Parameter("decimal", "amount"), Parameter("string", "clerk"), Parameter(Token, "ct")], ReturnType = Task, ReturnShape = ReturnShape.Task },
        Audited with
        {
            Resource = new("order.Id", AuditOrigin.Argument, "order", "?.Id"),
            Details = [new("amount", TagSource.Argument, "amount", "", "string", [])],
            Delivery = "Guaranteed",
            HasAttempt = true,
        });

    [Fact]
    public void Resource_OfTheResult_IsRecordedWhenTheCallHasEnded() => Check(
        Target with { Parameters = [Parameter("string", "clerk"), Parameter("int", "rest") with { Modifier = "out ", ArgumentModifier = "out " }], ReturnType = "global::Shop.Order" },
        Audited with
        {
            Resource = new("return.Id", AuditOrigin.Result, "", "?.Id"),
            Details = [new("rest", TagSource.Output, "rest", "", "int", []), new("total", TagSource.Result, "", "?.Total", "double", [])],
        },
        new ResultModel("global::Shop.Order", "", "", ""));

    [Fact]
    public void Iterator_OfAStructure_BeginsEachEnumerationWithItsRecord() => Check(
        Target with { ReturnType = "global::System.Collections.Generic.IEnumerable<int>", ReturnShape = ReturnShape.Sequence, Receiver = ReceiverKind.Variable },
        Audited with { Actor = new("Clerk", AuditOrigin.Receiver, "", ".Clerk") });

    [Fact]
    public void Members_OutOfReach_AreReadThroughAccessors() => Check(
        Target with { Access = TargetAccess.Accessor },
        Audited with
        {
            Actor = new("_clerk.Name", AuditOrigin.Receiver, "", "?.Name", new("Field", "_clerk", "ref global::Shop.Clerk", "global::Shop.Till", "", IsOfVariable: false)),
            Resource = new("Shop", AuditOrigin.Type, "", "", new("StaticMethod", "get_Shop", "string", "global::Shop.Till", "", IsOfVariable: false)),
        });

    [Fact]
    public void Values_ThatAreRedacted_AreHandedOnWithTheirRedaction() => Check(
        Target with { Parameters = [Parameter("global::Shop.Clerk", "clerk"), Parameter("string", "card")] },
        Audited with
        {
            Actor = new("clerk.Email", AuditOrigin.Argument, "clerk", "?.Email", Redaction: s_hmac),
            Details = [new("card", TagSource.Argument, "card", "", "string", [], s_hmac)],
        });

    [Fact]
    public void Actor_OfTheTrail_IsAskedThere() => Check(Target, Audited with { Actor = new("<ambient>", AuditOrigin.Trail, "", "") });

    static void Check(TargetModel target, AuditedModel audited, ResultModel? result = null, [System.Runtime.CompilerServices.CallerMemberName] string test = "") => Golden.Check(
        OperationsEmitter.Write(Holder(Operation(target, new SignalModel(null, IsMetered: false, [], [], result, Audited: audited)))), test);
}
