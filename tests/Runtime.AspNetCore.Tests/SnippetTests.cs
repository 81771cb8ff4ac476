using InstrumentGen.Runtime.AspNetCore.Tests.AccessLog;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InstrumentGen.Runtime.AspNetCore.Tests;

/// <summary>What docs/correlation.md shows, run.</summary>
public sealed class SnippetTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void HeaderBoost_OfThePage_IsAmongTheBoosts()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Services.AddInstrumentGen().AddSampling(options => options.Ratio = 0.01).AddHeaderBoost("X-Debug", "7f1c");
        using ServiceProvider services = builder.Services.BuildServiceProvider();
        Assert.Equal(1, Assert.Single(services.GetRequiredService<IOptions<TraceSamplingOptions>>().Value.Boosts).Ratio);
    }

    [Fact]
    public async Task Correlation_OfThePage_AnswersAndLogs()
    {
        string directory = Directory.CreateTempSubdirectory("instrumentgen-access-").FullName;
        try
        {
            string path = Path.Combine(directory, "access.log");
            WebApplicationBuilder builder = WebApplication.CreateBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddProblemDetails();
            AddCorrelation(builder);
            AddAccessLog(builder, path);
            using var http = new HttpClient();
            await using (WebApplication app = builder.Build())
            {
                app.UseCorrelation();
                app.UseAccessLog();
                app.UseExceptionHandler();
                app.MapGet("/fails", static () => { throw new InvalidOperationException("planted"); });
                app.MapGet("/health", static () => "");
                await app.StartAsync(Token);
                http.BaseAddress = new Uri(app.Urls.Single());
                http.DefaultRequestHeaders.Add("X-Shop-Request", "order-17");
                using HttpResponseMessage healthy = await http.GetAsync(new Uri("/health", UriKind.Relative), Token);
                using HttpResponseMessage failed = await http.GetAsync(new Uri("/fails?page=3&card=42", UriKind.Relative), Token);
                Assert.Equal("order-17", Traces.IdOf(failed));
                Assert.True(failed.Headers.Contains("Server-Timing"));
                await app.StopAsync(Token);
            }

            CombinedLine line = CombinedLine.Parse(Assert.Single(await File.ReadAllLinesAsync(path, Token)));
            Assert.Equal(("/fails?page=3&card=[redacted]", 500), (line.Target, line.Status));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static void AddCorrelation(WebApplicationBuilder builder)
    {
        builder.Services.AddInstrumentGen().AddCorrelation(options =>
        {
            options.RequestHeaders.Insert(0, "X-Shop-Request");
            options.Baggage.Add("tenant");
            options.ServerTiming = true;
        });
    }

    static void AddAccessLog(WebApplicationBuilder builder, string path)
    {
        builder.Services.AddInstrumentGen().AddAccessLog(options =>
        {
            options.QueryParameters.Add("page");
            options.RequestHeaders["X-Tenant"] = null;
            options.RequestHeaders["Authorization"] = ValueRedaction.Hmac(DataClassifications.Secret);
            options.ExcludedPaths.Add("/health");
            options.CombinedFile = new LogFileOptions { Path = path };
        });
    }
}
