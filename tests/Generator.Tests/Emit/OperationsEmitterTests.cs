using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using InstrumentGen.Generator.Weaving;
using static InstrumentGen.Generator.Tests.Emit.Models;

namespace InstrumentGen.Generator.Tests.Emit;

public sealed class OperationsEmitterTests
{
    const string Token = "global::System.Threading.CancellationToken";
    const string Task = "global::System.Threading.Tasks.Task";

    [Fact]
    public void File_OneOperation_IsReadableFromTopToBottom() =>
        Golden.Check(OperationsEmitter.Write(Holder(Operation(Target with { Parameters = [Parameter("int", "price"), Parameter("string?", "note")] }))));

    [Fact]
    public void File_TwoOperations_AreInOrderOfTheirNames() => Golden.Check(OperationsEmitter.Write(Holder(
        Operation(Target with { Name = "Remove" }, Traced with { Span = SpanModel.OfKind("Client") }),
        Operation(Target with { Name = "Add" }, new SignalModel(null, IsMetered: true, [], [])))));

    [Fact]
    public void Methods_Void_ReturnNothing() => Golden.Check(Methods(Target with { ReturnType = "void", ReturnShape = ReturnShape.Void }));

    [Fact]
    public void Methods_TaskWithoutToken_FollowTheTask() => Golden.Check(Methods(Target with { ReturnType = Task, ReturnShape = ReturnShape.Task }));

    [Fact]
    public void Methods_TaskWithToken_TellCancellationByIt() => Golden.Check(Methods(Target with
    {
        Parameters = [Parameter("int", "price"), Parameter(Token, "cancellationToken")],
        ReturnType = Task + "<int>",
        ReturnShape = ReturnShape.Task,
    }));

    [Fact]
    public void Methods_ValueTaskWithTwoTokens_TellCancellationByEither() => Golden.Check(Methods(Target with
    {
        Parameters = [Parameter(Token, "stop"), Parameter(Token, "abort")],
        ReturnType = "global::System.Threading.Tasks.ValueTask<string?>",
        ReturnShape = ReturnShape.ValueTask,
    }));

    [Fact]
    public void Methods_PooledValueTask_FollowItSo() => Golden.Check(Part(OperationsEmitter.Write(Holder(Operation(
        Target with { ReturnType = "global::System.Threading.Tasks.ValueTask<int>", ReturnShape = ReturnShape.ValueTask },
        Traced with { IsPooled = true }))), "        private static", "\n    }\n"));

    [Fact]
    public void Methods_Iterator_HandItsStepsOn() => Golden.Check(Methods(Target with
    {
        Parameters = [Parameter("int", "count"), Parameter(Token, "cancellationToken")],
        ReturnType = "global::System.Collections.Generic.IAsyncEnumerable<int>",
        ReturnShape = ReturnShape.Sequence,
    }));

    [Fact]
    public void Methods_Reference_IsReturnedAsOne() => Golden.Check(Methods(Target with { ReturnType = "ref readonly int", ReturnShape = ReturnShape.Reference }));

    [Fact]
    public void Methods_Pointer_IsUnsafe() => Golden.Check(Methods(Target with { Parameters = [Parameter("int*", "price")] }));

    [Fact]
    public void Methods_GenericInGeneric_DeclareAllTypeParameters() => Golden.Check(Methods(Target with
    {
        ContainingType = "global::Shop.Till<TKey>",
        TypeParameters = [TypeParameter("TKey", "notnull"), TypeParameter("TItem", "class, global::System.IDisposable, new()", isOfMethod: true)],
        Parameters = [Parameter("TKey", "key"), Parameter("TItem?", "item")],
        ReturnType = "TItem?",
    }));

    [Fact]
    public void Methods_Struct_TakeItByReference() => Golden.Check(Methods(Target with { Receiver = ReceiverKind.Variable }));

    [Fact]
    public void Methods_ReadOnlyStruct_TakeItByReadOnlyReference() => Golden.Check(Methods(Target with { Receiver = ReceiverKind.ReadOnlyVariable }));

    [Fact]
    public void Methods_Modifiers_ArePassedOn() => Golden.Check(Methods(Target with
    {
        Receiver = ReceiverKind.None,
        Parameters =
        [
            Parameter("int", "a") with { Modifier = "ref ", ArgumentModifier = "ref " },
            Parameter("int", "b") with { Modifier = "out ", ArgumentModifier = "out " },
            Parameter("int", "c") with { Modifier = "in ", ArgumentModifier = "in " },
            Parameter("int", "d") with { Modifier = "ref readonly ", ArgumentModifier = "in " },
            Parameter("global::System.Span<char>", "e") with { Modifier = "scoped " },
            Parameter("global::System.Type", "f") with { Attributes = "[global::Keep] " },
        ],
    }));

