using System.Text.Json;
using InstrumentGen.AspNetCore;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.AccessLog;

/// <summary>What is logged of requests to a real server.</summary>
public sealed class AccessLogTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_ByDefault_IsARecordWithoutWhatIsPrivate()
    {
        await using Service service = await StartAsync();
        using var content = new StringContent("hello");
        service.Http.DefaultRequestHeaders.Add("User-Agent", "ann/1");
        using HttpResponseMessage response = await service.Http.PostAsync(new Uri("/customers/ann?card=4242&page=3", UriKind.Relative), content, Token);
        JsonElement record = await OnlyRecordOf(service);
        Assert.Equal("POST /customers/{name} 201", Text(record, "message"));
        Assert.Equal(("POST", "/customers/{name}", "card=[redacted]&page=[redacted]"), (Text(record, "http.request.method"), Text(record, "http.route"), Text(record, "url.query")));
        Assert.Equal((201, 5, 11), (Number(record, "http.response.status_code"), Number(record, "http.request.body.bytes"), Number(record, "http.response.body.bytes")));
        Assert.Equal(("1.1", "127.0.0.0", "success"), (Text(record, "http.version"), Text(record, "client.address"), Text(record, "event.outcome")));
        Assert.InRange(Number(record, "event.duration"), 1, 60_000_000_000);
        Assert.Equal(("Information", "http.request", "InstrumentGen.AccessLog"), (Text(record, "log.level"), Text(record, "event.action"), Text(record, "log.logger")));
        Assert.Equal(Traces.IdOf(response), Text(record, "trace.id"));
        Assert.Equal(Traces.IdOf(response), record.GetProperty("labels").GetProperty("correlation_id").GetString());
        Assert.DoesNotContain("ann", record.GetRawText(), StringComparison.Ordinal);
        foreach (string absent in (string[])["url.path", "user.name", "user_agent.original", "error.type"]) Assert.False(record.TryGetProperty(absent, out _), absent);
    }

    [Fact]
    public async Task Request_WithAllAskedFor_SaysIt()
    {
        await using Service service = await StartAsync(static options =>
        {
            options.Path = AccessLogPath.Full;
            options.ClientAddress = AccessLogAddress.Full;
            options.UserName = true;
            options.UserAgent = true;
            options.QueryParameters.Add("page");
            options.RequestHeaders["X-Tenant"] = null;
            options.RequestHeaders["Authorization"] = ValueRedaction.Hmac(DataClassifications.Secret);
            options.ResponseHeaders["X-Answer"] = null;
        });
        using HttpResponseMessage response = await service.GetAsync("/named/a%0Ab?page=3", ("X-Tenant", "north"), ("Authorization", "Bearer abc"), ("User-Agent", "test/1"));
        JsonElement record = await OnlyRecordOf(service);
        Assert.Equal(("/named/a%0Ab", "/named/{name}", "page=3", "127.0.0.1"), (Text(record, "url.path"), Text(record, "http.route"), Text(record, "url.query"), Text(record, "client.address")));
        Assert.Equal(("ann", "test/1", "north", "yes"), (Text(record, "user.name"), Text(record, "user_agent.original"), Text(record, "http.request.header.x-tenant"), Text(record, "http.response.header.x-answer")));
        // Without a key there is no hash, and what cannot be redacted is erased.
        Assert.Equal("[redacted]", Text(record, "http.request.header.authorization"));
    }

    [Theory]
    [InlineData("/no-such-path", 404, null, "success", null)]
    [InlineData("/fails", 500, "/fails", "failure", null)]
    [InlineData("/refuses", 418, "/refuses", "success", null)]
    public async Task Request_ThatFails_IsLoggedWithItsStatusAndRoute(string path, int status, string? route, string outcome, string? error)
    {
        await using Service service = await StartAsync();
        using HttpResponseMessage response = await service.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        JsonElement record = await OnlyRecordOf(service);
        Assert.Equal((status, route, outcome, error), ((int)Number(record, "http.response.status_code"), Text(record, "http.route"), Text(record, "event.outcome"), Text(record, "error.type")));
    }

    [Theory]
    [InlineData("/fails", 500, "System.InvalidOperationException")]
    [InlineData("/bad", 413, "Microsoft.AspNetCore.Http.BadHttpRequestException")]
    public async Task Exception_ThatNobodyHandles_IsLoggedAsTheServerAnswersIt(string path, int status, string error)
    {
        await using Service service = await StartAsync(handlesExceptions: false);
        using HttpResponseMessage response = await service.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        JsonElement record = await OnlyRecordOf(service);
        Assert.Equal((status, error), ((int)Number(record, "http.response.status_code"), Text(record, "error.type")));
    }

    [Fact]
    public async Task Method_ThatIsNone_IsNotSaid()
    {
        await using Service service = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod("CARD4539292039302216"), "/customers/ann");
        using HttpResponseMessage response = await service.Http.SendAsync(request, Token);
        JsonElement record = await OnlyRecordOf(service);
        Assert.Equal(("_OTHER", 405), (Text(record, "http.request.method"), (int)Number(record, "http.response.status_code")));
        Assert.DoesNotContain("4539", record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_ThatLeaves_IsLoggedAsSuch()
    {
        using var leaves = new CancellationTokenSource();
        await using Service service = await StartAsync(provider: null, whenItWaits: leaves.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Http.GetAsync(new Uri("/waits", UriKind.Relative), leaves.Token));
        JsonElement record = await OnlyRecordOf(service);
        Assert.Equal((499, "failure"), ((int)Number(record, "http.response.status_code"), Text(record, "event.outcome")));
    }

    [Fact]
    public async Task Path_ThatIsExcluded_IsNotLoggedNorWhatIsBelow()
    {
        await using Service service = await StartAsync(static options => options.ExcludedPaths.Add("/health"));
        foreach (string path in (string[])["/health", "/Health/ready", "/healthy"])
        {
            using HttpResponseMessage response = await service.GetAsync(path);
        }

        Assert.Single(await RecordsOf(service));
    }

    [Fact]
    public async Task Provider_OfOthers_ReadsAListWithTheMessage()
    {
        var others = new RecordedStates();
        await using Service service = await StartAsync(null, true, others);
        using HttpResponseMessage response = await service.GetAsync("/customers/ann?a=b");
        await service.DisposeAsync();
        (string message, KeyValuePair<string, object?>[] values) = Assert.Single(others.Records);
        Assert.Equal("GET /customers/{name} 200", message);
        Dictionary<string, object?> all = values.ToDictionary();
        Assert.Equal(("GET", 200, "a=[redacted]", null), (all["http.request.method"], all["http.response.status_code"], all["url.query"], all["url.path"]));
        Assert.Equal("{OriginalFormat}", values[^1].Key);
    }

    [Fact]
    public async Task Combined_WithASink_HasALineOfEachRequest()
    {
        var sink = new LineSink();
        await using Service service = await StartAsync(options =>
        {
            options.CombinedSink = sink;
            options.Records = false;
            options.UserAgent = true;
        });
        using HttpResponseMessage found = await service.GetAsync("/customers/ann?a=b", ("User-Agent", "test/1"));
        using HttpResponseMessage missing = await service.GetAsync("/no-such-path");
        Assert.Empty(await RecordsOf(service));
        CombinedLine[] lines = [.. sink.Lines.Select(CombinedLine.Parse)];
        Assert.Equal([("/customers/{name}?a=[redacted]", 200, "test/1"), ("[unmatched]", 404, "-")], lines.Select(static line => (line.Target, line.Status, line.Agent)));
        Assert.All(lines, static line => Assert.Equal(("GET", "HTTP/1.1", "127.0.0.0", "-"), (line.Method, line.Version, line.Address, line.User)));
    }

    [Fact]
    public async Task Combined_WithAFile_IsWrittenWhenTheHostEnds()
    {
        string directory = Directory.CreateTempSubdirectory("instrumentgen-access-").FullName;
        try
        {
            string path = Path.Combine(directory, "access.log");
            await using Service service = await StartAsync(options => options.CombinedFile = new LogFileOptions { Path = path });
            using HttpResponseMessage response = await service.GetAsync("/customers/ann");
            await service.DisposeAsync();
            Assert.Equal("/customers/{name}", CombinedLine.Parse(Assert.Single(await File.ReadAllLinesAsync(path, Token))).Target);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task Header_WithCredentials_KeepsTheApplicationFromStarting()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(static options => options.RequestHeaders["Authorization"] = null));
        Assert.Contains("Authorization", exception.Message, StringComparison.Ordinal);
    }

    static Task<Service> StartAsync(Action<AccessLogOptions>? configure = null, bool handlesExceptions = true, ILoggerProvider? provider = null, Action? whenItWaits = null) => Service.StartAsync(
        app =>
        {
            app.UseCorrelation();
            app.UseAccessLog();
            if (handlesExceptions) app.UseExceptionHandler("/error");
            app.Use(static (context, next) =>
            {
                if (context.Request.Path.StartsWithSegments("/named", StringComparison.Ordinal)) context.User = new(new System.Security.Claims.ClaimsIdentity([new("name", "ann")], "test", "name", null));
                return next();
            });
            app.MapGet("/customers/{name}", static (string name) => "hello");
            app.MapPost("/customers/{name}", static (HttpContext context, string name) =>
            {
                context.Response.StatusCode = 201;
                context.Response.ContentLength = 11;
                return context.Response.WriteAsync("hello there");
            });
            app.MapGet("/named/{name}", static (HttpContext context, string name) =>
            {
                context.Response.Headers["X-Answer"] = "yes";
                return "";
            });
            app.MapGet("/fails", static () => { throw new InvalidOperationException("planted"); });
            app.MapGet("/bad", static () => { throw new BadHttpRequestException("planted", 413); });
            app.MapGet("/refuses", static () => Results.StatusCode(418));
            app.MapGet("/waits", (HttpContext context) =>
            {
                whenItWaits?.Invoke();
                return Task.Delay(Timeout.Infinite, context.RequestAborted);
            });
            app.MapGet("/error", static () => Results.StatusCode(500));
        },
        builder =>
        {
            if (configure is not null) builder.Services.AddInstrumentGen().AddAccessLog(configure);
            if (provider is not null) builder.Logging.AddProvider(provider);
        });

    static async Task<JsonElement[]> RecordsOf(Service service) => [.. (await service.EndAsync()).Where(static line => Text(line, "log.logger") == "InstrumentGen.AccessLog")];

    static async Task<JsonElement> OnlyRecordOf(Service service) => Assert.Single(await RecordsOf(service));

    static string? Text(JsonElement record, string name) => record.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    static long Number(JsonElement record, string name) => record.GetProperty(name).GetInt64();

    /// <summary>Keeps what the access log says to a provider that does not know us.</summary>
    sealed class RecordedStates : ILoggerProvider, ILogger
    {
        public List<(string Message, KeyValuePair<string, object?>[] Values)> Records { get; } = [];

        public ILogger CreateLogger(string categoryName) => categoryName == "InstrumentGen.AccessLog" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Records.Add((formatter(state, exception), [.. (IReadOnlyList<KeyValuePair<string, object?>>)state!]));

        public void Dispose()
        {
        }
    }
}
