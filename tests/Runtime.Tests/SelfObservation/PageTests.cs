using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace InstrumentGen.Runtime.Tests.SelfObservation;

/// <summary>docs/self-observation.md, held to the meter, the event source and the health check.</summary>
[Collection(ProcessWide.Name)]
public sealed class PageTests
{
    static readonly string[] s_lines = File.ReadAllLines(Path.Combine(
        typeof(PageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!,
        "docs/self-observation.md"));

    [Fact]
    public void Instruments_OfThePage_AreThoseOfTheMeter()
    {
        using var meter = new SelfRecorder();
        string[] ofMeter = [.. meter.Instruments.Select(static one => $"{one.Name} {KindOf(one)} {one.Unit}")];
        Assert.Equal(ofMeter.Order(StringComparer.Ordinal), Rows("instrument").Select(static row => $"{row[0].Trim('`')} {row[1]} {row[2].Trim('`')}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reasons_OfThePage_AreThoseOfTheMeter() => Assert.Equal(
        Enum.GetValues<LossReason>().Select(SelfLabels.Of),
        Rows("`reason` of `instrumentgen.dropped`").Select(static row => row[0].Trim('`')));

    [Fact]
    public void Events_OfThePage_AreThoseOfTheSource() => Assert.Equal(
        typeof(InstrumentGenEventSource).GetMethods()
            .Select(static method => (method.Name, Event: method.GetCustomAttribute<EventAttribute>()!))
            .Where(static one => one.Event is not null)
            .OrderBy(static one => one.Event.EventId)
            .Select(static one => $"{one.Event.EventId} {one.Name} {one.Event.Level}".ToLowerInvariant()),
        Rows("id").Select(static row => $"{row[0]} {row[1].Trim('`')} {row[2]}".ToLowerInvariant()));

    [Fact]
    public void HealthCheck_AsThePageShowsIt_IsRegistered()
    {
        var services = new ServiceCollection();
        services.AddHealthChecks().AddCheck<InstrumentGenHealthCheck>("instrumentgen");
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal("instrumentgen", Assert.Single(provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations).Name);
    }

    static string KindOf(Instrument instrument) => instrument.GetType().Name switch
    {
        "ObservableCounter`1" => "counter",
        "ObservableUpDownCounter`1" => "up-down counter",
        _ => "gauge",
    };

    /// <summary>The rows of the table whose first column has a name.</summary>
    static IEnumerable<string[]> Rows(string first) => s_lines
        .SkipWhile(line => !line.StartsWith($"| {first} |", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(static line => line.StartsWith('|'))
        .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
