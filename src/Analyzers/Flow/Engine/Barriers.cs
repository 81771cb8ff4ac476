using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Engine;

/// <summary>Methods that make a value safe to record: redactors, hashes, masks. The opposite begins with "un" or "de" and is another word:
/// <c>Unprotect</c> and <c>Decrypt</c> are none.</summary>
static class Barriers
{
    const string Redacts = "InstrumentGen.RedactsAttribute";

    static readonly string[] s_stems = ["hash", "hmac", "mask", "redact", "anonymi", "encrypt", "protect", "obfuscat", "scrub", "pseudonym", "sha1", "sha256", "sha384", "sha512", "md5", "fingerprint", "censor"];

    static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
        { "Redactor", "HashAlgorithm", "PasswordHasher", "IPasswordHasher", "IDataProtector", "HMAC", "KeyDerivation", "Rfc2898DeriveBytes", "HashCode" };

    /// <summary>Whether somebody has said so of the method.</summary>
    public static bool IsDeclared(IMethodSymbol method) => AttributeReader.Has(method.OriginalDefinition, Redacts);

    public static bool Stop(IPropertySymbol property) => AttributeReader.Has(property.OriginalDefinition, Redacts);

    public static bool Stop(IMethodSymbol method, FlowOptions options)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke) return false;
        if (IsDeclared(method)) return true;
        string[] words = NameWords.Split(method.Name);
        if (words.Length == 0 || words[0].StartsWith("un", StringComparison.Ordinal) && words[0] is "unprotect" or "unmask") return false;
        if (words.Any(static word => s_stems.Any(stem => word.StartsWith(stem, StringComparison.Ordinal)))) return true;
        if (options.Sanitizers.Count > 0 && options.Sanitizers.Contains($"{SymbolText.FullName(method.ContainingType)}.{method.Name}")) return true;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (s_types.Contains(type.Name)) return words[0] is not ("unprotect" or "decrypt");
        }

        return false;
    }
}
