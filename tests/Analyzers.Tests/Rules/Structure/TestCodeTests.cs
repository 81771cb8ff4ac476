using System.Collections.Immutable;
using InstrumentGen.Analyzers.Tests.Harness;

namespace InstrumentGen.Analyzers.Tests.Rules.Structure;

/// <summary>What the rules about structure ask of tests.</summary>
public sealed class TestCodeTests
{
    static Task VerifyTest(string statement, params IEnumerable<(string Key, string Value)> options) => Verifier.Verify($$"""
        class FactAttribute : Attribute;
        class Tests
        {
            [Fact] public void Listener_Hears() { {{statement}} }
        }
        """, project => project with { ReferencesLibraries = true, Options = options.ToImmutableDictionary(static one => one.Key, static one => one.Value) });

    [Fact]
    public Task Test_ByDefault_IsSpared() => VerifyTest("""new System.Diagnostics.Activity("a").Start();""");

    [Fact]
    public Task Test_ThatTheOptionHoldsToAll_Fires() => VerifyTest("""{|IG5001:new System.Diagnostics.Activity("a")|}.Start();""", ("instrumentgen.apply_to_tests", "true"));
}
