using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Generator.Parsing.Auditing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Auditing;

/// <summary>Tells by their names which parameters are who acts.</summary>
static class ActorNames
{
    static readonly HashSet<string> s_nouns = new(StringComparer.Ordinal) { "actor", "admin", "caller", "clerk", "employee", "initiator", "operator", "principal", "requester", "user" };

    // What may follow the noun: the user's id is the user.
    static readonly HashSet<string> s_keys = new(StringComparer.Ordinal) { "id", "key", "login", "name" };

    /// <summary>The one parameter of a method that is named as an actor and can be recorded; <see langword="null"/> where there is none, or more than one.</summary>
    public static string? Only(IMethodSymbol method)
    {
        string[] names = [.. method.Parameters.Where(static one => one.RefKind != RefKind.Out && AuditTypes.CanBeRecorded(one.Type, AuditPart.Actor) && IsActor(NameWords.Split(one.Name))).Select(static one => one.Name)];
        return names.Length == 1 ? names[0] : null;
    }

    static bool IsActor(string[] words) =>
        words is [.., var last] && (s_nouns.Contains(last) || (words is [.., var noun, _] && s_keys.Contains(last) && s_nouns.Contains(noun)));
}
