using InstrumentGen.CodeFixes.Tests.Harness;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using static InstrumentGen.CodeFixes.Tests.Harness.FixVerifier;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class LogEventFixTests
{
    [Fact]
    public Task Parameter_ThatTheMessageDoesNotName_IsTagged() => VerifyCode(
        RuleIds.LogEventValue,
        """
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "Order {OrderId} placed")]
            static partial void Placed(ILogger logger, int orderId, /* who */ int customer);
        }
        """,
        """
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "Order {OrderId} placed")]
            static partial void Placed(ILogger logger, int orderId, /* who */ [Tag] int customer);
        }
        """);

    [Fact]
    public Task Parameters_Everywhere_AreTagged() => VerifyAll(
        RuleIds.LogEventValue,
        """
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "a")] static partial void One(ILogger logger, int a, int b);
            [LogEvent(LogLevel.Information, "b")] static partial void Two(ILogger logger, [MaxItems(3)] int[] a);
        }
        """,
        """
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "a")] static partial void One(ILogger logger, [Tag] int a, [Tag] int b);
            [LogEvent(LogLevel.Information, "b")] static partial void Two(ILogger logger, [Tag] [MaxItems(3)] int[] a);
        }
        """);

    [Fact]
    public Task Format_ThatTheValueDoesNotHave_IsTakenAway() => VerifyCode(
        RuleIds.LogFormat,
        """
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "Total {Total,10:D2} of {Count:N0}")]
            static partial void Total(ILogger logger, decimal total, int count);
        }
        """,
        """
        static partial class Log
        {
            [LogEvent(LogLevel.Information, "Total {Total,10} of {Count:N0}")]
            static partial void Total(ILogger logger, decimal total, int count);
        }
        """);

    [Fact]
    public Task Event_WithoutALogger_HasNoOffer() => VerifyNone(RuleIds.LogEvent, "static partial class Log { [LogEvent(LogLevel.Information, \"a\")] static partial void Own(); }");

    /// <summary>A partial member of a type that is not partial does not compile before.</summary>
    [Fact]
    public async Task Type_ThatIsNotPartial_BecomesSo()
    {
        const string Before = """
            using Microsoft.Extensions.Logging;
            class Outer
            {
                static class Log
                {
                    [LogEvent(LogLevel.Information, "a")] public static partial void Own(ILogger logger);
                }
            }
            """;
        Project project = MendedProject.Open(TestProject.Of(Before).Compile());
        Diagnostic found = (await MendedProject.Analyze(project)).First(static one => one.Id == RuleIds.LogEvent);
        var (_, action) = Assert.Single(await MendedProject.Offers(project, found));
        Project mended = await MendedProject.Apply(project, action);
        Assert.Equal(Before.Replace("class Outer", "partial class Outer", StringComparison.Ordinal).Replace("class Log", "partial class Log", StringComparison.Ordinal), await MendedProject.TextOf(mended, "Code.cs"));
    }
}
