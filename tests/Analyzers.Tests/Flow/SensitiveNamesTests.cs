using InstrumentGen.Analyzers.Flow.Names;
using InstrumentGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace InstrumentGen.Analyzers.Tests.Flow;

public sealed class SensitiveNamesTests
{
    static readonly SensitiveNames s_names = new([], [], []);

    [Theory]
    [InlineData("password")]
    [InlineData("newPassword")]
    [InlineData("currentPassword")]
    [InlineData("ApiKey")]
    [InlineData("clientSecret")]
    [InlineData("accessToken")]
    [InlineData("refresh_token")]
    [InlineData("passwordResetTokenForUser")]
    [InlineData("ConnectionString")]
    [InlineData("card_number")]
    [InlineData("pinCode")]
    [InlineData("tokens")]
    [InlineData("X-Api-Key")]
    [InlineData("AuthHeader")]
    public void Name_OfWhatOpensADoor_IsSecret(string name) => Assert.Equal(NameTier.Secret, s_names.TierOf(name));

    [Theory]
    [InlineData("email")]
    [InlineData("customerEmail")]
    [InlineData("phoneNumber")]
    [InlineData("firstName")]
    [InlineData("UserName")]
    [InlineData("remoteIp")]
    [InlineData("customerName")]
    [InlineData("billingAddress")]
    public void Name_OfWhatTellsOfAPerson_IsPersonal(string name) => Assert.Equal(NameTier.Personal, s_names.TierOf(name));

    [Theory]
    [InlineData("ClassName")]
    [InlineData("Capacity")]
    [InlineData("cancellationToken")]
    [InlineData("tokenType")]
    [InlineData("tokenCount")]
    [InlineData("cookieName")]
    [InlineData("passwordHash")]
    [InlineData("hasPassword")]
    [InlineData("EmailMissing")]
    [InlineData("emailTemplate")]
    [InlineData("tokenEndpoint")]
    [InlineData("passwordFile")]
    [InlineData("resetPasswordUrl")]
    [InlineData("keyVaultName")]
    [InlineData("connectionStringName")]
    [InlineData("maskedCardNumber")]
    [InlineData("continuationToken")]
    [InlineData("nextToken")]
    [InlineData("publicKey")]
    [InlineData("primaryKey")]
    [InlineData("secretary")]
    [InlineData("shipping")]
    [InlineData("name")]
    [InlineData("address")]
    [InlineData("fileName")]
    [InlineData("listenerAddress")]
    [InlineData("passwordPolicy")]
    [InlineData("minPasswordLength")]
    public void Name_OfAnotherThing_TellsNothing(string name) => Assert.Equal(NameTier.None, s_names.TierOf(name));

    [Theory]
    [InlineData("class Person { public string Name; }", "Name", nameof(NameTier.Personal))]
    [InlineData("class Plugin { public string Name; }", "Name", nameof(NameTier.None))]
    [InlineData("class Card { public string Number; }", "Number", nameof(NameTier.Secret))]
    [InlineData("class Invoice { public string Number; }", "Number", nameof(NameTier.None))]
    [InlineData("class Password { public string Value; }", "Value", nameof(NameTier.Secret))]
    [InlineData("class TypeModel { public string FullName; }", "FullName", nameof(NameTier.None))]
    [InlineData("class Employee { public string FullName; }", "FullName", nameof(NameTier.Personal))]
    [InlineData("class Lexer { public string Token; }", "Token", nameof(NameTier.None))]
    [InlineData("class Session { public string Token; }", "Token", nameof(NameTier.Secret))]
    public void Name_OfAMember_IsJudgedWithItsType(string source, string member, string tier)
    {
        INamedTypeSymbol type = TestProject.Of(source).Compile().Assembly.GlobalNamespace.GetTypeMembers().Single();
        Assert.Equal(tier, s_names.TierOf(member, type).ToString());
    }

    [Fact]
    public void Token_InAParser_IsAnotherThing()
    {
        Assert.Equal(NameTier.None, s_names.TierOf("token", null, "ReadNext JsonTokenizer"));
        Assert.Equal(NameTier.Secret, s_names.TierOf("token", null, "SignIn LoginService"));
    }

    [Fact]
    public void Names_OfTheProjectsOwn_AreAddedAndTakenOut()
    {
        var names = new SensitiveNames(["badge code"], ["shoe size"], ["token", "userEmail"]);
        Assert.Equal(NameTier.Secret, names.TierOf("visitorBadgeCode"));
        Assert.Equal(NameTier.None, names.TierOf("accessToken"));
        Assert.Equal(NameTier.None, names.TierOf("UserEmail"));
        Assert.Equal(NameTier.Personal, names.TierOf("email"));
    }
}
