using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads the declarations of a file, bodies left out.</summary>
sealed class DeclarationReader(DeclarationIndex index)
{
    // Members that code uses without naming them. They count as a part of their type; as extensions, of everything.
    static readonly HashSet<string> s_unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose", "DisposeAsync", "Deconstruct", "GetAwaiter", "GetResult", "IsCompleted", "OnCompleted", "Add", "Slice", "Count", "Length",
        "AppendLiteral", "AppendFormatted", "GetPinnableReference", "Invoke", "Select", "SelectMany", "Where", "Join", "GroupJoin", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Cast", "Equals", "GetHashCode", "ToString",
    };

    public void Read(CompilationUnitSyntax unit)
    {
        foreach (UsingDirectiveSyntax global in unit.Usings.Where(static directive => directive.GlobalKeyword.RawKind != 0)) index.AddEverywhere(TextHash.Add(TextHash.Start, global));
        foreach (AttributeListSyntax attributes in unit.AttributeLists) index.AddEverywhere(TextHash.Add(TextHash.Start, attributes));
        Read(unit.Members, Usings(TextHash.Start, unit.Externs, unit.Usings), null);
    }

    // The usings above a declaration say what the names in it mean.
    static ulong Usings(ulong scope, SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (ExternAliasDirectiveSyntax alias in externs) scope = TextHash.Add(scope, alias);
        foreach (UsingDirectiveSyntax directive in usings) scope = TextHash.Add(scope, directive);
        return scope;
    }

    void Read(SyntaxList<MemberDeclarationSyntax> members, ulong scope, string? type)
    {
        foreach (MemberDeclarationSyntax member in members) Read(member, scope, type);
    }

    void Read(MemberDeclarationSyntax member, ulong scope, string? type)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                ulong inner = TextHash.Add(Usings(scope, space.Externs, space.Usings), space.Name);
                // A new namespace may hide what its name meant.
                foreach (SyntaxToken segment in Identifiers(space.Name)) index.Add(segment.ValueText, TextHash.Add(TextHash.Start, space.Name), []);
                Read(space.Members, inner, null);
                break;
            case TypeDeclarationSyntax declaration:
                ReadType(declaration, scope);
                break;
            case EnumDeclarationSyntax or DelegateDeclarationSyntax:
                Add(member is EnumDeclarationSyntax one ? one.Identifier.ValueText : ((DelegateDeclarationSyntax)member).Identifier.ValueText, member, scope);
                if (member is EnumDeclarationSyntax values) foreach (EnumMemberDeclarationSyntax value in values.Members) Add(value.Identifier.ValueText, value, scope);
                break;
            case GlobalStatementSyntax:
                break;
            default:
                ReadMember(member, scope, type);
                break;
        }
    }

    void ReadType(TypeDeclarationSyntax declaration, ulong scope)
    {
        string name = declaration.Identifier.ValueText;
        SyntaxNode[] bodies = [.. declaration.Members];
        // A block of extension members has no name that code mentions.
        if (name.Length == 0) index.AddEverywhere(TextHash.Add(scope, declaration));
        else index.Add(name, TextHash.Add(scope, declaration, bodies), Mentions(declaration, bodies));
        ulong inner = TextHash.Add(scope, name + declaration.Arity);
        Read(declaration.Members, inner, name);
    }

    void ReadMember(MemberDeclarationSyntax member, ulong scope, string? type)
    {
        switch (member)
        {
            case MethodDeclarationSyntax method:
                SyntaxNode?[] body = [method.Body, method.ExpressionBody];
                Add(method.Identifier.ValueText, method, scope, body);
                // It takes a call away that it does not mention.
                if (method.AttributeLists.Any(static list => list.Attributes.Any(static attribute => attribute.Name.ToString().Contains("InterceptsLocation")))) index.AddEverywhere(TextHash.Add(scope, method, body));
                if (!s_unnamed.Contains(method.Identifier.ValueText)) break;
                if (method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true) index.AddEverywhere(TextHash.Add(scope, method, body));
                else Add(type, method, scope, body);
                break;
            case PropertyDeclarationSyntax property:
                SyntaxNode?[] accessors = [property.ExpressionBody, property.Initializer, .. Bodies(property.AccessorList)];
                Add(property.Identifier.ValueText, property, scope, accessors);
                if (s_unnamed.Contains(property.Identifier.ValueText)) Add(type, property, scope, accessors);
                break;
            case BaseFieldDeclarationSyntax field:
                SyntaxNode?[] values = field.Modifiers.Any(SyntaxKind.ConstKeyword) ? [] : [.. field.Declaration.Variables.Select(static variable => variable.Initializer)];
                foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables) Add(variable.Identifier.ValueText, field, scope, values);
                break;
            case EventDeclarationSyntax declared:
                Add(declared.Identifier.ValueText, declared, scope, Bodies(declared.AccessorList));
                break;
            case IndexerDeclarationSyntax indexer:
                Add(type, indexer, scope, [indexer.ExpressionBody, .. Bodies(indexer.AccessorList)]);
                break;
            case ConstructorDeclarationSyntax constructor:
                Add(type, constructor, scope, constructor.Body, constructor.ExpressionBody, constructor.Initializer);
                break;
            case BaseMethodDeclarationSyntax other:
                Add(type, other, scope, other.Body, other.ExpressionBody);
                break;
            default:
                index.AddEverywhere(TextHash.Add(scope, member));
                break;
        }
    }

    void Add(string? name, SyntaxNode declaration, ulong scope, params SyntaxNode?[] without)
    {
        ulong hash = TextHash.Add(scope, declaration, without);
        if (name is null) index.AddEverywhere(hash);
        else index.Add(name, hash, Mentions(declaration, without));
    }

    static SyntaxNode?[] Bodies(AccessorListSyntax? accessors) =>
        accessors is null ? [] : [.. accessors.Accessors.SelectMany(static accessor => new SyntaxNode?[] { accessor.Body, accessor.ExpressionBody })];

    static IEnumerable<string> Mentions(SyntaxNode declaration, SyntaxNode?[] without) =>
        declaration.DescendantTokens(child => Array.IndexOf(without, child) < 0)
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText);

    static IEnumerable<SyntaxToken> Identifiers(SyntaxNode name) => name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken));
}
