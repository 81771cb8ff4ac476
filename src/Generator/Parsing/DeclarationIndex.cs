using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InstrumentGen.Generator.Parsing;

/// <summary>What one file declares, by name and without bodies, and which names it mentions. What a call in another file is bound to can
/// depend on the declarations alone: C# infers no type of a declaration from a body.</summary>
sealed class DeclarationIndex
{
    readonly Dictionary<string, Declaration> _declarations = new(StringComparer.Ordinal);

    DeclarationIndex()
    {
    }

    /// <summary>What can change the meaning of any code: global usings, attributes of the assembly, and members that code uses without
    /// their name, where a receiver does not lead to them.</summary>
    public ulong Everywhere { get; private set; }

    /// <summary>The names that the file mentions, in bodies too.</summary>
    public ISet<string> Mentioned { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether two files of this text can be told apart by it: those that declare what is local to a file cannot.</summary>
    public bool HasFileLocals { get; private set; }

    public IEnumerable<KeyValuePair<string, Declaration>> Declarations => _declarations;

    public static DeclarationIndex Create(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var index = new DeclarationIndex();
        SyntaxNode root = tree.GetRoot(cancellationToken);
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)) index.Mentioned.Add(token.ValueText);
            index.HasFileLocals |= token.IsKind(SyntaxKind.FileKeyword);
        }

        new DeclarationReader(index).Read((CompilationUnitSyntax)root);
        return index;
    }

    internal void Add(string name, ulong hash, IEnumerable<string> mentions)
    {
        if (!_declarations.TryGetValue(name, out Declaration? declaration)) _declarations.Add(name, declaration = new());
        unchecked
        {
            declaration.Hash += hash;
        }

        declaration.Mentions.UnionWith(mentions);
    }

    internal void AddEverywhere(ulong hash)
    {
        unchecked
        {
            Everywhere += hash;
        }
    }

    /// <summary>All declarations of a name in one file.</summary>
    public sealed class Declaration
    {
        /// <summary>The sum of their hashes, so that their order does not count.</summary>
        public ulong Hash { get; set; }

        /// <summary>The names that they mention.</summary>
        public HashSet<string> Mentions { get; } = new(StringComparer.Ordinal);
    }
}