    [Fact]
    public void Accessors_PrivateMethods_StandBesideTheOperations() => Golden.Check(OperationsEmitter.Write(Holder(
        Operation(Target with { Access = TargetAccess.Accessor, Parameters = [Parameter("int", "price")] }),
        Operation(Target with { Name = "Count", Access = TargetAccess.Accessor, Receiver = ReceiverKind.None }))));

    [Fact]
    public void Accessors_StaticClass_NameItsType() => Golden.Check(Accessors(Target with
    {
        Access = TargetAccess.AccessorByTypeName,
        MetadataType = "Shop.Till",
        Receiver = ReceiverKind.None,
        Parameters = [Parameter("int", "price")],
    }));

    [Fact]
    public void Accessors_GenericType_PutTypeParametersWhereTheTargetHasThem() => Golden.Check(Accessors(Target with
    {
        Access = TargetAccess.Accessor,
        ContainingType = "global::Shop.Till<TKey>",
        TypeParameters = [TypeParameter("TKey", "notnull"), TypeParameter("TItem", "class", isOfMethod: true)],
        Parameters = [Parameter("TItem", "item")],
    }));

    [Fact]
    public void Names_OfUserThatWeUseOurselves_AreLeftToTheUser() => Golden.Check(OperationsEmitter.Write(Holder(Operation(Target with
    {
        TypeParameters = [TypeParameter("call_", isOfMethod: true)],
        Parameters = [Parameter("int", "call"), Parameter("int", "self"), Parameter("int", "exception"), Parameter("int", "s_add"), Parameter("int", "@event"), Parameter("int", "Accessors")],
        Access = TargetAccess.Accessor,
    }))));

    [Fact]
    public void Names_OfOverloadsAndKeywords_AreToldApart() => Golden.Check(OperationsEmitter.Write(Holder(
        Operation(Target with { Name = "@event" }),
        Operation(Target with { Name = "@event", Parameters = [Parameter("int", "price")] }) with { Id = "M:Shop.Till.event(System.Int32)" },
        Operation(Target with { Name = "Operations" }))));

    [Fact]
    public void Attributes_OfTarget_AreCarried() => Golden.Check(OperationsEmitter.Write(Holder(Operation(Target with
    {
        Access = TargetAccess.Accessor,
        Attributes = ["[global::System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"reflects\")]"],
        IsObsolete = true,
        Experiments = ["EXP02", "EXP01"],
    }))));

    [Fact]
    public void Probe_EverythingAsked_IsDefinedOnce() => Golden.Check(Probe(Holder(Operation(
        signals: new SignalModel(SpanModel.OfKind("Server"), IsMetered: true, [0.001, 0.5, 10], ["global::Shop.OutOfStock", "global::System.TimeoutException"])) with
    {
        Name = "till \"add\"\u00e9",
    })));

    [Fact]
    public void Probe_OperationOfAnotherAssembly_KnowsItsFunctionOnly() => Golden.Check(
        Probe(Assert.Single(HolderGrouping.Group([Operation() with { IsDeclaredHere = false }], ["M:Shop.Till.Add"]))));

    [Fact]
    public void Span_WithTags_SetsThemWhereTheyAreRecorded() => Golden.Check(Methods(
        Target with { Parameters = [Parameter("global::Shop.Channel", "channel"), Parameter("global::Shop.Cart?", "cart")] },
        Spans(new("channel", TagSource.Argument, "channel", "", "string", []), new("cart.lines.count", TagSource.Argument, "cart", "?.Lines?.Count", "int", []))));

    [Fact]
    public void Span_WithRedactedTags_SetsThemRedacted() => Golden.Check(OperationsEmitter.Write(Holder(Operation(
        Target with { Parameters = [Parameter("string", "card"), Parameter("global::Shop.Buyer", "buyer")] },
        Traced with
        {
            Span = Spans(
                new("card", TagSource.Argument, "card", "", "string", [], new("mask", "global::InstrumentGen.ValueRedaction.Mask(global::InstrumentGen.DataClassifications.Sensitive, 4)")),
                new("buyer.email", TagSource.Argument, "buyer", "?.Email", "string", [], new("hmac", "global::InstrumentGen.ValueRedaction.Hmac(global::InstrumentGen.DataClassifications.Personal)"))),
        }))));

    [Fact]
    public void Span_WithANameOfTags_IsOneOfFew() => Golden.Check(Methods(
        Target with { Parameters = [Parameter("global::Shop.Channel", "channel"), Parameter("bool", "isGift")] },
        Spans() with { Name = new("add {channel} {gift}", ["channel", "isGift"], [new(["global::Shop.Channel.Web", "true"], "add Web true"), new(["global::Shop.Channel.Web", "false"], "add Web false"), new(["_", "true"], "add _OTHER true"), new(["_", "false"], "add _OTHER false")]) }));

