using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Behaviour.Tests.Snippets;

/// <summary>What docs/logging.md shows, run: the lines that a file gets.</summary>
public sealed class DepotLogTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("instrumentgen-depot").FullName;

    [Fact]
    public void Events_ToAFile_AreOneDocumentALine()
    {
        string path = Path.Combine(_folder, "logs/depot.json");
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Debug);
            logging.AddEcsJson(options => options.File = new LogFileOptions { Path = path, RetainedFiles = 7 });
        });
        services.AddSingleton<DepotLog>();
        var id = Guid.NewGuid();
        using (ServiceProvider provider = services.BuildServiceProvider())
        {
            var log = provider.GetRequiredService<DepotLog>();
            log.OrderPlaced(id, 12.5m);
            log.CardDeclined(new InvalidOperationException("declined"), "4111111111111111", 3);
            using (log.OrderScope(id)) log.Packed(new Consignment { Id = id, Skus = ["tea", "pot"] });
            log.Sent(new Consignment { Id = id }, ["a", "b", "c", "d", "e", "f"]);
            provider.GetRequiredService<ILogger<DepotLogTests>>().Full(LogLevel.Warning, "north", 97.4);
        }

        JsonElement[] lines = [.. File.ReadLines(path).Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            [$"Order {id} placed for 12.5", "Card [redacted] declined after 3 attempts", $"Consignment {id} packed", $"Consignment {id} sent", "Depot north is 97 % full"],
            lines.Select(static line => line.GetProperty("message").GetString()));
        Assert.Equal(["Information", "Error", "Debug", "Debug", "Warning"], lines.Select(static line => line.GetProperty("log.level").GetString()));
        Assert.Equal("card.declined", lines[1].GetProperty("event.action").GetString());
        Assert.Equal("""{"Id":"ID","Skus_Count":2,"OrderId":"ID"}""", Labels(lines[2]).Replace(id.ToString(), "ID", StringComparison.Ordinal));
        Assert.Equal("""{"Consignment_Id":"ID","Consignment_Skus":[],"Consignment_Recipient":"[redacted]","stations":["a","b","c","d","e"]}""", Labels(lines[3]).Replace(id.ToString(), "ID", StringComparison.Ordinal));
        Assert.All(lines, static line => Assert.Equal("tests/Behaviour.Tests/Snippets/DepotLog.cs", line.GetProperty("log.origin.file.name").GetString()));
        Assert.DoesNotContain("4111", File.ReadAllText(path), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static string Labels(JsonElement line) => line.GetProperty("labels").GetRawText();
}
