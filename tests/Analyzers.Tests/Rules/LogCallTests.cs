using InstrumentGen.Analyzers.Tests.Harness;

namespace InstrumentGen.Analyzers.Tests.Rules;

/// <summary>Templates of classic log calls: IG4006 to IG4008 where the calls are bound to our typed methods, and nothing where .NET's own rules see them.</summary>
public sealed class LogCallTests
{
    [Theory]
    [InlineData("logger.LogInformation({|IG4006:\"Order {A} {B}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4006:\"Order {A}\"|}, id, 2);")]
    [InlineData("logger.LogInformation({|IG4006:\"Order\"|}, id);")]
    [InlineData("logger.LogWarning(3, {|IG4006:\"Order {A} {B}\"|}, id);")]
    [InlineData("logger.LogError(new InvalidOperationException(), {|IG4006:\"Order\"|}, id);")]
    [InlineData("logger.LogError(4, new InvalidOperationException(), {|IG4006:\"{A} {A}\"|}, id);")]
    [InlineData("logger.Log(LogLevel.Debug, {|IG4006:\"Order {A}\"|}, id, 2, 3, 4, 5, 6, 7, 8);")]
    [InlineData("const string Template = \"Order {A}\"; logger.LogTrace({|IG4006:Template|}, id, 2);")]
    [InlineData("const string Part = \"Order\"; logger.LogTrace({|IG4006:Part + \" {A} {B}\"|}, id);")]
    [InlineData("logger.LogCritical({|IG4006:\"{{A}}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4006:\"{{{A}}} {}\"|}, id);")]
    [InlineData("logger.LogInformation(arg0: id, message: {|IG4006:\"Order\"|});")]
    [InlineData("((ILogger?)logger)?.LogInformation({|IG4006:\"Order\"|}, id);")]
    [InlineData("Microsoft.Extensions.Logging.TypedLoggerExtensions.LogInformation(logger, {|IG4006:\"Order\"|}, id);")]
    [InlineData("Action later = () => logger.LogInformation({|IG4006:\"Order\"|}, id); later();")]
    public Task Arguments_ThatDoNotFitTheHoles_Fire(string body) => VerifyTyped(body);

    [Theory]
    [InlineData("logger.LogInformation({|IG4007:\"Order {A\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4007:\"Order A}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4007:\"Order {A}}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4007:\"Order {{A}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4007:\"Order {A {B}\"|}, id, 2);")]
    [InlineData("logger.LogInformation({|IG4007:\"Order {A,wide}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4007:\"Order {A,}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4007:\"Order {A,1000000}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4007:\"{A:{{x}}}\"|}, id);")]
    [InlineData("logger.LogWarning(5, {|IG4007:\"{\"|}, id);")]
    [InlineData("logger.LogWarning({|IG4007:\"{0} {\"|}, id);")]
    public Task Template_ThatCannotBeRead_Fires(string body) => VerifyTyped(body);

    [Theory]
    [InlineData("logger.LogInformation({|IG4008:\"Order {0}\"|}, id);")]
    [InlineData("logger.LogInformation({|IG4008:\"Order {A} {1:F2}\"|}, id, 2);")]
    [InlineData("logger.LogInformation({|IG4008:\"Order {1,5} {0}\"|}, id, 2);")]
    [InlineData("logger.LogInformation({|IG4006:{|IG4008:\"Order {0} {1}\"|}|}, id);")]
    [InlineData("logger.LogInformation({|IG4008:\"Order {0}\"|}, new[] { \"a\" });")]
    public Task Hole_WithANumber_Fires(string body) => VerifyTyped(body);

    [Theory]
    [InlineData("logger.LogInformation(\"Order {A} {B:F2} {C,-10:N0}\", id, 2m, 3);")]
    [InlineData("logger.LogInformation(\"{@A} {$B} {Order Id} {Order/Id} { }\", 1, 2, 3, 4, 5);")]
    [InlineData("logger.LogInformation(\"{{{A}}} {{B}}\", id);")]
    [InlineData("logger.LogInformation(\"{A0} {0A} {1.5}\", 1, 2, 3);")]
    [InlineData("logger.LogInformation(\"{A} {B}\", new[] { \"a\", \"b\" });")]
    [InlineData("string template = await Task.FromResult(\"{A\"); logger.LogInformation(template, id);")]
    [InlineData("logger.LogInformation((string?)null, id);")]
    [InlineData("logger.LogInformation(\"\");")]
    public Task Template_ThatFits_IsSilent(string body) => VerifyTyped(body);

    [Theory]
    [InlineData("logger.LogInformation(\"Order {A} {B}\");")]
    [InlineData("logger.LogInformation(\"Order {\", new object[] { 1 });")]
    [InlineData("logger.LogInformation(\"{A} {1}\", 1, 2, 3, 4, 5, 6, 7, 8, 9);")]
    [InlineData("LoggerExtensions.LogInformation(logger, \"Order {0}\", id, 2);")]
    [InlineData("using var scope = logger.BeginScope(\"Order {0} {1}\", id);")]
    [InlineData("var other = new Other(); other.LogInformation(\"Order {0} {1}\", id);")]
    public Task Call_ThatIsNotTyped_IsSilent(string body) => VerifyTyped(body);

    [Theory]
    [InlineData("logger.LogInformation(\"Order {A} {B}\", id);")]
    [InlineData("logger.LogInformation(\"Order {A\", id);")]
    [InlineData("logger.LogInformation(\"Order {0}\", id);")]
    public Task Call_InAProjectThatDoesNotWeaveThem_IsSilent(string body) => Verifier.Verify(Framed(body), static project => project with { ReferencesLibraries = true });

    [Theory]
    [InlineData(1, 2, "The template has 1 hole and the call 2 arguments; name each argument in the template, or take away what no record holds")]
    [InlineData(0, 1, "The template has no holes and the call 1 argument; name each argument in the template, or take away what no record holds")]
    [InlineData(2, 1, "The template has 2 holes and the call 1 argument; give each hole its argument, or writing the message throws")]
    public async Task Message_OfACount_SaysBoth(int holes, int arguments, string message)
    {
        string template = string.Concat(Enumerable.Range(0, holes).Select(static index => $"{{H{index}}}"));
        string values = string.Join(", ", Enumerable.Range(0, arguments));
        var found = await Verifier.Report(Framed($"logger.LogInformation(\"{template}\", {values});"), static project => project.WithTypedLogging() with { ReferencesLibraries = true });
        Assert.Equal(message, Assert.Single(found).GetMessage(null));
    }

    static Task VerifyTyped(string body) => Verifier.Verify(Framed(body), static project => project.WithTypedLogging() with { ReferencesLibraries = true });

    static string Framed(string body) => FlowVerifier.Framed("Guid id", body) + """

        class Other
        {
            public void LogInformation(string message, params object[] values) => _ = (message, values);
        }
        """;
}
