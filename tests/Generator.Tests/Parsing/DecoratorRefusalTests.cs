using InstrumentGen.Generator.Model;
using InstrumentGen.Generator.Parsing;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InstrumentGen.Generator.Tests.Parsing;

/// <summary>Why decorators are refused, and about what. What is refused is left as it was: no class is written, callers record.</summary>
public sealed class DecoratorRefusalTests
{
    /// <summary>The reasons that interfaces alone have.</summary>
    internal static readonly (RefusalReason Reason, string Subject, string Source)[] Rows =
    [
        (RefusalReason.NotAnInterface, "I", "[assembly: Decorate(typeof(I))] class I { [Traced] internal static int M() => 1; }"),
        (RefusalReason.StaticAbstract, "S", "[Decorated] interface I { static abstract int S(); [Traced] int M(); }"),
        (RefusalReason.InaccessibleMember, "P", "[Decorated] interface I { protected int P(); [Traced] int M(); }"),
        (RefusalReason.InaccessibleMember, "set_P", "[Decorated] interface I { int P { get; protected set; } [Traced] int M(); }"),
        (RefusalReason.InitOnly, "P", "[Decorated] interface I { int P { get; init; } [Traced] int M(); }"),
        (RefusalReason.ArgumentList, "", "[Decorated] interface I { int P(__arglist); [Traced] int M(); }"),
        (RefusalReason.Overshadowed, "P", "[Decorated] interface I { int P(int a); [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] int P(long a); [Traced] int M(); }"),
        (RefusalReason.HiddenTypeParameter, "T", "[Decorated] interface I<T> { int P<U>(U T); [Traced] int M(); }"),
        (RefusalReason.InaccessibleType, "C.D.I", "class C { private class D { [Decorated] public interface I { int M(); } } }"),
        (RefusalReason.NothingToRecord, "", "[Decorated] interface I { int P { get; } }"),
        (RefusalReason.OfDecorators, "", "[Decorated] interface I : IOperationDecorator { [Traced] int M(); }"),
        (RefusalReason.GlobalName, "System", "[Decorated] interface I { int M(); } class System;"),
    ];

    public static TheoryData<string> Sources => [.. Rows.Select(static row => row.Source)];

    [Theory, MemberData(nameof(Sources))]
    public void Interface_ThatCannotBeDecorated_IsRefusedForOneReason(string source)
    {
        CSharpCompilation compilation = TestProject.Of(source).Compile();
        INamedTypeSymbol service = Assert.Single(Services(compilation), service => DecoratorRules.Check(service, compilation) is not null);
        Refusal refusal = DecoratorRules.Check(service, compilation)!;
        Assert.Equal(Rows.Single(row => row.Source == source), (refusal.Reason, refusal.Subject, source));
    }

    /// <summary>The program may ask the container for a decorator all the same.</summary>
    [Theory]
    [InlineData("[Decorated] interface I { int P { get; init; } [Traced] int M(); }", "I")]
    [InlineData("[Decorated] interface I<T> { static abstract int S(); [Traced] int M(); }", "I<>")]
    public void Interface_ThatIsRefused_IsLeftToItsCallers(string source, string service)
    {
        GeneratorRun run = TestProject.Of(source).Generate();
        Assert.Empty(run.Woven.Problems);
        Assert.DoesNotContain(run.Outputs.Keys, static name => name.EndsWith("Decorator.g.cs", StringComparison.Ordinal));
        Assert.Contains($"global::InstrumentGen.OperationDecorators.Leave(typeof(global::{service}));", run.Output("InstrumentGen.Decorators.g.cs"), StringComparison.Ordinal);
        Assert.Contains("global::InstrumentGen.OperationManifest(", run.Output("Assembly.g.cs"), StringComparison.Ordinal);
    }

    static IEnumerable<INamedTypeSymbol> Services(CSharpCompilation compilation) =>
        compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Where(service => Decorations.AreHere(service, compilation));
}
