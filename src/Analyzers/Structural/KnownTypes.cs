using InstrumentGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Structural;

/// <summary>Types by their full names, whatever assembly they come from.</summary>
static class KnownTypes
{
    public const string Activity = "System.Diagnostics.Activity";
    public const string ActivitySource = "System.Diagnostics.ActivitySource";
    public const string TelemetrySpan = "OpenTelemetry.Trace.TelemetrySpan";
    public const string Tracer = "OpenTelemetry.Trace.Tracer";
    public const string Meter = "System.Diagnostics.Metrics.Meter";
    public const string BackgroundService = "Microsoft.Extensions.Hosting.BackgroundService";
    public const string HostedService = "Microsoft.Extensions.Hosting.IHostedService";

    /// <summary>Whether the type has the name.</summary>
    public static bool Is(this ITypeSymbol? type, string fullName) =>
        type is INamedTypeSymbol named && fullName.EndsWith(named.Name, StringComparison.Ordinal) && named.Name.Length > 0 && SymbolText.FullName(named.OriginalDefinition) == fullName;

    /// <summary>Whether the type, one that it derives from or an interface of it has the name.</summary>
    public static bool IsA(this ITypeSymbol? type, string fullName)
    {
        for (ITypeSymbol? one = type; one is not null; one = one.BaseType)
        {
            if (one.Is(fullName)) return true;
        }

        return type is not null && type.AllInterfaces.Any(one => one.Is(fullName));
    }

    /// <summary>Whether the method is a type's member of one of the names.</summary>
    public static bool IsMemberOf(this ISymbol member, string fullName, params string[] names) => names.Contains(member.Name) && member.ContainingType.IsA(fullName);

    /// <summary>Whether the member's namespace is the one named or stands in it.</summary>
    public static bool IsIn(this ISymbol member, string space) =>
        member.ContainingNamespace?.ToDisplayString() is { } name && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal));
}
