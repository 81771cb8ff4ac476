using InstrumentGen.Analyzers.Flow.Engine;
using InstrumentGen.Analyzers.Structural;
using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Privacy;

/// <summary>A way to redact a value.</summary>
/// <param name="Name">What redacts: a variable or a method.</param>
/// <param name="Kind">What it is called when all values are redacted at once: the method's name, or one word for all redactors.</param>
/// <param name="Call">The call with <c>*</c> for the value.</param>
sealed record Redaction(string Name, string Kind, string Call)
{
    public string Of(ExpressionSyntax value) => Call.Replace("*", value.ToString());
}

/// <summary>Finds what redacts at a place in the code: a variable that holds a redactor, and methods that are marked <c>[Redacts]</c>.</summary>
static class Redactions
{
    const string Redactor = "Microsoft.Extensions.Compliance.Redaction.Redactor";

    /// <summary>The redactions that take the value, at most one redactor, then methods by name.</summary>
    public static IEnumerable<Redaction> InScope(FixSite site, ExpressionSyntax value)
    {
        if (site.TypeOf(value) is not { } type) return [];
        int position = value.SpanStart;
        ISymbol[] visible = [.. site.Model.LookupSymbols(position)];
        IEnumerable<Redaction> redactors = visible
            .Where(symbol => TypeOf(symbol).IsA(Redactor) && IsDeclaredBefore(symbol, position))
            .OrderBy(static symbol => symbol.Kind == SymbolKind.Property)
            .Take(1)
            .Select(static symbol => new Redaction(symbol.Name, "Redactor", $"{symbol.Name}.Redact(*)"));
        IEnumerable<Redaction> methods = visible.OfType<IMethodSymbol>().Select(method => (Method: method, Prefix: ""))
            .Concat(visible.OfType<INamedTypeSymbol>().SelectMany(StaticMethods))
            .Where(one => Takes(one.Method, type, site.Model.Compilation))
            .Select(static one => new Redaction(one.Method.Name, one.Method.Name, $"{one.Prefix}{one.Method.Name}(*)"));
        return redactors.Concat(methods.OrderBy(static one => one.Name, StringComparer.Ordinal).ThenBy(static one => one.Call.Length).GroupBy(static one => one.Kind).Select(static same => same.First()));
    }

    // Only the program's own: those of libraries are too many to look through.
    static IEnumerable<(IMethodSymbol Method, string Prefix)> StaticMethods(INamedTypeSymbol type) =>
        type.IsImplicitlyDeclared || type.DeclaringSyntaxReferences.IsEmpty || type.IsGenericType
            ? []
            : type.GetMembers().OfType<IMethodSymbol>().Where(static method => method.IsStatic).Select(method => (method, $"{type.Name}."));

    static bool Takes(IMethodSymbol method, ITypeSymbol type, Compilation compilation) =>
        !method.ReturnsVoid && method.Parameters.Length > 0 && method.Parameters.Skip(1).All(static parameter => parameter.IsOptional)
        && method.Parameters[0].RefKind == RefKind.None
        && Barriers.IsDeclared(method)
        && compilation.ClassifyConversion(type, method.Parameters[0].Type) is { IsImplicit: true, IsUserDefined: false };

    static bool IsDeclaredBefore(ISymbol symbol, int position) => symbol is not ILocalSymbol local || local.Locations.All(location => location.SourceSpan.End < position);

    static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
