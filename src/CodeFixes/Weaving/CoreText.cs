using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InstrumentGen.CodeFixes.Weaving;

/// <summary>Writes the declaration of a core from that of its method.</summary>
static class CoreText
{
    static readonly SyntaxKind[] s_kept = [SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword, SyntaxKind.UnsafeKeyword, SyntaxKind.AsyncKeyword];

    // They change how the body is compiled or analyzed.
    static readonly HashSet<string> s_attributes = new(StringComparer.Ordinal)
    {
        "UnscopedRef", "RequiresUnreferencedCode", "RequiresDynamicCode", "RequiresAssemblyFiles", "SuppressMessage", "UnconditionalSuppressMessage", "SkipLocalsInit",
        "SupportedOSPlatform", "UnsupportedOSPlatform", "Experimental", "Obsolete", "DebuggerStepThrough", "DebuggerHidden",
    };

    /// <summary>Attributes, modifiers and signature, with constraints and without a body.</summary>
    /// <param name="method">The method as it is declared.</param>
    /// <param name="name">The core's name.</param>
    /// <param name="returnType">What it returns.</param>
    /// <param name="separator">What stands between two attribute lists: a line break.</param>
    public static string Header(MethodDeclarationSyntax method, string name, string returnType, string separator)
    {
        string attributes = string.Concat(method.AttributeLists.SelectMany(static list => list.Attributes).Where(static one => s_attributes.Contains(NameOf(one))).Select(one => $"[{one}]{separator}"));
        string modifiers = string.Concat(Modifiers(method).Select(static modifier => modifier + " "));
        string constraints = string.Concat(method.ConstraintClauses.Select(static clause => $" {clause.ToString().Trim()}"));
        return $"{attributes}{modifiers}{returnType} {name}{method.TypeParameterList}{Parameters(method.ParameterList)}{constraints}";
    }

    static IEnumerable<string> Modifiers(MethodDeclarationSyntax method)
    {
        // As the other members of the type have it: some do not write what is meant anyway.
        bool isImplied = method.Parent is TypeDeclarationSyntax type && type.Members.Any(IsPrivateWithoutSaying);
        if (!isImplied) yield return "private";
        foreach (SyntaxToken modifier in method.Modifiers.Where(static one => s_kept.Contains(one.Kind()))) yield return modifier.Text;
    }

    static bool IsPrivateWithoutSaying(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } or FieldDeclarationSyntax or PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null }
        && !member.Modifiers.Any(static one => one.IsKind(SyntaxKind.PartialKeyword) || SyntaxFacts.IsAccessibilityModifier(one.Kind()));

    // As they are written, without defaults, 'this' and what the compiler would fill in.
    static string Parameters(ParameterListSyntax list)
    {
        List<TextSpan> dropped = [];
        foreach (ParameterSyntax parameter in list.Parameters)
        {
            if (parameter.Default is { } initial) dropped.Add(TextSpan.FromBounds(initial.GetFirstToken().GetPreviousToken().Span.End, initial.Span.End));
            dropped.AddRange(parameter.Modifiers.Where(static one => one.IsKind(SyntaxKind.ThisKeyword)).Select(static one => one.FullSpan));
            dropped.AddRange(parameter.AttributeLists.Where(static attributes => attributes.Attributes.Any(static one => NameOf(one).StartsWith("Caller", StringComparison.Ordinal))).Select(static attributes => attributes.FullSpan));
        }

        SourceText text = list.SyntaxTree.GetText();
        return text.WithChanges(dropped.Select(static span => new TextChange(span, ""))).ToString(new TextSpan(list.SpanStart, list.Span.Length - dropped.Sum(static span => span.Length)));
    }

    static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
