using System.Globalization;
using InstrumentGen.Generator.Parsing.Templates;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace InstrumentGen.CodeFixes.Editing;

/// <summary>Takes a text apart that is interpolated, concatenated or formatted. Constants are text.</summary>
static class TextParts
{
    /// <summary>The parts in order; <see langword="null"/> where one is not understood.</summary>
    public static IReadOnlyList<TextPart>? Of(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        List<TextPart> parts = [];
        return Read(text, parts, model, cancellationToken) ? parts : null;
    }

    static bool Read(ExpressionSyntax text, List<TextPart> parts, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Constant(text, model, cancellationToken) is { } constant)
        {
            parts.Add(new(constant, null));
            return true;
        }

        switch (text)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression, parts, model, cancellationToken);
            case InterpolatedStringExpressionSyntax interpolated:
                return interpolated.Contents.All(content => Read(content, parts, model, cancellationToken));
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) && model.GetTypeInfo(binary, cancellationToken).Type?.SpecialType == SpecialType.System_String:
                return Read(binary.Left, parts, model, cancellationToken) && Read(binary.Right, parts, model, cancellationToken);
            case InvocationExpressionSyntax call when model.GetOperation(call, cancellationToken) is IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format:
                return ReadFormat(format, call, parts);
            default:
                parts.Add(new("", text));
                return true;
        }
    }

    static bool Read(InterpolatedStringContentSyntax content, List<TextPart> parts, SemanticModel model, CancellationToken cancellationToken)
    {
        if (content is InterpolatedStringTextSyntax text)
        {
            string? value = (model.GetOperation(text, cancellationToken) as IInterpolatedStringTextOperation)?.Text.ConstantValue.Value as string;
            parts.Add(new(value ?? text.TextToken.ValueText, null));
            return true;
        }

        var hole = (InterpolationSyntax)content;
        string suffix = "";
        if (hole.AlignmentClause is { } alignment)
        {
            if (model.GetConstantValue(alignment.Value, cancellationToken).Value is not int width) return false;
            suffix = $",{width.ToString(CultureInfo.InvariantCulture)}";
        }

        if (hole.FormatClause is { } format) suffix += $":{format.FormatStringToken.ValueText}";
        if (suffix.IndexOfAny(['{', '}']) >= 0) return false;
        if (suffix.Length == 0) return Read(hole.Expression, parts, model, cancellationToken);
        parts.Add(new(suffix, Bare(hole.Expression)));
        return true;
    }

    // string.Format("{0} of {1:F1}", a, b), its format written there and its values one by one.
    static bool ReadFormat(IInvocationOperation format, InvocationExpressionSyntax call, List<TextPart> parts)
    {
        if (format.TargetMethod.Parameters[0].Type.SpecialType != SpecialType.System_String || format.Arguments[0].Value.ConstantValue.Value is not string text) return false;
        if (format.Arguments.Any(static argument => argument.Parameter is { Ordinal: > 0, IsParams: true } && argument.ArgumentKind == ArgumentKind.Explicit) || call.ArgumentList.Arguments.Any(static one => one.NameColon is not null)) return false;
        int from = 0;
        foreach (TemplateHole hole in MessageTemplate.Parse(text).Holes)
        {
            if (hole.Index is not { } index || index + 1 >= call.ArgumentList.Arguments.Count) return false;
            parts.Add(new(Unescaped(text.Substring(from, hole.Start - from)), null));
            parts.Add(new(hole.Format, call.ArgumentList.Arguments[index + 1].Expression));
            from = hole.Start + hole.Length;
        }

        parts.Add(new(Unescaped(text.Substring(from)), null));
        return true;
    }

    static string? Constant(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken) => model.GetConstantValue(text, cancellationToken) switch
    {
        { HasValue: true, Value: string value } => value,
        { HasValue: true, Value: char letter } => letter.ToString(),
        _ => null,
    };

    static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax parenthesized ? Bare(parenthesized.Expression) : expression;

    static string Unescaped(string text) => text.Replace("{{", "{").Replace("}}", "}");
}
