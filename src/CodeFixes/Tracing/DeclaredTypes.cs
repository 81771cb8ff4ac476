using InstrumentGen.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Tracing;

/// <summary>Writes the type of a new variable as the file writes those of others.</summary>
static class DeclaredTypes
{
    public static string Of(ITypeSymbol type, FixSite site)
    {
        TypeSyntax[] declared = [.. site.Root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Select(static local => local.Declaration.Type)];
        int inferred = declared.Count(static one => one.IsVar);
        if (inferred > declared.Length - inferred) return "var";
        string name = type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(site.Model, site.Node.SpanStart);
        bool knowsNull = (site.Model.GetNullableContext(site.Node.SpanStart) & NullableContext.AnnotationsEnabled) != 0;
        return knowsNull && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? name + "?" : name;
    }
}
