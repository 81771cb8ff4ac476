using Microsoft.CodeAnalysis;

namespace InstrumentGen.Generator.Parsing;

/// <summary>All that the meaning of a call can depend on outside its own file: what the other files declare, the references and the
/// options.</summary>
sealed class BindingEnvironment(Compilation compilation, IReadOnlyList<DeclarationIndex> files)
{
    readonly MetadataReference[] _references = [.. compilation.References];
    readonly CompilationOptions _options = compilation.Options;
    (BindingEnvironment Earlier, HashSet<string>? Names)? _difference;

    /// <summary>The names whose meaning may be another than in an earlier environment; <see langword="null"/> where that can be any.</summary>
    /// <remarks>A declaration that changed may change what is bound by its name, and through it the meaning of every declaration that
    /// mentions the name, and so on: the names are closed over mentions.</remarks>
    public HashSet<string>? ChangedSince(BindingEnvironment earlier)
    {
        // The files were nearly always bound in one run.
        if (_difference is { } known && ReferenceEquals(known.Earlier, earlier)) return known.Names;
        HashSet<string>? names = Compare(earlier);
        _difference = (earlier, names);
        return names;
    }

    HashSet<string>? Compare(BindingEnvironment earlier)
    {
        if (!_options.Equals(earlier._options) || !_references.SequenceEqual(earlier._references)) return null;
        var before = new HashSet<DeclarationIndex>(earlier.Files);
        var now = new HashSet<DeclarationIndex>(Files);
        DeclarationIndex[] gone = [.. earlier.Files.Where(file => !now.Contains(file))];
        DeclarationIndex[] come = [.. Files.Where(file => !before.Contains(file))];
        unchecked
        {
            ulong everywhere = 0;
            foreach (DeclarationIndex file in come) everywhere += file.Everywhere;
            foreach (DeclarationIndex file in gone) everywhere -= file.Everywhere;
            if (everywhere != 0) return null;
        }

        HashSet<string> changed = Changed(gone, come);
        if (changed.Count > 0) Close(changed, gone);
        return changed;
    }

    IReadOnlyList<DeclarationIndex> Files { get; } = files;

    static HashSet<string> Changed(DeclarationIndex[] gone, DeclarationIndex[] come)
    {
        Dictionary<string, ulong> sums = new(StringComparer.Ordinal);
        unchecked
        {
            foreach (var pair in come.SelectMany(static file => file.Declarations)) sums[pair.Key] = (sums.TryGetValue(pair.Key, out ulong sum) ? sum : 0) + pair.Value.Hash;
            foreach (var pair in gone.SelectMany(static file => file.Declarations)) sums[pair.Key] = (sums.TryGetValue(pair.Key, out ulong sum) ? sum : 0) - pair.Value.Hash;
        }

        return new(sums.Where(static pair => pair.Value != 0).Select(static pair => pair.Key), StringComparer.Ordinal);
    }

    void Close(HashSet<string> names, DeclarationIndex[] gone)
    {
        for (int before = 0; before != names.Count;)
        {
            before = names.Count;
            foreach (var pair in Files.Concat(gone).SelectMany(static file => file.Declarations))
            {
                if (!names.Contains(pair.Key) && pair.Value.Mentions.Overlaps(names)) names.Add(pair.Key);
            }
        }
    }
}
