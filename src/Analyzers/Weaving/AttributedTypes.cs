using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The types of one file that have an attribute on them or on one of their methods: only those can declare operations. It is made
/// from syntax alone and kept as long as the file is unchanged.</summary>
static class AttributedTypes
{
    static readonly ConditionalWeakTable<SyntaxTree, string[]> s_names = new();

    /// <summary>The metadata names of the types.</summary>
    public static IReadOnlyList<string> Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (s_names.TryGetValue(tree, out string[]? known)) return known;
        string[] names = [.. Find(tree.GetRoot(cancellationToken)).Distinct(StringComparer.Ordinal)];
        return s_names.GetValue(tree, _ => names);
    }

    static IEnumerable<string> Find(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(static type => type.AttributeLists.Count > 0 || type.Members.Any(IsAttributed))
            .Select(MetadataName);

    static bool IsAttributed(MemberDeclarationSyntax member) => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 };

    static string MetadataName(TypeDeclarationSyntax type)
    {
        string name = type.Identifier.ValueText;
        if (type.TypeParameterList is { Parameters.Count: > 0 } parameters) name += "`" + parameters.Parameters.Count;
        return type.Parent switch
        {
            TypeDeclarationSyntax outer => MetadataName(outer) + "+" + name,
            BaseNamespaceDeclarationSyntax space => Path(space) + "." + name,
            _ => name,
        };
    }

    static string Path(BaseNamespaceDeclarationSyntax space)
    {
        string name = Path(space.Name);
        return space.Parent is BaseNamespaceDeclarationSyntax outer ? Path(outer) + "." + name : name;
    }

    static string Path(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => Path(qualified.Left) + "." + Path(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => name.ToString(),
    };
}
