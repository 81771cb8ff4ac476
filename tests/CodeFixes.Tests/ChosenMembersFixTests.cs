using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class ChosenMembersFixTests
{
    [Fact]
    public Task DestructuredObject_InALog_BecomesItsHarmlessMembers() => Verify(
        "User user",
        """logger.LogInformation("Created {@User}", user);""",
        """logger.LogInformation("Created {@User}", new { user.Id, user.CreatedAt });""");

    [Fact]
    public Task DestructuredObject_ThatMayBeNull_IsAskedForItsMembersWithCare() => Verify(
        "User? user",
        """logger.LogInformation("Created {@User}", user);""",
        """logger.LogInformation("Created {@User}", new { user?.Id, user?.CreatedAt });""");

    [Fact]
    public Task Record_InATextHole_BecomesItsId() => Verify(
        "Login login",
        """logger.LogInformation("Accepted {Login}", login);""",
        """logger.LogInformation("Accepted {Login}", login.LoginId);""");

    [Fact]
    public Task Record_WithoutAnId_BecomesItsHarmlessMembers() => Verify(
        "Registration registration",
        """logger.LogInformation("Accepted {Registration}", registration);""",
        """logger.LogInformation("Accepted {Registration}", new { registration.Seat });""");

    [Fact]
    public Task Result_OfACall_IsAskedForItsIdOnly() => Verify(
        "",
        """logger.LogInformation("Accepted {Login}", Find());""",
        """logger.LogInformation("Accepted {Login}", Find().LoginId);""");

    [Fact]
    public Task Result_OfACall_IsNotEvaluatedTwice() => FixVerifier.VerifyNone(RuleIds.ObjectGraph, Code("", """logger.LogInformation("Accepted {@Login}", Find());"""));

    [Fact]
    public Task ObjectMadeForTheLine_LosesWhatMustNotBeInIt() => Verify(
        "string site, string password",
        """logger.LogInformation("Finished {@Setup}", new { site, password, Key = password.Trim(), site.Length });""",
        """logger.LogInformation("Finished {@Setup}", new { site, site.Length });""");

    [Fact]
    public Task Object_OfSecretsOnly_IsLeft() => FixVerifier.VerifyNone(RuleIds.ObjectGraph, Code("Keys keys", """logger.LogInformation("Made {@Keys}", keys);"""));

    static Task Verify(string parameters, string before, string after) => FixVerifier.VerifyCode(RuleIds.ObjectGraph, Code(parameters, before), Code(parameters, after));

    static string Code(string parameters, string body) => $$"""
        sealed class User
        {
            public Guid Id { get; set; }
            public string Email { get; set; } = "";
            public string Password { get; set; } = "";
            public DateTimeOffset CreatedAt { get; set; }
            public List<string> Roles { get; } = [];
            [System.Text.Json.Serialization.JsonIgnore] public int LeftOut { get; set; }
        }

        sealed record Login(int Seat, int LoginId, string Password);
        sealed record Registration(int Seat, string Password);
        sealed record Keys(string ApiKey);

        class Desk(ILogger<Desk> logger)
        {
            void Run({{parameters}})
            {
                {{body}}
            }

            static Login Find() => new(1, 2, "");
        }
        """;
}
