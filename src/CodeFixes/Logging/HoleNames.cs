using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.CodeFixes.Logging;

/// <summary>Names the holes of a template by what fills them: <c>order.TotalPrice</c> fills <c>{TotalPrice}</c>. A second one of a name has a
/// number.</summary>
sealed class HoleNames(IEnumerable<string> known)
{
    const string Unknown = "Value";

    readonly HashSet<string> _known = new(known, StringComparer.OrdinalIgnoreCase);

    public string Of(ExpressionSyntax value)
    {
        string wish = Pascal(NameOf(value));
        string name = wish;
        for (int number = 2; !_known.Add(name); number++) name = wish + number;
        return name;
    }

    static string NameOf(ExpressionSyntax value) => value switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax access => IsDressing(access.WhenNotNull) ? NameOf(access.Expression) : NameOf(access.WhenNotNull),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call when IsDressing(call) => NameOf(access.Expression),
        InvocationExpressionSyntax call => Noun(NameOf(call.Expression)),
        ParenthesizedExpressionSyntax parenthesized => NameOf(parenthesized.Expression),
        CastExpressionSyntax cast => NameOf(cast.Expression),
        AwaitExpressionSyntax awaited => NameOf(awaited.Expression),
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        PostfixUnaryExpressionSyntax unary => NameOf(unary.Operand),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression) || binary.IsKind(SyntaxKind.AsExpression) => NameOf(binary.Left),
        _ => Unknown,
    };

    // What only changes how the value is written.
    static bool IsDressing(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } one
        && NameOf(one.Expression) is "ToString" or "Trim" or "ToUpper" or "ToLower" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" or "ConfigureAwait";

    static string Noun(string method)
    {
        if (method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal)) method = method.Substring(0, method.Length - 5);
        return method.Length > 3 && method.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(method[3]) ? method.Substring(3) : method;
    }

    // _orderId, s_orderId and order_id are OrderId.
    static string Pascal(string name)
    {
        if (name.Length > 2 && name[1] == '_' && name[0] is 's' or 'm' or 't') name = name.Substring(2);
        IEnumerable<string> words = name.Split(['_'], StringSplitOptions.RemoveEmptyEntries).Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1));
        string letters = string.Concat(words.SelectMany(static word => word.Where(char.IsLetterOrDigit)));
        return letters.Length == 0 || !char.IsLetter(letters[0]) ? Unknown : letters;
    }
}
