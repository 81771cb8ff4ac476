using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Weaving;

/// <summary>The types of one file that may declare operations, as syntax alone tells. It is kept as long as the file is unchanged.</summary>
/// <param name="Name">The type's metadata name.</param>
/// <param name="IsAttributed">Whether this part of the type has an attribute, which goes for the methods of its other parts as well.</param>
/// <param name="AttributedMethods">The names of the methods with an attribute.</param>
/// <param name="OtherMethods">The names of the methods without.</param>
sealed record AttributedType(string Name, bool IsAttributed, string[] AttributedMethods, string[] OtherMethods)
{
    static readonly ConditionalWeakTable<SyntaxTree, AttributedType[]> s_types = new();

    public static IReadOnlyList<AttributedType> In(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (s_types.TryGetValue(tree, out AttributedType[]? known)) return known;
        AttributedType[] types = [.. Find(tree.GetRoot(cancellationToken))];
        return s_types.GetValue(tree, _ => types);
    }

    static IEnumerable<AttributedType> Find(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Where(static type => type.AttributeLists.Count > 0 || type.Modifiers.Any(SyntaxKind.PartialKeyword) || type is ExtensionBlockDeclarationSyntax || type.Members.Any(IsAttributedMethod))
            .Select(static type => new AttributedType(MetadataName(type), type.AttributeLists.Count > 0, Methods(type, attributed: true), Methods(type, attributed: false)));

    static string[] Methods(TypeDeclarationSyntax type, bool attributed) =>
        [.. type.Members.OfType<MethodDeclarationSyntax>().Where(method => IsAttributedMethod(method) == attributed).Select(static method => method.Identifier.ValueText).Distinct(StringComparer.Ordinal)];

    static bool IsAttributedMethod(MemberDeclarationSyntax member) => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 };

    static string MetadataName(TypeDeclarationSyntax type)
    {
        string name = type.Identifier.ValueText;
        if (type.TypeParameterList is { Parameters.Count: > 0 } parameters) name += "`" + parameters.Parameters.Count;
        // What is declared in an extension block is a member of the class around it.
        if (type is ExtensionBlockDeclarationSyntax { Parent: TypeDeclarationSyntax holder }) return MetadataName(holder);
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
