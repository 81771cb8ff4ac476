using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Harness;

/// <summary>Compares what the rules say of code that logs, traces and measures with its marks.</summary>
static class FlowVerifier
{
    /// <summary>What stands above each source.</summary>
    public const string Usings = """
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.Text;
        using Microsoft.Extensions.Logging;

        """;

    /// <summary>The marked diagnostics are reported and no others.</summary>
    public static Task Verify(string source) => Verifier.Verify(Usings + source, static project => project with { ReferencesLibraries = true });

    /// <summary>The marked diagnostics are reported and no others, in the body of a method that has a logger, an activity and a counter.</summary>
    public static Task VerifyBody(string parameters, string body) => Verifier.Verify(Framed(parameters, body), static project => project with { ReferencesLibraries = true });

    /// <summary>The source that such a body stands in.</summary>
    public static string Framed(string parameters, string body) => Usings + $$"""
        class Subject(ILogger<Subject> logger, Activity activity, Counter<long> counter, ActivitySource source)
        {
            public async Task Run({{parameters}})
            {
                await Task.Yield();
        {{body}}
            }
        }
        """;

    /// <summary>What the rules say of a source without marks.</summary>
    public static Task<IReadOnlyList<Diagnostic>> Report(string source) =>
        Verifier.Report(Usings + source, static project => project with { ReferencesLibraries = true, WarningsAsErrors = false });
}
