using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using InstrumentGen.Peers;

namespace InstrumentGen.Runtime.Prometheus.Tests.Peers;

/// <summary>A real Prometheus that scrapes one address each 200 milliseconds.</summary>
sealed class PrometheusServer : IAsyncDisposable
{
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly string _directory = Directory.CreateTempSubdirectory("instrumentgen-prometheus-").FullName;
    readonly HttpClient _http;
    readonly Process _process;

    PrometheusServer(string target)
    {
        string program = Peer.Require("prometheus", "prometheus");
        string configuration = Path.Combine(_directory, "prometheus.yml");
        File.WriteAllText(
            configuration,
            $"""
            global: {"{"}scrape_interval: 200ms, scrape_timeout: 200ms{"}"}
            scrape_configs:
              - job_name: shop
                static_configs: [{"{"}targets: ['{target}']{"}"}]
            """);
        int port = Peer.FreePort();
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        _process = Process.Start(new ProcessStartInfo(
            program,
            [
                $"--config.file={configuration}",
                $"--storage.tsdb.path={Path.Combine(_directory, "data")}",
                $"--web.listen-address=127.0.0.1:{port}",
                "--log.level=error",
            ])
        {
            RedirectStandardError = true,
        })!;
    }

    public static async Task<PrometheusServer> StartAsync(Uri target, CancellationToken cancellationToken)
    {
        var server = new PrometheusServer($"{target.Host}:{target.Port}");
        await UntilAsync(() => server.IsReadyAsync(cancellationToken), "Prometheus is not ready.", cancellationToken);
        return server;
    }

    /// <summary>The single value of an instant query; not a number where there is none.</summary>
    public async Task<double> QueryAsync(string query, CancellationToken cancellationToken)
    {
        JsonElement answer = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/query?query={Uri.EscapeDataString(query)}", cancellationToken);
        JsonElement result = answer.GetProperty("data").GetProperty("result");
        return result.GetArrayLength() == 0
            ? double.NaN
            : double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
    }

    public Task UntilAsync(string query, Func<double, bool> holds, CancellationToken cancellationToken) =>
        UntilAsync(async () => holds(await QueryAsync(query, cancellationToken)), $"{query} did not come true.", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage answer = await _http.GetAsync(new Uri("/-/ready", UriKind.Relative), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    static async Task UntilAsync(Func<Task<bool>> holds, string otherwise, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(clock.Elapsed < s_patience, otherwise);
            await Task.Delay(50, cancellationToken);
        }
    }
}
