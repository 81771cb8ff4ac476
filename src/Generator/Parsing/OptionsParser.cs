using InstrumentGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace InstrumentGen.Generator.Parsing;

/// <summary>Reads the build switches.</summary>
static class OptionsParser
{
    const LanguageVersion Oldest = LanguageVersion.CSharp12;

    public static GeneratorOptions Parse(AnalyzerConfigOptions options, ParseOptions? parseOptions) => new(
        !IsOff(options, "InstrumentGenEnabled"),
        Interception(options, parseOptions as CSharpParseOptions),
        options.TryGetValue("build_property.InstrumentGenSourceRoot", out string? root) ? root : "",
        Is(options, "InstrumentGenInterceptLogging", "true"));

    static Interception Interception(AnalyzerConfigOptions options, CSharpParseOptions? parseOptions)
    {
        if (IsOff(options, "InstrumentGenIntercept")) return Model.Interception.SwitchedOff;
        if (parseOptions is null || parseOptions.LanguageVersion < Oldest) return Model.Interception.LanguageTooOld;
        return IsAllowed(parseOptions) ? Model.Interception.On : Model.Interception.NotAllowed;
    }

    /// <summary>The namespaces that a feature allows interceptors in. The compiler is told by /features:InterceptorsNamespaces=A.B;C, where a namespace
    /// stands for those inside it as well. It does not trim.</summary>
    public static IEnumerable<string> Namespaces(ParseOptions options, string feature = "InterceptorsNamespaces") =>
        options.Features.TryGetValue(feature, out string? namespaces) ? namespaces.Split(';') : [];

    static bool IsAllowed(CSharpParseOptions options) => Namespaces(options).Any(IsOurs);

    static bool IsOurs(string space) =>
        space == GeneratedNames.Namespace || GeneratedNames.Namespace.StartsWith(space + ".", StringComparison.Ordinal);

    static bool IsOff(AnalyzerConfigOptions options, string property) => Is(options, property, "false");

    static bool Is(AnalyzerConfigOptions options, string property, string expected) =>
        options.TryGetValue("build_property." + property, out string? value) && value.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);
}
