using InstrumentGen.Analyzers.Flow.Sinks;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Flow.Sources;

/// <summary>Types whose values have no end.</summary>
static class UnboundedTypes
{
    static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["System.Guid"] = "is a Guid",
        ["System.DateTime"] = "is a point in time",
        ["System.DateTimeOffset"] = "is a point in time",
        ["System.TimeSpan"] = "is a length of time",
        ["System.Uri"] = "is an address",
        ["System.Net.IPAddress"] = "is an address",
        ["System.Net.IPEndPoint"] = "is an address",
        ["Microsoft.AspNetCore.Http.PathString"] = "is a path that a client sends",
        ["Microsoft.AspNetCore.Http.QueryString"] = "is what a client sends",
        ["System.Diagnostics.ActivityTraceId"] = "is another for every trace",
        ["System.Diagnostics.ActivitySpanId"] = "is another for every span",
    };

    /// <summary>Why values of the type have no end, as half a sentence; <see langword="null"/> where they may have.</summary>
    public static string? Describe(ITypeSymbol type)
    {
        if (Exceptions.Are(type)) return "is an exception with its text";
        return s_types.TryGetValue(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), out string? what) ? what : null;
    }
}
