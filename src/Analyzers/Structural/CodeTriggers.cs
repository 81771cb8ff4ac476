using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>Tells from the names in code which rules may have something to say about it: most code has none of them, and binding it would
/// cost ten times as much.</summary>
sealed class CodeTriggers
{
    // A method of more than this is generated, or its author is past caring.
    const int MostNodes = 30_000;

    readonly StructureRule[] _rules;
    readonly Dictionary<string, uint> _names = new(StringComparer.Ordinal);

    public CodeTriggers(StructureRule[] rules)
    {
        _rules = rules;
        for (int index = 0; index < rules.Length; index++)
        {
            foreach (string name in rules[index].Triggers) _names[name] = (_names.TryGetValue(name, out uint known) ? known : 0) | 1u << index;
        }
    }

    public IEnumerable<StructureRule> Find(SyntaxNode code, ISymbol owner, CancellationToken cancellationToken)
    {
        uint named = Named(code, cancellationToken) | OfType(owner);
        return _rules.Where((rule, index) => (rule.Triggers.IsEmpty || (named & 1u << index) != 0) && rule.Concerns(owner));
    }

    // ActivitySource Source => new("Shop"): the name stands before the code.
    uint OfType(ISymbol owner)
    {
        ITypeSymbol? type = owner switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return type is not null && _names.TryGetValue(type.Name, out uint rules) ? rules : 0;
    }

    uint Named(SyntaxNode code, CancellationToken cancellationToken)
    {
        uint found = 0;
        int nodes = 0;
        foreach (SyntaxNode node in code.DescendantNodes())
        {
            if (++nodes > MostNodes) return 0;
            if ((nodes & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            if (node is SimpleNameSyntax name && _names.TryGetValue(name.Identifier.ValueText, out uint rules)) found |= rules;
        }

        return found;
    }
}
