using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class RedactFixTests
{
    [Fact]
    public Task AnnotatedValue_WithARedactorInScope_IsRedactedByIt() => FixVerifier.VerifyCode(
        RuleIds.AnnotatedData,
        """
        class Clinic(ILogger<Clinic> logger, Redactor redactor)
        {
            void Admit(int ward, [Sensitive] string diagnosis) => logger.LogInformation("{Ward}: {Diagnosis}", ward, diagnosis); // kept
        }
        """,
        """
        class Clinic(ILogger<Clinic> logger, Redactor redactor)
        {
            void Admit(int ward, [Sensitive] string diagnosis) => logger.LogInformation("{Ward}: {Diagnosis}", ward, redactor.Redact(diagnosis)); // kept
        }
        """);

    [Fact]
    public Task SecretName_WithAMethodThatRedacts_IsHandedToIt() => FixVerifier.VerifyCode(
        RuleIds.SecretName,
        """
        static class Cards
        {
            [Redacts] public static string LastFour(string cardNumber) => cardNumber[^4..];
        }

        class Checkout(ILogger<Checkout> logger)
        {
            void Pay(string cardNumber) => logger.LogInformation("Paid with {Card}", cardNumber);
        }
        """,
        """
        static class Cards
        {
            [Redacts] public static string LastFour(string cardNumber) => cardNumber[^4..];
        }

        class Checkout(ILogger<Checkout> logger)
        {
            void Pay(string cardNumber) => logger.LogInformation("Paid with {Card}", Cards.LastFour(cardNumber));
        }
        """,
        "Redact the value with 'LastFour'");

    [Fact]
    public Task Value_WithNothingThatRedacts_BecomesAToken() => FixVerifier.VerifyBody(
        RuleIds.SecretName,
        "string host, string apiKey",
        """logger.LogWarning("No {Host} with {Key}", host, apiKey);""",
        """logger.LogWarning("No {Host} with {Key}", host, "[redacted]");""",
        "Replace the value");

    [Fact]
    public Task PersonalName_WithNothingThatRedacts_BecomesAToken() => FixVerifier.VerifyBody(
        RuleIds.PersonalName,
        "string email",
        """activity.SetTag("user", email.Trim());""",
        """activity.SetTag("user", "[redacted]");""",
        "Replace the value");

    [Fact]
    public Task ValueInBaggage_WithNothingThatRedacts_BecomesAToken() => FixVerifier.VerifyBody(
        RuleIds.SpanNameOrBaggage,
        "string email",
        """activity.SetBaggage("customer", email);""",
        """activity.SetBaggage("customer", "[redacted]");""");

    [Fact]
    public Task ValueInAnExceptionsText_WithNothingThatRedacts_BecomesText() => FixVerifier.VerifyBody(
        RuleIds.ExceptionMessage,
        "string password",
        """throw new InvalidOperationException($"{password} is wrong");""",
        """throw new InvalidOperationException("[redacted] is wrong");""");

    [Fact]
    public Task ValueInAText_AmongOthers_BecomesText() => FixVerifier.VerifyBody(
        RuleIds.ExceptionMessage,
        "string password, int row",
        """throw new InvalidOperationException($"{password} in {row} is wrong");""",
        """throw new InvalidOperationException($"[redacted] in {row} is wrong");""");

    [Fact]
    public Task ValueBehindALiteral_WithNothingThatRedacts_IsTakenIntoIt() => FixVerifier.VerifyBody(
        RuleIds.ExceptionMessage,
        "string password",
        """throw new InvalidOperationException("Not " + password + "!");""",
        """throw new InvalidOperationException("Not [redacted]" + "!");""");

    [Fact]
    public Task ValueInTheStateOfAScope_BecomesATokenThere() => FixVerifier.VerifyBody(
        RuleIds.SecretName,
        "int cart, string sessionToken",
        """using IDisposable? scope = logger.BeginScope(new Dictionary<string, object> { ["Cart"] = cart, ["Session"] = sessionToken.Trim() });""",
        """using IDisposable? scope = logger.BeginScope(new Dictionary<string, object> { ["Cart"] = cart, ["Session"] = "[redacted]" });""",
        "Replace");

    [Fact]
    public Task ValuesInAnArray_ThatHoldsAll_AreLeft() => FixVerifier.VerifyNoneInBody(
        RuleIds.SecretName,
        "int cart, string sessionToken",
        """
        object[] values = [cart, sessionToken];
        logger.LogInformation("{Cart} {Session}", values);
        """,
        "Replace");

    [Fact]
    public Task ValueThatTheTemplateCallsASecret_WithNothingThatRedacts_BecomesAToken() => FixVerifier.VerifyBody(
        RuleIds.SecretTemplate,
        "string text",
        """logger.LogInformation("password: {Text}", text);""",
        """logger.LogInformation("password: {Text}", "[redacted]");""");

    [Fact]
    public async Task MethodThatRedacts_OfTheSameType_IsOfferedOnce() => Assert.Equal(
        ["Mark 'cardNumber' as [Sensitive]", "Redact the value with 'LastFour'"],
        await FixVerifier.Titles(RuleIds.SecretName, """
            class Checkout(ILogger<Checkout> logger)
            {
                void Pay(string cardNumber) => logger.LogInformation("Paid with {Card}", cardNumber);
                [Redacts] static string LastFour(string cardNumber) => cardNumber[^4..];
            }
            """));

    [Fact]
    public async Task Redactor_InScope_LeavesNoTokenToOffer() => Assert.DoesNotContain(
        await FixVerifier.Titles(RuleIds.SecretName, """
            class Gateway(ILogger<Gateway> logger)
            {
                readonly Redactor _redactor = NullRedactor.Instance;
                void Connect(string apiKey) => logger.LogWarning("{Key}", _redactor.Redact("") + apiKey);
            }
            """),
        static title => title.Contains("Replace", StringComparison.Ordinal));

    [Fact]
    public Task WholeTemplate_OfSecrets_IsNotReplaced() => FixVerifier.VerifyNoneInBody(
        RuleIds.SecretName,
        "string password",
        """
        string message = "is " + password;
        logger.LogInformation(message);
        """,
        "the value");

    [Fact]
    public Task Value_OfATypeThatHoldsNoText_IsNotReplaced() => FixVerifier.VerifyNone(
        RuleIds.SecretName,
        """
        partial class Vault(ILogger<Vault> logger)
        {
            void Open(int pin) => Opened(logger, pin);
            static void Opened(ILogger logger, int pin) => s_opened(logger, pin, null);
            static readonly Action<ILogger, int, Exception?> s_opened = LoggerMessage.Define<int>(LogLevel.Information, 1, "{Pin}");
        }
        """,
        "Replace");
}
