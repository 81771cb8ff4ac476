using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class MarkSensitiveFixTests
{
    [Fact]
    public Task SecretName_OfAParameter_IsMarked() => FixVerifier.VerifyBody(
        RuleIds.SecretName,
        "string host, string apiKey",
        """logger.LogWarning("No {Host} with {Key}", host, apiKey);""",
        """logger.LogWarning("No {Host} with {Key}", host, apiKey);""",
        "Mark 'apiKey' as [Sensitive]",
        parametersAfter: "string host, [Sensitive] string apiKey",
        successor: RuleIds.AnnotatedData);

    [Fact]
    public Task PersonalName_OfAProperty_IsMarkedBelowItsComment() => FixVerifier.VerifyCode(
        RuleIds.PersonalName,
        """
        class Subscriber
        {
            /// <summary>Where it goes.</summary>
            public string Email { get; set; } = "";
        }

        class Newsletter(ILogger<Newsletter> logger)
        {
            void Subscribe(Subscriber subscriber) => logger.LogInformation("{Email}", subscriber.Email);
        }
        """,
        """
        class Subscriber
        {
            /// <summary>Where it goes.</summary>
            [Sensitive] public string Email { get; set; } = "";
        }

        class Newsletter(ILogger<Newsletter> logger)
        {
            void Subscribe(Subscriber subscriber) => logger.LogInformation("{Email}", subscriber.Email);
        }
        """,
        "Mark",
        RuleIds.AnnotatedData);

    [Fact]
    public Task SecretName_OfAField_IsMarked() => FixVerifier.VerifyCode(
        RuleIds.SecretName,
        """
        class Gateway(ILogger<Gateway> logger)
        {
            readonly string _apiKey = Environment.CommandLine;
            void Connect() => logger.LogInformation("{Key}", _apiKey);
        }
        """,
        """
        class Gateway(ILogger<Gateway> logger)
        {
            [Sensitive] readonly string _apiKey = Environment.CommandLine;
            void Connect() => logger.LogInformation("{Key}", _apiKey);
        }
        """,
        "Mark",
        RuleIds.AnnotatedData);

    [Fact]
    public Task SecretName_OfARecordsProperty_IsMarkedThere() => FixVerifier.VerifyCode(
        RuleIds.SecretName,
        """
        record Login(string Name, string Password);

        class Door(ILogger<Door> logger)
        {
            void Enter(Login login) => logger.LogInformation("{Text}", login.Password);
        }
        """,
        """
        record Login(string Name, [property: Sensitive] string Password);

        class Door(ILogger<Door> logger)
        {
            void Enter(Login login) => logger.LogInformation("{Text}", login.Password);
        }
        """,
        "Mark",
        RuleIds.AnnotatedData);

    [Fact]
    public Task Parameter_ThatIsReadInAVariable_IsMarked() => FixVerifier.VerifyBody(
        RuleIds.SecretName,
        "string apiKey",
        """
        string text = apiKey.Trim();
        logger.LogWarning("{Text}", text);
        """,
        """
        string text = apiKey.Trim();
        logger.LogWarning("{Text}", text);
        """,
        "Mark 'apiKey'",
        parametersAfter: "[Sensitive] string apiKey",
        successor: RuleIds.AnnotatedData);

    [Fact]
    public async Task Declaration_InAnotherFile_IsMarkedThereWithItsImport()
    {
        var project = await FixVerifier.Open("""
            // file: Code.cs
            using Microsoft.Extensions.Logging;
            class Newsletter(ILogger<Newsletter> logger)
            {
                void Subscribe(Shop.Subscriber subscriber) => logger.LogInformation("{Email}", subscriber.Email);
            }
            // file: Subscriber.cs
            // The shop's own.

            namespace Shop;

            public sealed class Subscriber
            {
                public required string Email { get; init; }
            }
            """, importsOurs: false);
        var mended = await FixVerifier.Mend(project, RuleIds.PersonalName, "Mark");
        Assert.Equal("""
            // The shop's own.

            using InstrumentGen;

            namespace Shop;

            public sealed class Subscriber
            {
                [Sensitive] public required string Email { get; init; }
            }
            """, await MendedProject.TextOf(mended, "Subscriber.cs"));
        await FixVerifier.Check(mended, RuleIds.PersonalName, 0, RuleIds.AnnotatedData);
    }

    [Fact]
    public Task Declaration_InALibrary_IsNotMarked() => FixVerifier.VerifyNoneInBody(
        RuleIds.SecretName, "System.Net.NetworkCredential account", """logger.LogInformation("{Text}", account.Password);""", "Mark");

    [Fact]
    public Task Variable_OfAMethod_IsNotMarked() => FixVerifier.VerifyNoneInBody(
        RuleIds.SecretName,
        "",
        """
        string apiKey = Environment.CommandLine;
        logger.LogInformation("{Text}", apiKey);
        """,
        "Mark");
}
