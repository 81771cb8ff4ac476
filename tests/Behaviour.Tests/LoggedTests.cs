using System.Diagnostics;
using System.Text.Json;
using InstrumentGen.Behaviour.Tests.Recording;
using InstrumentGen.Behaviour.Tests.Snippets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Behaviour.Tests;

/// <summary>What docs/logged.md shows, run: woven operations that log themselves, as lines of ECS JSON.</summary>
// The factory in force is the whole process's.
[Collection(nameof(AloneCollection))]
public sealed class LoggedTests : IDisposable
{
    const string Category = "InstrumentGen.Behaviour.Tests.Snippets.Mailroom";

    readonly LineSink _sink = new();
    readonly Mailroom _mailroom = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void Program_WithoutAHost_LogsItsOperations()
    {
        Assert.Equal(5, MailProgram.Run(_sink));
        JsonElement line = Assert.Single(_sink.Documents);
        Assert.Equal((Category, "Information", "mail.deliver.end"), (Text(line, "log.logger"), Text(line, "log.level"), Text(line, "event.action")));
        Assert.Equal("InstrumentGen.Behaviour.Tests.Snippets.Mailroom.DeliverAsync", Text(line, "log.origin.function"));
        JsonElement labels = line.GetProperty("labels");
        Assert.Equal(("mail.deliver", "ok"), (Text(labels, "operation"), Text(labels, "outcome")));
        Assert.StartsWith($"mail.deliver ok in {labels.GetProperty("duration").GetRawText()} ms", Text(line, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_OfSuspendedCalls_AreOfTheirSpans()
    {
        using var recorder = new SpanRecorder();
        await RunAsync(async () =>
        {
            await _mailroom.DeliverAsync("1", 5, Token);
            await Record.ExceptionAsync(() => _mailroom.DeliverAsync("1", 0, Token));
        });
        Assert.Equal(2, recorder.Spans.Count);
        Assert.Equal(recorder.Spans.Select(static span => (span.TraceId.ToHexString(), span.SpanId.ToHexString())), _sink.Documents.Select(static line => (Text(line, "trace.id"), Text(line, "span.id"))));
        Assert.Same(recorder.Root, Activity.Current);
    }

    [Fact]
    public async Task Duration_OfARecord_IsThatOfTheSpan()
    {
        using var recorder = new SpanRecorder();
        await RunAsync(() => _mailroom.DeliverAsync("1", 5, Token));
        double logged = Assert.Single(_sink.Documents).GetProperty("labels").GetProperty("duration").GetDouble();
        Assert.Equal(recorder.Single().Duration.TotalMilliseconds, logged, tolerance: 0.001);
    }

    [Fact]
    public async Task Outcomes_OfEachKind_HaveTheirLevel()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await RunAsync(async () =>
        {
            await Record.ExceptionAsync(() => _mailroom.DeliverAsync("", 5, Token));
            await Record.ExceptionAsync(() => _mailroom.DeliverAsync("1", 0, Token));
            await Record.ExceptionAsync(() => _mailroom.DeliverAsync("1", 5, cancelled.Token));
        });
        Assert.Equal(
            [("Information", "ok", null), ("Error", "error", "System.ArgumentOutOfRangeException"), ("Information", "canceled", null)],
            _sink.Documents.Select(static line => (Text(line, "log.level"), Text(line.GetProperty("labels"), "outcome"), TextOrNull(line.GetProperty("labels"), "error_type"))));
        Assert.All(_sink.Documents, static line => Assert.DoesNotContain("box", line.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Exceptions_WithTheirStack_AreHandedToTheLogger()
    {
        await RunAsync(() =>
        {
            _mailroom.Sort(1);
            Record.Exception(() => _mailroom.Sort(0));
            return Task.CompletedTask;
        });
        Assert.Equal(
            ["Trace mail.sort.start", "Debug mail.sort.end", "Trace mail.sort.start", "Critical mail.sort.end"],
            _sink.Documents.Select(static line => $"{Text(line, "log.level")} {Text(line, "event.action")}"));
        Assert.Contains("Mailroom.Sort", Text(_sink.Documents[3], "error.stack_trace"), StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue_SaysWhichNumbersRecordsHave()
    {
        MailProgram.Run(_sink);
        string catalogue = typeof(LoggedTests).Assembly.GetCustomAttributes(typeof(OperationCatalogueAttribute), false).Cast<OperationCatalogueAttribute>().Single().Json;
        JsonElement operation = JsonDocument.Parse(catalogue).RootElement.GetProperty("operations").EnumerateArray().Single(static one => Text(one, "name") == "mail.deliver");
        JsonElement logs = operation.GetProperty("logs");
        Assert.Equal(Category, Text(logs, "category"));
        Assert.Equal(
            [("mail.deliver.end", "information"), ("mail.deliver.end", "error")],
            logs.GetProperty("events").EnumerateArray().Select(static one => (Text(one, "name"), Text(one, "level"))));
        Assert.All(logs.GetProperty("events").EnumerateArray(), one => Assert.Equal(Text(Assert.Single(_sink.Documents), "event.code"), one.GetProperty("id").GetRawText()));
    }

    // In a host, whose disposal writes everything that is left.
    async Task RunAsync(Func<Task> calls)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.None).AddFilter(Category, LogLevel.Trace);
        builder.Logging.AddEcsJson(options => options.Sink = _sink);
        builder.Services.AddInstrumentGen();
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        await calls();
        await host.StopAsync(Token);
    }

    static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    static string? TextOrNull(JsonElement element, string property) => element.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;
}
