using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The calls of one file by the name that is called. It is made from syntax alone and kept as long as the file is unchanged, so
/// that after an edit only calls with an operation's name are bound: binding every call costs ten times as much.</summary>
sealed class InvocationIndex
{
    readonly Dictionary<string, List<int>> _positions = new(StringComparer.Ordinal);

    InvocationIndex()
    {
    }

    public static InvocationIndex Create(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var index = new InvocationIndex();
        foreach (SyntaxNode node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax invocation || NameOf(invocation) is not { } name) continue;
            if (!index._positions.TryGetValue(name.Identifier.ValueText, out List<int>? positions))
            {
                index._positions.Add(name.Identifier.ValueText, positions = []);
            }

            positions.Add(name.Identifier.SpanStart);
        }

        return index;
    }

    /// <summary>The names that are called.</summary>
    public IEnumerable<string> Names => _positions.Keys;

    /// <summary>The calls with one of the names, in the order of the file.</summary>
    public IEnumerable<InvocationExpressionSyntax> Find(SyntaxTree tree, ISet<string> names, CancellationToken cancellationToken)
    {
        List<int> matches = [];
        foreach (KeyValuePair<string, List<int>> entry in _positions)
        {
            if (names.Contains(entry.Key)) matches.AddRange(entry.Value);
        }

        if (matches.Count == 0) yield break;
        matches.Sort();
        SyntaxNode root = tree.GetRoot(cancellationToken);
        foreach (int position in matches)
        {
            SyntaxNode? node = root.FindToken(position).Parent;
            while (node is not null and not InvocationExpressionSyntax) node = node.Parent;
            if (node is InvocationExpressionSyntax invocation) yield return invocation;
        }
    }

    /// <summary>The name that is called; <see langword="null"/> where the call has none, as that of a delegate that a call returned.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