    [Fact]
    public void Span_WithParentAndLinks_BeginsWithThem() => Golden.Check(Methods(
        Target with { Parameters = [Parameter("global::System.Diagnostics.ActivityContext", "sender"), Parameter("global::System.Diagnostics.ActivityLink[]", "causes")] },
        Spans() with { Parent = "sender", Links = ["causes"] }));

    [Fact]
    public void Span_ThatCarriersGoOutWith_GivesThemItsContext() => Golden.Check(Methods(
        Target with { Parameters = [Parameter("global::Shop.Message", "message"), Parameter("global::System.Collections.Generic.IDictionary<string, string>", "headers")] },
        Spans() with { Carriers = [new("message", "?.Headers", CarrierUse.Sent), new("headers", "", CarrierUse.Sent)] }));

    [Fact]
    public void Span_ThatACarrierComesWith_IsTheSendersChild() => Golden.Check(Methods(
        Target with { Parameters = [Parameter("global::System.Collections.Generic.IDictionary<string, string>", "headers"), Parameter("global::Shop.Message", "other")] },
        Spans() with { Carriers = [new("headers", "", CarrierUse.Parent), new("other", "?.Headers", CarrierUse.Link)] }));

    [Fact]
    public void Result_OfATask_IsLookedAtWhenItHasEnded() => Golden.Check(Methods(
        Target with { Parameters = [Parameter(Token, "cancellationToken")], ReturnType = Task + "<global::Shop.Receipt>", ReturnShape = ReturnShape.Task },
        Spans(new TagModel("receipt.id", TagSource.Result, "", "?.Id", "string", [])),
        new ResultModel("global::Shop.Receipt", "IsRefused", "", "?.IsRefused")));

    [Fact]
    public void Result_OfAMethodWithOutputs_IsLookedAtBeforeItIsReturned() => Golden.Check(Methods(
        Target with { Parameters = [Parameter("int", "rest") with { Modifier = "out ", ArgumentModifier = "out " }], ReturnType = "ref readonly int", ReturnShape = ReturnShape.Reference },
        Spans(new TagModel("rest", TagSource.Output, "rest", "", "int", [])),
        new ResultModel("int", "IsShort", "global::Shop.Till.IsShort", "")));

    [Fact]
    public void Iterator_WithTags_BeginsEachEnumerationWithThem() => Golden.Check(Methods(
        Target with { Parameters = [Parameter("int", "count")], ReturnType = "global::System.Collections.Generic.IEnumerable<int>", ReturnShape = ReturnShape.Sequence },
        Spans(new TagModel("count", TagSource.Argument, "count", "", "int", []))));

    [Fact]
    public void Probe_OfARootWithANameAndExceptions_SaysSo() => Golden.Check(Probe(Holder(Operation(signals: Traced with
    {
        Span = SpanModel.Plain with { Name = new("add {anything}", [], []), IsRoot = true, Exceptions = "Message" },
    }))));

    [Fact]
    public void Probe_WithASamplingRatio_SaysIt() => Golden.Check(Probe(Holder(Operation(signals: Traced with { Span = SpanModel.Plain with { SamplingRatio = 0.01 } }))));

    [Fact]
    public void Probe_ThatIsLogged_HasItsEvents() => Golden.Check(Probe(Holder(Operation(signals: new SignalModel(null, IsMetered: false, [], [], Logged: Logged)))));

    [Fact]
    public void Probe_ThatIsLoggedOtherwise_SaysHow() => Golden.Check(Probe(Holder(Operation(signals: Traced with
    {
        Logged = Logged with { Start = "Trace", Level = "None", FailureLevel = "Critical", Exceptions = "StackTrace" },
    }))));

    static SpanModel Spans(params TagModel[] tags) => SpanModel.Plain with { Tags = [.. tags] };

    static string Methods(TargetModel target, SpanModel span, ResultModel? result = null) =>
        Part(OperationsEmitter.Write(Holder(Operation(target, Traced with { Span = span, Result = result }))), "        // ", "\n    }\n");

    // What stands in the class behind the probes.
    static string Methods(TargetModel target) => Part(OperationsEmitter.Write(Holder(Operation(target))), "        // ", "\n    }\n");

    static string Accessors(TargetModel target) => Part(OperationsEmitter.Write(Holder(Operation(target))), "    internal static class Accessors", "\n}\n");

    static string Probe(HolderModel holder) => Part(OperationsEmitter.Write(holder), "        static readonly", "\n\n");

    static string Part(string text, string first, string end)
    {
        int start = text.IndexOf(first, StringComparison.Ordinal);
        return text[start..text.IndexOf(end, start, StringComparison.Ordinal)] + "\n";
    }
}
