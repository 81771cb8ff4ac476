using static InstrumentGen.CodeFixes.Tests.Harness.FixVerifier;

namespace InstrumentGen.CodeFixes.Tests;

public sealed class NumberedHoleFixTests
{
    [Theory]
    [InlineData("\"Order {0}\", orderId", "\"Order {OrderId}\", orderId")]
    [InlineData("\"Order {0} of {1,-5:N0}\", orderId, customer.Length", "\"Order {OrderId} of {Length,-5:N0}\", orderId, customer.Length")]
    [InlineData("\"{1} before {0}\", orderId, customer", "\"{OrderId} before {Customer}\", orderId, customer")]
    [InlineData("\"{OrderId} and {1}\", customer, orderId", "\"{OrderId} and {OrderId2}\", customer, orderId")]
    [InlineData("\"{{0}} is {0}\", orderId", "\"{{0}} is {OrderId}\", orderId")]
    [InlineData("@\"C:\\{0}\", orderId", "@\"C:\\{OrderId}\", orderId")]
    [InlineData("\"\\t{0}\", orderId", "\"\\t{OrderId}\", orderId")]
    [InlineData("3, \"Order {0}\", orderId", "3, \"Order {OrderId}\", orderId")]
    [InlineData("arg0: orderId, message: \"Order {0}\"", "arg0: orderId, message: \"Order {OrderId}\"")]
    public Task Hole_WithANumber_IsNamedByItsArgument(string before, string after) =>
        VerifyBody(RuleIds.NumberedHole, "Guid orderId, string customer", $"logger.LogInformation({before});", $"logger.LogInformation({after});");

    [Fact]
    public Task Holes_Everywhere_AreNamed() => VerifyAll(
        RuleIds.NumberedHole,
        "class C(ILogger<C> logger) { void A(int a) => logger.LogInformation(\"{0}\", a); void B(int b) => logger.LogWarning(\"{0} {1}\", b, b); }",
        "class C(ILogger<C> logger) { void A(int a) => logger.LogInformation(\"{A}\", a); void B(int b) => logger.LogWarning(\"{B} {B2}\", b, b); }");

    [Theory]
    [InlineData("const string Template = \"{0}\"; logger.LogInformation(Template, orderId);")]
    [InlineData("logger.LogInformation(\"Order \" + \"{0}\", orderId);")]
    [InlineData("logger.LogInformation(\"{0} and {1}\", orderId);")]
    public Task Template_ThatIsNoLiteralOrLacksArguments_HasNoOffer(string body) => VerifyNoneInBody(RuleIds.NumberedHole, "Guid orderId", body);
}
