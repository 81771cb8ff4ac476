using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using static InstrumentGen.Generator.Tests.Emit.Models;

namespace InstrumentGen.Generator.Tests.Emit;

public sealed class DecoratorEmitterTests
{
    static readonly TargetModel s_add = Target with { ContainingType = "global::Shop.ITill", Parameters = [Parameter("int", "price")] };

    static readonly DecoratorModel s_till = new(
        Holder: "Shop.ITill",
        Interface: "global::Shop.ITill",
        TypeParameters: [],
        IsDisposable: false,
        IsObsolete: false,
        Methods: [new(s_add, TypeArguments: [], Clauses: [], OperationId: "M:Shop.ITill.Add(System.Int32)")],
        Properties: [],
        Events: []);

    [Fact]
    public void File_OneOperation_IsReadableFromTopToBottom() => Golden.Check(Write(s_till));

    [Fact]
    public void Members_ThatAreNoOperations_ArePassedOn() => Golden.Check(Write(s_till with
    {
        Methods = [new(s_add with { ContainingType = "global::Shop.IBox", ReturnType = "ref int", ReturnShape = ReturnShape.Reference }, [], [], null)],
        Properties =
        [
            new("global::Shop.ITill", "Open", "bool", [], HasGetter: true, HasSetter: true, [], IsObsolete: false, []),
            new("global::Shop.IBox", "this", "ref readonly int", [Parameter("int", "index")], HasGetter: true, HasSetter: false, [], IsObsolete: true, []),
        ],
        Events = [new("global::Shop.ITill", "Opened", "global::System.Action?", IsObsolete: false)],
    }));

    [Fact]
    public void Disposable_InOneWay_IsDisposedOfInBoth() => Golden.Check(Write(s_till with { IsDisposable = true }));

    [Fact]
    public void Generic_Interface_IsMadeByTheContainer() => Golden.Check(Write(s_till with
    {
        Interface = "global::Shop.ITill<T>",
        TypeParameters = [TypeParameter("T", "notnull")],
        Methods =
        [
            new(
                s_add with { ContainingType = "global::Shop.ITill<T>", ReturnType = "TItem?", TypeParameters = [TypeParameter("TItem", isOfMethod: true)], Parameters = [Parameter("T", "price"), Parameter("TItem?", "item")] },
                ["T", "TItem"],
                ["where TItem : default"],
                "M:Shop.ITill.Add(System.Int32)"),
        ],
    }));

    [Fact]
    public void Registration_OfEachKind_TellsTheRuntime() => Golden.Check(DecoratorRegistrationEmitter.Write(
    [
        new("global::Shop.ITill", "global::InstrumentGen.Generated.Shop_ITill.Decorator", IsGeneric: false, IsObsolete: false),
        new("global::Shop.IBox<>", "global::InstrumentGen.Generated.Shop_IBox_1.Decorator<>", IsGeneric: true, IsObsolete: false),
        new("global::Shop.IStrange", null, IsGeneric: false, IsObsolete: false),
    ]));

    static string Write(DecoratorModel decorator) => DecoratorEmitter.Write(new(
        "Shop.ITill",
        "InstrumentGen.Generated.Shop_ITill",
        [new("Decorator", decorator, [new("M:Shop.ITill.Add(System.Int32)", "InstrumentGen.Generated.Shop_ITill", "Add", "till.add")])]));
}
