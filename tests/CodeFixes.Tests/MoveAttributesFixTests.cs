using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>What comes out is recorded where it is called.</summary>
public sealed class MoveAttributesFixTests
{
    [Theory]
    [InlineData(
        "interface IOrders\n{\n    int Place(int count);\n}",
        "class Orders : IOrders\n{\n    [Traced]\n    public int Place(int count) => count;\n}",
        "interface IOrders\n{\n    [Traced]\n    int Place(int count);\n}",
        "class Orders : IOrders\n{\n    public int Place(int count) => count;\n}")]
    [InlineData(
        "interface IOrders\n{\n    /// <summary>Places.</summary>\n    int Place(int count);\n}",
        "class Orders : IOrders\n{\n    // Why.\n    [Traced, Obsolete]\n    [Metered(Buckets = [1]), Operation(\"order.place\", Expected = [typeof(TimeoutException)])] public int Place(int count) => count;\n}",
        "interface IOrders\n{\n    /// <summary>Places.</summary>\n    [Traced, Metered(Buckets = [1]), Operation(\"order.place\", Expected = [typeof(TimeoutException)])]\n    int Place(int count);\n}",
        "class Orders : IOrders\n{\n    // Why.\n    [Obsolete]\n    public int Place(int count) => count;\n}")]
    [InlineData(
        "interface IOrders\n{\n    int Place(int count);\n}",
        "class Orders : IOrders\n{\n    [Logged(Exceptions = ExceptionDetail.Message), Operation(\"order.place\")]\n    public int Place(int count) => count;\n}",
        "interface IOrders\n{\n    [Logged(Exceptions = ExceptionDetail.Message), Operation(\"order.place\")]\n    int Place(int count);\n}",
        "class Orders : IOrders\n{\n    public int Place(int count) => count;\n}")]
    [InlineData(
        "abstract class IOrders\n{\n    public abstract int Place(int count);\n}",
        "class Orders : IOrders\n{\n    [Traced] /* why */ public override int Place(int count) => count;\n}",
        "abstract class IOrders\n{\n    [Traced]\n    public abstract int Place(int count);\n}",
        "class Orders : IOrders\n{\n     /* why */ public override int Place(int count) => count;\n}")]
    public Task Call_ThroughAMemberWithoutAttributes_IsRecordedByIt(string contract, string type, string contractAfter, string typeAfter) =>
        FixVerifier.VerifyCode(RuleIds.Dispatch, Source(contract, type), Source(contractAfter, typeAfter), "Move the attributes to 'IOrders.Place'");

    [Fact]
    public Task Implementation_ThatIsExplicit_LeavesTheAttributesToTheInterface() => FixVerifier.VerifyCode(
        RuleIds.MethodNotInstrumentable,
        Source("interface IOrders\n{\n    int Place(int count);\n}", "class Orders : IOrders\n{\n    [Traced]\n    int IOrders.Place(int count) => count;\n}"),
        Source("interface IOrders\n{\n    [Traced]\n    int Place(int count);\n}", "class Orders : IOrders\n{\n    int IOrders.Place(int count) => count;\n}"),
        "Move the attributes");

    [Theory]
    // The attribute of a type, of a parameter, and one that names a core; a member of another assembly; a type that the interface cannot name.
    [InlineData("interface IOrders\n{\n    int Place(int count);\n}", "[Traced] class Orders : IOrders\n{\n    public int Place(int count) => count;\n}")]
    [InlineData("interface IOrders\n{\n    int Place(int count);\n}", "class Orders : IOrders\n{\n    [Traced] public int Place([Tag] int count) => count;\n}")]
    [InlineData("interface IOrders : IComparable<int>\n{\n    int Place(int count);\n}", "class Orders : IOrders\n{\n    public int Place(int count) => count; [Traced] public int CompareTo(int other) => other;\n}", "orders.CompareTo(1)")]
    [InlineData("interface IOrders\n{\n    int Place(int count);\n}", "class Orders : IOrders\n{\n    class Refused : Exception; [Traced, Operation(\"a\", Expected = [typeof(Refused)])] public int Place(int count) => count;\n}")]
    public Task Call_WhoseAttributesCannotMove_IsLeft(string contract, string type, string call = "orders.Place(1)") =>
        FixVerifier.VerifyNone(RuleIds.Dispatch, "using InstrumentGen;\n" + Source(contract, type, call));

    static string Source(string contract, string type, string call = "orders.Place(1)") => $"{contract}\n\n{type}\n\nclass Desk(IOrders orders)\n{{\n    public int Serve() => {call};\n}}\n";
}
