using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>Rewrites a source as a user would who makes the annotated methods partial: the attributes stay on a declaration without a body,
/// and the body goes into a core. Each core counts its calls, so that a run tells how often each ran.</summary>
sealed class PartialSplit : CSharpSyntaxRewriter
{
    /// <summary>A file that the rewritten sources need beside them.</summary>
    public const string Counter = """
        static class CoreCalls
        {
            public static readonly System.Collections.Generic.Dictionary<string, int> Counts = new();
            public static bool Add(string method)
            {
                lock (Counts) Counts[method] = Counts.GetValueOrDefault(method) + 1;
                return true;
            }
        }
        """;

    static readonly SyntaxKind[] s_kept = [SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword, SyntaxKind.UnsafeKeyword, SyntaxKind.AsyncKeyword];
    // A partial method that returns something must say who may call it.
    static readonly SyntaxKind[] s_access = [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword];
    static readonly string[] s_keptAttributes = ["UnscopedRef", "DynamicallyAccessedMembers", "RequiresUnreferencedCode", "Obsolete", EnumeratorCancellation];

    // An iterator of its own alone may have it.
    const string EnumeratorCancellation = "EnumeratorCancellation";

    /// <summary>How many methods were split.</summary>
    public int Count { get; private set; }

    public SyntaxTree Rewrite(SyntaxTree tree)
    {
        SyntaxNode root = Visit(tree.GetRoot());
        return tree.WithRootAndOptions(root.NormalizeWhitespace(), tree.Options);
    }

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Open(node, base.VisitClassDeclaration(node));

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Open(node, base.VisitStructDeclaration(node));

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => Open(node, base.VisitRecordDeclaration(node));

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => Open(node, base.VisitInterfaceDeclaration(node));

    // The type and its own members; types inside it have been rewritten already.
    SyntaxNode? Open(TypeDeclarationSyntax old, SyntaxNode? visited)
    {
        var type = (TypeDeclarationSyntax)visited!;
        bool isLocal = old.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(static one => one.Modifiers.Any(SyntaxKind.FileKeyword));
        if (isLocal) return type;
        List<MemberDeclarationSyntax> members = [.. type.Members.SelectMany(member => member is MethodDeclarationSyntax method && CanBeSplit(method, type) ? Split(method) : [member])];
        bool isPartial = members.Count > type.Members.Count || members.OfType<TypeDeclarationSyntax>().Any(static inner => inner.Modifiers.Any(SyntaxKind.PartialKeyword));
        type = type.WithMembers(List(members));
        return isPartial && !type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type.AddModifiers(Token(SyntaxKind.PartialKeyword)) : type;
    }

    static bool CanBeSplit(MethodDeclarationSyntax method, TypeDeclarationSyntax type) =>
        (method.Body is not null || method.ExpressionBody is not null)
        && method.ExplicitInterfaceSpecifier is null
        && !method.Modifiers.Any(SyntaxKind.PartialKeyword)
        && !method.Modifiers.Any(SyntaxKind.ExternKeyword)
        && method.Identifier.ValueText is not ("ToString" or "Equals" or "GetHashCode")
        && (IsAnnotated(method.AttributeLists) || (IsAnnotated(type.AttributeLists) && method.Modifiers.Any(SyntaxKind.PublicKeyword)));

    static bool IsAnnotated(SyntaxList<AttributeListSyntax> lists) =>
        lists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString().Split('.')[^1] is "Traced" or "Metered" or "Logged" or "TracedAttribute");

    IEnumerable<MemberDeclarationSyntax> Split(MethodDeclarationSyntax method)
    {
        string name = method.Identifier.ValueText;
        string core = name.EndsWith("Async", StringComparison.Ordinal) && name != "Async" ? name[..^5] + "CoreAsync" : name + "Core";
        bool isAsyncVoid = method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType.ToString() == "void";
        Count++;
        bool isInInterface = method.Parent is InterfaceDeclarationSyntax;
        SyntaxToken[] access = method.Modifiers.Any(static one => s_access.Contains(one.Kind())) ? [] : [Token(isInInterface ? SyntaxKind.PublicKeyword : SyntaxKind.PrivateKeyword)];
        yield return method
            .WithModifiers([.. access, .. method.Modifiers.Where(static one => !one.IsKind(SyntaxKind.AsyncKeyword)), Token(SyntaxKind.PartialKeyword)])
            .WithParameterList(ParameterList([.. method.ParameterList.Parameters.Select(static parameter => parameter.WithAttributeLists([.. parameter.AttributeLists.Where(static list => list.ToString() != $"[{EnumeratorCancellation}]")]))]))
            .WithBody(null).WithExpressionBody(null).WithSemicolonToken(Token(SyntaxKind.SemicolonToken));
        yield return method
            .WithAttributeLists(Kept(method.AttributeLists))
            .WithModifiers([Token(SyntaxKind.PrivateKeyword), .. method.Modifiers.Where(static one => s_kept.Contains(one.Kind()))])
            .WithReturnType(isAsyncVoid ? ParseTypeName("System.Threading.Tasks.Task ") : method.ReturnType)
            .WithIdentifier(Identifier(core))
            .WithParameterList(ParameterList([.. method.ParameterList.Parameters.Select(static parameter => parameter.WithDefault(null).WithAttributeLists(Kept(parameter.AttributeLists))
                .WithModifiers([.. parameter.Modifiers.Where(static one => !one.IsKind(SyntaxKind.ThisKeyword))]))]))
            .WithExpressionBody(null).WithSemicolonToken(default)
            .WithBody(Counted(method, $"{((TypeDeclarationSyntax)method.Parent!).Identifier.ValueText}.{name}"));
    }

    static SyntaxList<AttributeListSyntax> Kept(SyntaxList<AttributeListSyntax> lists) =>
        [.. lists.Where(static list => list.Attributes.Any(static attribute => s_keptAttributes.Contains(attribute.Name.ToString().Split('.')[^1])))];

    static BlockSyntax Counted(MethodDeclarationSyntax method, string name)
    {
        StatementSyntax count = ParseStatement($"global::CoreCalls.Add(\"{name}\");");
        if (method.Body is { } body) return body.WithStatements(body.Statements.Insert(0, count));
        ExpressionSyntax value = method.ExpressionBody!.Expression;
        bool isVoid = method.ReturnType.ToString() == "void" || (method.Modifiers.Any(SyntaxKind.AsyncKeyword) && method.ReturnType.ToString() is "Task" or "ValueTask");
        StatementSyntax statement = value switch
        {
            ThrowExpressionSyntax thrown => ThrowStatement(thrown.Expression),
            _ when isVoid && method.Modifiers.Any(SyntaxKind.AsyncKeyword) => ExpressionStatement(value),
            _ when method.ReturnType.ToString() == "void" => ExpressionStatement(value),
            _ => ReturnStatement(value),
        };
        return Block(count, statement);
    }
}
