using System.Collections.Immutable;
using InstrumentGen.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Configuration;

/// <summary>Each option changes what it says it does.</summary>
public sealed class OptionsTests
{
    const string Logging = """
        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger;

            public static class LoggerExtensions
            {
                public static void LogDebug(this ILogger logger, string message, params object?[] args) { }
                public static void LogInformation(this ILogger logger, string message, params object?[] args) { }
            }
        }
        """;

    [Fact]
    public Task SecretNames_OfTheProject_AreBelieved() => Differs(
        """class Safe { void Open(System.Diagnostics.Activity span, string vaultCode) => span.SetTag("safe", vaultCode); }""",
        "sensitive_names.secret", "door number; vault code", without: [], with: [RuleIds.SecretName]);

    [Fact]
    public Task PersonalNames_OfTheProject_AreBelieved() => Differs(
        """class Desk { void Greet(System.Diagnostics.Activity span, string loyaltyNumber) => span.SetTag("guest", loyaltyNumber); }""",
        "sensitive_names.personal", "loyalty_number", without: [], with: [RuleIds.PersonalName]);

    [Fact]
    public Task ExcludedNames_OfTheProject_AreNeither() => Differs(
        """class Phone { void Push(System.Diagnostics.Activity span, string deviceToken) => span.SetTag("device", deviceToken); }""",
        "sensitive_names.exclude", "street, deviceToken", without: [RuleIds.SecretName], with: []);

    [Fact]
    public Task SensitiveTypes_OfTheProject_CountAsAnnotated() => Differs(
        """namespace Shop; public class Card; class Till { void Pay(System.Diagnostics.Activity span, Card means) => span.SetTag("means", means); }""",
        "sensitive_types", "Shop.Card", without: [], with: [RuleIds.AnnotatedData]);

    [Fact]
    public Task Sanitizers_OfTheProject_MakeValuesSafe() => Differs(
        """class Till { void Pay(System.Diagnostics.Activity span, string password) => span.SetTag("means", password.Trim()); }""",
        "sanitizers", "System.String.Trim", without: [RuleIds.SecretName], with: []);

    [Fact]
    public Task BoundedTypes_OfTheProject_AreGoodLabels() => Differs(
        """class Till { void Pay(System.Diagnostics.Metrics.Counter<long> sales, Guid region) => sales.Add(1, new KeyValuePair<string, object?>("region", region)); }""",
        "bounded_types", "System.Guid", without: [RuleIds.UnboundedLabel], with: []);

    [Fact]
    public Task BoundedMembers_OfTheProject_AreGoodLabels() => Differs(
        """class Tenant { public string Plan { get; set; } = ""; } class Till { void Pay(System.Diagnostics.Metrics.Counter<long> sales, Tenant tenant) => sales.Add(1, new KeyValuePair<string, object?>("plan", tenant.Plan)); }""",
        "bounded_members", "Tenant.Plan", without: [RuleIds.UnprovenLabel], with: []);

    [Fact]
    public Task UnboundedNames_OfTheProject_HaveNoEnd() => Differs(
        """class Till { void Pay(System.Diagnostics.Metrics.Counter<long> sales, string voucher) => sales.Add(1, new KeyValuePair<string, object?>("voucher", voucher)); }""",
        "unbounded_names", "voucher", without: [RuleIds.UnprovenLabel], with: [RuleIds.UnboundedLabel]);

    [Fact]
    public Task Classifications_ThatAreIgnored_DoNotCount() => Differs(
        """class Till { void Pay(System.Diagnostics.Activity span, [Sensitive] string means) => span.SetTag("means", means); }""",
        "classifications.ignore", "Sensitive", without: [RuleIds.AnnotatedData], with: []);

    [Fact]
    public Task ObjectGraphDepth_OfOne_LooksAtTheObjectsOwnMembers() => Differs(
        """record Card([property: Sensitive] string Number); record Order(Card Card); class Till { void Pay(System.Diagnostics.Activity span, Order order) => span.SetTag("order", order); }""",
        "object_graph_depth", "1", without: [RuleIds.ObjectGraph], with: []);

    [Fact]
    public Task UseNames_False_LeavesAnnotations() => Differs(
        """class Door { void Open(System.Diagnostics.Activity span, string password, [Sensitive] string owner) { span.SetTag("code", password); span.SetTag("owner", owner); } }""",
        "use_names", "false", without: [RuleIds.SecretName, RuleIds.AnnotatedData], with: [RuleIds.AnnotatedData]);

    [Fact]
    public Task UseNames_False_LeavesLabelsThatTypesProve() => Differs(
        """class Till { void Pay(System.Diagnostics.Metrics.Counter<long> sales, string userId, Guid sale) { sales.Add(1, new KeyValuePair<string, object?>("user", userId)); sales.Add(1, new KeyValuePair<string, object?>("sale", sale)); } }""",
        "use_names", "false", without: [RuleIds.UnboundedLabel, RuleIds.UnboundedLabel], with: [RuleIds.UnprovenLabel, RuleIds.UnboundedLabel]);

    // The tests' projects make errors of warnings.
    [Theory]
    [InlineData(null, "LogDebug", DiagnosticSeverity.Info)]
    [InlineData(null, "LogInformation", DiagnosticSeverity.Error)]
    [InlineData("debug", "LogDebug", DiagnosticSeverity.Error)]
    [InlineData("Warning", "LogInformation", DiagnosticSeverity.Info)]
    public async Task MinLogLevel_OfALine_DecidesHowMuchItCounts(string? least, string method, DiagnosticSeverity expected)
    {
        string source = $$"""using Microsoft.Extensions.Logging; class Door { void Open(ILogger logger, string password) => logger.{{method}}("Open by {Means}", password); } {{Logging}}""";
        IReadOnlyList<Diagnostic> found = await Report(source, least is null ? [] : [("min_log_level", least)]);
        Assert.Equal(expected, Assert.Single(found, static one => one.Id == RuleIds.SecretName).Severity);
    }

    [Fact]
    public async Task Options_InAnyCase_AreRead()
    {
        Assert.Empty(await Report("""class Door { void Open(System.Diagnostics.Activity span, string password) => span.SetTag("a", password); }""", [("use_names", "FALSE")]));
    }

    static async Task Differs(string source, string key, string value, string[] without, string[] with)
    {
        Assert.Equal(without, (await Report(source, [])).Select(static one => one.Id));
        Assert.Equal(with, (await Report(source, [(key, value)])).Select(static one => one.Id));
    }

    static Task<IReadOnlyList<Diagnostic>> Report(string source, (string Key, string Value)[] options) => Verifier.Report(
        source, project => project with { Options = options.ToImmutableDictionary(static one => "instrumentgen." + one.Key, static one => one.Value) });
}
