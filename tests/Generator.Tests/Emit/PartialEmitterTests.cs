using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using static InstrumentGen.Generator.Tests.Emit.Models;

namespace InstrumentGen.Generator.Tests.Emit;

public sealed class PartialEmitterTests
{
    const string Task = "global::System.Threading.Tasks.Task";

    [Fact]
    public void File_OneHalf_IsReadableFromTopToBottom() => Golden.Check(Write(Half(Core with { Parameters = [Parameter("int", "price")] })));

    [Fact]
    public void File_TwoTypes_OpensEach() => Golden.Check(Write(
        Half(Core) with { Operation = null },
        Half(Core) with { Operation = null, Partial = WithHeader(static header => header with { Name = "Sub" }) },
        Half(Core) with { Operation = null, Partial = WithHeader(static header => header with { Namespace = "", Types = ["partial class Till", "partial record struct Slot<T>"] }) }));

    [Fact]
    public void Half_Void_CallsOnce() => Golden.Check(Write(Half(Core with { ReturnType = "void", ReturnShape = ReturnShape.Void }, PartialReturn.Nothing)));

    [Fact]
    public void Half_Task_FollowsIt() => Golden.Check(Write(Half(Core with { Name = "AddCoreAsync", ReturnType = Task + "<int>", ReturnShape = ReturnShape.Task })));

    [Fact]
    public void Half_VoidOverATask_AwaitsItLast() => Golden.Check(Write(Half(Core with { Name = "AddCoreAsync", ReturnType = Task, ReturnShape = ReturnShape.Task }, PartialReturn.Awaited)));

    [Fact]
    public void Half_Iterator_HandsItsStepsOn() => Golden.Check(Write(Half(Core with { ReturnType = "global::System.Collections.Generic.IEnumerable<int>", ReturnShape = ReturnShape.Sequence })));

    [Fact]
    public void Half_OfAStruct_ReachesItByReference() => Golden.Check(Write(Half(Core with { Receiver = ReceiverKind.ReadOnlyVariable })));

    [Fact]
    public void Half_StaticAndGeneric_NamesTheTypeParameters() => Golden.Check(Write(Half(
        Core with { Receiver = ReceiverKind.None, TypeParameters = [TypeParameter("T", "struct", isOfMethod: true)], Parameters = [Parameter("T", "item")] }) with
    {
        Partial = Partial(Core with { Receiver = ReceiverKind.None, TypeParameters = [TypeParameter("T", "struct", isOfMethod: true)], Parameters = [Parameter("T", "item")] }) is var partial
            ? partial with { Header = partial.Header with { Modifiers = "public static partial", TypeParameters = ["T"], Parameters = ["T item"], Constraints = ["where T : struct"] } }
            : throw new InvalidOperationException(),
    }));

    [Fact]
    public void Half_PassedOnByReference_SaysSo() => Golden.Check(Write(Half(Core) with { Operation = null, Partial = WithHeader(static header => header with { ReturnType = "ref int" }) with { Return = PartialReturn.Reference } }));

    [Fact]
    public void Half_OfAMethodThatHasOurAttributes_DoesNotRepeatThem() => Golden.Check(Write(Half(Core) with { Operation = null, Partial = Partial(Core) with { Carried = ["StackTraceHidden", "MethodImpl"] } }));

    [Fact]
    public void Half_WhoseSpanHasTags_SetsThem() => Golden.Check(Write(Half(Core with { Parameters = [Parameter("int", "price")], ReturnType = Task + "<int>", ReturnShape = ReturnShape.Task }) is var half
        ? half with { Operation = half.Operation! with { Signals = Traced with { Span = SpanModel.Plain with { Tags = [new("price", TagSource.Argument, "price", "", "int", [])] }, Result = new("int", "IsShort", "global::Shop.Till.IsShort", "") } } }
        : throw new InvalidOperationException()));

    static PartialModel WithHeader(Func<PartialHeaderModel, PartialHeaderModel> change) => Partial(Core) is var partial ? partial with { Header = change(partial.Header) } : throw new InvalidOperationException();

    static TargetModel Core => Target with { Name = "AddCore" };

    static string Write(params PartialHalfModel[] halves) => PartialEmitter.Write(new("Shop.Till", [.. halves]));

    static PartialHalfModel Half(TargetModel core, PartialReturn result = PartialReturn.Value) =>
        new(Partial(core, result), Operation(core) with { Owner = OperationOwner.Method, Name = "Till.Add", Function = "Shop.Till.Add" }, "global::InstrumentGen.Generated.Shop.Till.Operations.s_add");

    static PartialModel Partial(TargetModel core, PartialReturn result = PartialReturn.Value) => new(
        "M:Shop.Till.Add",
        "Shop.Till",
        new(
            "Shop",
            ["partial class Till"],
            "public partial",
            result is PartialReturn.Awaited ? "void" : core.ReturnType,
            "Add",
            [],
            core.Parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}").ToEquatableArray(),
            []),
        [],
        core,
        result);
}
