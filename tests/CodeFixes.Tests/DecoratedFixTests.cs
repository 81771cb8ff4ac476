using InstrumentGen.Analyzers;
using InstrumentGen.CodeFixes.Tests.Harness;

namespace InstrumentGen.CodeFixes.Tests;

/// <summary>What comes out has a decorator.</summary>
public sealed class DecoratedFixTests
{
    const string Startup = """


        static class Startup
        {
            static void Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
                Microsoft.Extensions.DependencyInjection.InstrumentServiceCollectionExtensions.Instrument(services, typeof({0}));
        }
        """;

    [Theory]
    [InlineData("interface IOrders", "[Decorated]\ninterface IOrders", "IOrders")]
    [InlineData("/// <summary>Orders.</summary>\n[Traced]\npublic interface IOrders", "/// <summary>Orders.</summary>\n[Traced]\n[Decorated]\npublic interface IOrders", "IOrders")]
    [InlineData("partial interface IOrders<T>", "[Decorated]\npartial interface IOrders<T>", "IOrders<>")]
    public Task Interface_WithoutADecorator_AsksForIt(string before, string after, string service) =>
        FixVerifier.VerifyCode(RuleIds.UndecoratedService, Source(before, service), Source(after, service), "Put [Decorated] on the interface");

    [Theory]
    [InlineData("class Orders", "Orders")]
    [InlineData("interface IOrders", "System.IDisposable")]
    public Task Service_ThatIsNoInterfaceOfTheProject_IsLeft(string declaration, string service) =>
        FixVerifier.VerifyNone(RuleIds.UndecoratedService, "using InstrumentGen;\n" + Source(declaration, service));

    static string Source(string declaration, string service) =>
        declaration + "\n{\n    int Place(int item)" + (declaration.Contains("class", StringComparison.Ordinal) ? " => item;" : ";") + "\n}" + Startup.Replace("{0}", service, StringComparison.Ordinal);
}
