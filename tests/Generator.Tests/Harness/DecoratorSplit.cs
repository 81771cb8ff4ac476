using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace InstrumentGen.Generator.Tests.Harness;

/// <summary>Rewrites a source as a user would who puts annotated methods behind a decorated interface: the attributes go to an interface, and
/// calls go to it, through its decorator. A class implements it itself; what is static is called by a class inside that implements it.</summary>
sealed class DecoratorSplit(SemanticModel model) : CSharpSyntaxRewriter
{
    const string Decorated = "DecoratedObjects.Decorated";

    static readonly string[] s_ours = ["Traced", "Metered", "TracedAttribute", "Operation", "OperationAttribute"];

    readonly List<(BaseTypeDeclarationSyntax Beside, TypeDeclarationSyntax Service)> _services = [];

    /// <summary>How many calls go through a decorator.</summary>
    public int Calls { get; private set; }

    /// <summary>The source with its methods behind interfaces.</summary>
    public string Rewrite(SyntaxNode root)
    {
        SyntaxNode rewritten = Visit(root);
        foreach ((BaseTypeDeclarationSyntax beside, TypeDeclarationSyntax service) in _services)
        {
            SyntaxNode place = rewritten.DescendantNodes().OfType<TypeDeclarationSyntax>().First(type => type.Identifier.ValueText == beside.Identifier.ValueText && Path(type) == Path((TypeDeclarationSyntax)beside));
            rewritten = rewritten.InsertNodesAfter(place, [service]);
        }

        return rewritten.NormalizeWhitespace().ToString();
    }

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => Split(node, (TypeDeclarationSyntax)base.VisitClassDeclaration(node)!);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => Split(node, (TypeDeclarationSyntax)base.VisitRecordDeclaration(node)!);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => Split(node, (TypeDeclarationSyntax)base.VisitStructDeclaration(node)!);

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node)
    {
        var visited = (InterfaceDeclarationSyntax)base.VisitInterfaceDeclaration(node)!;
        return node.Members.OfType<MethodDeclarationSyntax>().Any(method => model.GetDeclaredSymbol(method) is { } symbol && IsContract(symbol))
            ? visited.WithAttributeLists(visited.AttributeLists.Add(Attributes("[Decorated]")[0]))
            : visited;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol { ReducedFrom: null } method || !IsMoved(method.OriginalDefinition)) return visited;
        SimpleNameSyntax? name = visited.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null || ServiceObject(node, visited, method) is not { } service) return visited;
        Calls++;
        return visited.WithExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, ParenthesizedExpression(ParseExpression(service)), name));
    }

    // The object behind its decorator; null where a call has none.
    string? ServiceObject(InvocationExpressionSyntax call, InvocationExpressionSyntax visited, IMethodSymbol method)
    {
        string type = method.ContainingType.ToMinimalDisplayString(model, call.SpanStart);
        if (method.IsStatic) return $"{Decorated}<{NameOf(method)}>(new {type}.{Holder(method)}())";
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: not (BaseExpressionSyntax or ThisExpressionSyntax) and var receiver } || model.GetTypeInfo(receiver).Type is not INamedTypeSymbol { } actual) return null;
        if (!SymbolEqualityComparer.Default.Equals(actual.OriginalDefinition, method.ContainingType.OriginalDefinition)) return null;
        ExpressionSyntax target = ((MemberAccessExpressionSyntax)visited.Expression).Expression;
        return $"{Decorated}<{(IsContract(method.OriginalDefinition) ? type : NameOf(method))}>({target})";

        string NameOf(IMethodSymbol one)
        {
            string name = one.ContainingType.Name;
            int arguments = type.EndsWith('>') ? type.IndexOf('<', type.LastIndexOf(name + "<", StringComparison.Ordinal)) : type.Length;
            int start = type.LastIndexOf(name, arguments - 1, StringComparison.Ordinal);
            if (start > 0 && type[start - 1] == '@') start--;
            return type[..start] + ServiceName(one) + type[arguments..];
        }
    }

    SyntaxNode Split(TypeDeclarationSyntax old, TypeDeclarationSyntax visited)
    {
        MethodDeclarationSyntax[] moved = [.. old.Members.OfType<MethodDeclarationSyntax>().Where(method => model.GetDeclaredSymbol(method) is { } symbol && IsMoved(symbol))];
        if (moved.Length == 0) return visited;
        MemberDeclarationSyntax[] members = [.. old.Members.Zip(visited.Members, (before, after) => moved.Contains(before) ? ((MethodDeclarationSyntax)after).WithAttributeLists(Without(((MethodDeclarationSyntax)after).AttributeLists)) : after)];
        TypeDeclarationSyntax split = visited.WithMembers(List(members)).WithAttributeLists(Without(visited.AttributeLists));
        foreach (var group in moved.GroupBy(method => model.GetDeclaredSymbol(method)!.IsStatic))
        {
            string name = ServiceName(model.GetDeclaredSymbol(group.First())!);
            _services.Add((old, Service(name, old, group)));
            BaseTypeSyntax implemented = SimpleBaseType(ParseTypeName(name + Arguments(old.TypeParameterList)));
            split = group.Key
                ? split.AddMembers(ParseMemberDeclaration($"internal sealed class {Holder(model.GetDeclaredSymbol(group.First())!)} : {implemented} {{ {string.Join("\n", group.Select(method => Implementation(method, old)))} }}")!)
                : split.WithBaseList(split.BaseList is { } list ? list.AddTypes(implemented) : BaseList([implemented]));
        }

        return split;
    }

    static TypeDeclarationSyntax Service(string name, TypeDeclarationSyntax old, IEnumerable<MethodDeclarationSyntax> methods) => InterfaceDeclaration(Identifier(name))
        .WithAttributeLists(Attributes("[Decorated]"))
        .WithModifiers([.. old.Modifiers.Where(static one => SyntaxFacts.IsAccessibilityModifier(one.Kind()) || one.IsKind(SyntaxKind.FileKeyword) || one.IsKind(SyntaxKind.UnsafeKeyword))])
        .WithTypeParameterList(old.TypeParameterList)
        .WithConstraintClauses(old.ConstraintClauses)
        .WithMembers(List<MemberDeclarationSyntax>(methods.Select(method => Declared(method, old))));

    // public int Add(int a, ref int b) => Till.Add(a, ref b);
    static MethodDeclarationSyntax Implementation(MethodDeclarationSyntax method, TypeDeclarationSyntax old)
    {
        string arguments = string.Join(", ", method.ParameterList.Parameters.Select(static parameter => Modifier(parameter) + parameter.Identifier));
        string reference = method.ReturnType is RefTypeSyntax ? "ref " : "";
        ParameterListSyntax parameters = method.ParameterList.WithParameters(SeparatedList(method.ParameterList.Parameters.Select(static parameter => parameter.WithDefault(null)
            .WithAttributeLists([.. parameter.AttributeLists.Where(static list => list.ToString().Contains("DynamicallyAccessed", StringComparison.Ordinal))])
            .WithModifiers([.. parameter.Modifiers.Where(static one => !one.IsKind(SyntaxKind.ThisKeyword))]))));
        string unsafely = method.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? "unsafe " : "";
        string kept = string.Concat(method.AttributeLists.Where(static list => list.ToString().Contains("Requires", StringComparison.Ordinal) || list.ToString().Contains("Obsolete", StringComparison.Ordinal)).Select(static list => list.ToString()));
        return (MethodDeclarationSyntax)ParseMemberDeclaration(
            $"{kept} public {unsafely}{method.ReturnType.NormalizeWhitespace()} {method.Identifier}{method.TypeParameterList}{parameters.NormalizeWhitespace()} {method.ConstraintClauses.ToFullString()} => {reference}{old.Identifier}{Arguments(old.TypeParameterList)}.{method.Identifier}{Arguments(method.TypeParameterList)}({arguments});")!;
    }

    static string Modifier(ParameterSyntax parameter)
    {
        foreach (SyntaxToken modifier in parameter.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.RefKeyword)) return parameter.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) ? "in " : "ref ";
            if (modifier.IsKind(SyntaxKind.OutKeyword)) return "out ";
            if (modifier.IsKind(SyntaxKind.InKeyword)) return "in ";
        }

        return "";
    }

    static MethodDeclarationSyntax Declared(MethodDeclarationSyntax method, TypeDeclarationSyntax type)
    {
        bool isOnType = method.AttributeLists.SelectMany(static list => list.Attributes).All(static one => !IsOurs(one) || one.Name.ToString().Contains("Operation", StringComparison.Ordinal));
        SyntaxList<AttributeListSyntax> ofType = [.. type.AttributeLists.Where(static list => list.Attributes.All(IsOurs))];
        return method
            .WithAttributeLists([.. isOnType ? ofType : [], .. method.AttributeLists])
            .WithModifiers([.. method.Modifiers.Where(static one => one.IsKind(SyntaxKind.UnsafeKeyword))])
            .WithParameterList(method.ParameterList.WithParameters(SeparatedList(method.ParameterList.Parameters.Select(static parameter => parameter
                .WithAttributeLists([.. parameter.AttributeLists.Where(static list => list.ToString() != "[EnumeratorCancellation]")])
                .WithModifiers([.. parameter.Modifiers.Where(static one => !one.IsKind(SyntaxKind.ThisKeyword))])))))
            .WithBody(null).WithExpressionBody(null).WithSemicolonToken(Token(SyntaxKind.SemicolonToken));
    }

    static string ServiceName(IMethodSymbol method) => (method.IsStatic ? "IStatic" : "IOf") + method.ContainingType.Name;

    static string Holder(IMethodSymbol method) => "StaticOf" + method.ContainingType.Name;

    static string Arguments(TypeParameterListSyntax? list) => list is null ? "" : $"<{string.Join(", ", list.Parameters.Select(static parameter => parameter.Identifier.Text))}>";

    static string Path(TypeDeclarationSyntax type) => string.Join('.', type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Select(static one => one.Identifier.ValueText + one.Arity));

    // An operation that an interface can have instead: a public method of an object, or a static one.
    bool IsMoved(IMethodSymbol method) => IsContract(method)
        || (method is { MethodKind: MethodKind.Ordinary, OverriddenMethod: null, IsPartialDefinition: false, IsExtensionMethod: false, DeclaringSyntaxReferences: [var declared], ContainingType: { IsExtension: false, DeclaringSyntaxReferences: [_] } type }
            && (method.IsStatic ? type.TypeKind is TypeKind.Class or TypeKind.Struct : type.TypeKind == TypeKind.Class && method.DeclaredAccessibility == Accessibility.Public)
            && declared.SyntaxTree == model.SyntaxTree
            && IsOperation(method));

    // One that is the method of an interface already.
    bool IsContract(IMethodSymbol method) => method is { IsStatic: false, ContainingType.TypeKind: TypeKind.Interface } && IsOperation(method);

    bool IsOperation(IMethodSymbol method) => OperationParser.Parse(method, model.Compilation)?.Operation is not null;

    static SyntaxList<AttributeListSyntax> Without(SyntaxList<AttributeListSyntax> lists) =>
        [.. lists.Select(static list => list.WithAttributes(SeparatedList(list.Attributes.Where(static one => !IsOurs(one))))).Where(static list => list.Attributes.Count > 0)];

    static bool IsOurs(AttributeSyntax attribute) => s_ours.Contains(attribute.Name.ToString().Split('.', ':')[^1]);

    static SyntaxList<AttributeListSyntax> Attributes(string text) => ((ClassDeclarationSyntax)ParseMemberDeclaration(text + " class C;")!).AttributeLists;
}
