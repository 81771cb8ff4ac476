using InstrumentGen.Generator.Parsing.Logging;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Whose code reads the content of an operation's spans and audit records, and so which members it may name.</summary>
/// <param name="Method">The operation's method.</param>
/// <param name="Compilation">The compilation that the code is generated in.</param>
/// <param name="Problems">Takes what cannot be read; <see langword="null"/> where nobody asks.</param>
sealed record ContentScope(IMethodSymbol Method, Compilation Compilation, List<ContentProblem>? Problems)
{
    /// <summary>Whether the code stands in the method's own type, and so may name what is private there.</summary>
    // Asked where a member is bound, which few methods have.
    public bool IsInsideType => PartialMethod.IsOurs(Method) || LogEventParser.AttributeOf(Method) is not null;

    // Of another assembly's operation, what is not public is not there to be read. Who sees an internal method sees internal members.
    bool IsLeftToCallers =>
        IsSeen(Method, Accessibility.Public, Accessibility.Protected, Accessibility.ProtectedOrInternal)
        && SymbolEqualityComparer.Default.Equals(Method.ContainingAssembly, Compilation.Assembly)
        && !IsInsideType
        && !Decorations.Record(Method, Compilation);

    /// <summary>Why generated code cannot name a member, or <see langword="null"/>.</summary>
    public ContentProblemKind? Check(ISymbol member, ITypeSymbol? through)
    {
        if (AttributeReader.Has(member, MetadataNames.Obsolete) || CarriedAttributes.ExperimentOf(member) is not null) return ContentProblemKind.MemberForbidden;
        // A property may keep its getter to itself.
        ISymbol read = member is IPropertySymbol { GetMethod: { } getter } ? getter : member;
        bool isAccessible = IsInsideType
            ? Compilation.IsSymbolAccessibleWithin(read, Method.ContainingType, through)
            : Compilation.IsSymbolAccessibleWithin(read, Compilation.Assembly);
        if (!isAccessible) return ContentProblemKind.MemberInaccessible;
        return IsHiddenFromCallers(read) ? ContentProblemKind.MemberHiddenFromCallers : null;
    }

    /// <summary>Whether other assemblies record the method's calls, and do not see a member.</summary>
    public bool IsHiddenFromCallers(ISymbol member) => !IsSeen(member, Accessibility.Public) && IsLeftToCallers;

    public void Report(ContentProblemKind kind, AttributeData attribute, string? argument, string subject, string detail = "") =>
        Problems?.Add(new(kind, attribute, argument, subject, detail));

    static bool IsSeen(ISymbol member, params Accessibility[] accessibilities)
    {
        for (ISymbol symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (!accessibilities.Contains(symbol.DeclaredAccessibility)) return false;
        }

        return true;
    }
}
