using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Flow.Graph;

/// <summary>How a type of the user's turns itself into text.</summary>
static class ToTexts
{
    /// <summary>The <c>ToString</c> that somebody wrote for the type; <see langword="null"/> where the compiler or the framework did.</summary>
    public static IMethodSymbol? Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? one = type; one is { SpecialType: SpecialType.None }; one = one.BaseType)
        {
            IMethodSymbol? method = one.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(static method => method.Parameters.Length == 0 && !method.IsImplicitlyDeclared);
            if (method is not null) return method;
            if (one.IsRecord) return null;
        }

        return null;
    }

    /// <summary>The names that its body mentions: enough to tell whether a member is among them.</summary>
    public static ISet<string> Mentioned(IMethodSymbol method)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            foreach (SimpleNameSyntax name in reference.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                // A member's own member, as its length, does not show it.
                if (name.Parent is not MemberAccessExpressionSyntax access || access.Expression != name) names.Add(name.Identifier.ValueText);
            }
        }

        return names;
    }
}
