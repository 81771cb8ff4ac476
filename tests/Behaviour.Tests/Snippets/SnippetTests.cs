using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InstrumentGen.Behaviour.Tests.Snippets;

/// <summary>What the README shows, run.</summary>
public sealed class SnippetTests
{
    [Fact]
    public async Task Readme_ClassAndReader_PrintTheOperations()
    {
        using var reader = new OperationReader();
        var catalogue = new Catalogue(new Dictionary<string, decimal> { ["tea"] = 3 });
        Assert.Equal(3, catalogue.PriceOf("tea"));
        Assert.Equal(1, catalogue.Count());
        Assert.Equal(2, await catalogue.ImportAsync(new StringReader("one\ntwo"), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<EndOfStreamException>(() => catalogue.ImportAsync(new StringReader(""), TestContext.Current.CancellationToken));

        string printed = Print(reader);
        Assert.Contains("Catalogue.PriceOf: 1 calls, 0 errors", printed, StringComparison.Ordinal);
        Assert.Contains("catalogue.import: 2 calls, 0 errors", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Count", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_Host_OffersTheReader()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddInstrumentGen();
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(host.Services.GetService<OperationReader>());
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    static string Print(OperationReader reader)
    {
        var Console = new StringWriter();
        foreach (OperationSnapshot operation in reader.Read())
        {
            Console.WriteLine($"{operation.Operation}: {operation.Count} calls, {operation.CountOf(Outcome.Error)} errors, p95 {operation.Duration.Quantile(0.95):0.000} s");
        }

        return Console.ToString();
    }
}
