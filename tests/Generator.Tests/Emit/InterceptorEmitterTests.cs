using InstrumentGen.Generator.Emit;
using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Tests.Harness;
using static InstrumentGen.Generator.Tests.Emit.Models;

namespace InstrumentGen.Generator.Tests.Emit;

public sealed class InterceptorEmitterTests
{
    [Fact]
    public void File_TwoCalls_HasALocationEachAndOneLine() =>
        Golden.Check(Write(Target with { Parameters = [Parameter("int", "price")] }, Site(CallForm.Member, "AAAA"), Site(CallForm.Member, "BBBB")));

    [Fact]
    public void Extension_InBothForms_HasAnInterceptorForEach() => Golden.Check(Interceptors(
        Target with { IsExtension = true, Receiver = ReceiverKind.None, Parameters = [Parameter("string", "text"), Parameter("int", "times")] },
        Site(CallForm.Static, "AAAA"),
        Site(CallForm.Member, "BBBB")));

    [Fact]
    public void Extension_WithAttributeOnThis_PutsThisBehindIt() => Golden.Check(Interceptors(
        Target with
        {
            IsExtension = true,
            Receiver = ReceiverKind.None,
            Parameters = [Parameter("global::System.Type", "type") with { Attributes = "[global::Keep] ", Modifier = "in ", ArgumentModifier = "in " }],
        },
        Site(CallForm.Member, "AAAA")));

    [Fact]
    public void Struct_Generic_IsTakenByReference() => Golden.Check(Interceptors(
        Target with { ContainingType = "global::Shop.Till<T>", TypeParameters = [TypeParameter("T", "struct")], Receiver = ReceiverKind.Variable },
        Site(CallForm.Member, "AAAA")));

    [Fact]
    public void Operation_WithoutCalls_HasNoInterceptor()
    {
        HolderModel holder = Holder(Operation(), Operation(Target with { Name = "Remove" }));
        string text = InterceptorEmitter.Write(new InterceptionModel(holder, [Site(CallForm.Member, "AAAA")]));
        Assert.Contains("Add", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove", text, StringComparison.Ordinal);
    }

    static CallSiteModel Site(CallForm form, string location) => new("M:Shop.Till.Add", form, 1, location);

    static string Write(TargetModel target, params CallSiteModel[] sites) =>
        InterceptorEmitter.Write(new InterceptionModel(Holder(Operation(target)), [.. sites]));

    // What stands in the class.
    static string Interceptors(TargetModel target, params CallSiteModel[] sites)
    {
        string text = Write(target, sites);
        int start = text.IndexOf("        [global::System.Runtime.CompilerServices.InterceptsLocation", StringComparison.Ordinal);
        return text[start..text.IndexOf("    }\n", start, StringComparison.Ordinal)];
    }
}
