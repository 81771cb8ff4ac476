using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Flow;

/// <summary>The names of a compilation's <c>[LoggerMessage]</c> and <c>[LogEvent]</c> methods and of the fields that hold <c>LoggerMessage.Define</c>'s delegates:
/// log calls of any name. Found by syntax, once for each file while it is unchanged.</summary>
static class LoggerMessageNames
{
    static readonly string[] s_attributes = ["LoggerMessage", "LogEvent", "Scope"];
    static readonly ConditionalWeakTable<SyntaxTree, string[]> s_names = new();

    public static ISet<string> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            names.UnionWith(Of(tree, cancellationToken));
        }

        return names;
    }

    static string[] Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (s_names.TryGetValue(tree, out string[]? known)) return known;
        string[] names = [.. Find(tree.GetRoot(cancellationToken)).Distinct(StringComparer.Ordinal)];
        return s_names.GetValue(tree, _ => names);
    }

    static IEnumerable<string> Find(SyntaxNode root)
    {
        IEnumerable<MemberDeclarationSyntax> members = root
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>();
        foreach (MemberDeclarationSyntax member in members)
        {
            if (member is MethodDeclarationSyntax { AttributeLists.Count: > 0 } method && method.AttributeLists.SelectMany(static list => list.Attributes).Any(IsLoggerMessage))
            {
                yield return method.Identifier.ValueText;
            }
            else if (member is FieldDeclarationSyntax field)
            {
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables.Where(IsDefined)) yield return variable.Identifier.ValueText;
            }
        }
    }

    static bool IsLoggerMessage(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        return s_attributes.Any(one => name.EndsWith(one, StringComparison.Ordinal) || name.EndsWith(one + "Attribute", StringComparison.Ordinal));
    }

    static bool IsDefined(VariableDeclaratorSyntax variable) =>
        variable.Initializer?.Value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var type } }
        && type.ToString().EndsWith("LoggerMessage", StringComparison.Ordinal);
}
