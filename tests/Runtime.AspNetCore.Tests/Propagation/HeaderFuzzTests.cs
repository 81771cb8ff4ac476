using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using InstrumentGen.Runtime.AspNetCore.Tests.AccessLog;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Propagation;

/// <summary>Headers of any bytes, over a real socket: no request fails because of them, and no response or line of a log holds what they are not allowed to.</summary>
public sealed class HeaderFuzzTests
{
    const int MostFailures = 5;
    const int Parallel = 4;

    static readonly string[] s_names = ["traceparent", "tracestate", "baggage", "X-Correlation-ID", "X-Request-ID", "User-Agent", "Referer", "X-Tenant", "Correlation-Context", "Request-Id"];

    static readonly string[] s_seeds =
    [
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "ot=th:8;rv:6e6d1a75832a2f,vendor=a.b@c", "tenant=north%20pole,card=4242;p=1", "order-17",
        "tenant=%0d%0aSet-Cookie:%20a=b", "x\r\n\r\nHTTP/1.1 200 OK", "Mozilla/5.0 (X11; \u00fc)", "https://a.example/?token=x#y", "|a.b.", "%00%1b[31m", "tenant=%C2%85%E2%80%A8",
    ];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Ten seconds of one fixed seed, or what <c>INSTRUMENTGEN_FUZZ_SECONDS</c> and <c>INSTRUMENTGEN_FUZZ_SEED</c> say.</summary>
    [Fact]
    public async Task Headers_OfAnyBytes_FailNoRequestAndForgeNoLine()
    {
        int seed = Number("INSTRUMENTGEN_FUZZ_SEED", 4711);
        var duration = TimeSpan.FromSeconds(Number("INSTRUMENTGEN_FUZZ_SECONDS", 10));
        var combined = new LineSink();
        await using Service service = await StartAsync(combined);
        List<string> failures = [];
        int answered = 0;
        int accepted = 0;
        var clock = Stopwatch.StartNew();
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Numbers(),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = Token },
            async (number, cancellationToken) =>
            {
                byte[] request = Request(new Random(unchecked((seed * 1_000_003) + number)));
                byte[] response = await RawHttp.ExchangeAsync(service.Address, request, cancellationToken);
                Interlocked.Increment(ref answered);
                if (response.AsSpan().StartsWith("HTTP/1.1 200"u8)) Interlocked.Increment(ref accepted);
                if (WrongWith(response) is not { } wrong) return;
                lock (failures) failures.Add($"Seed {seed}, request {number}: {wrong}\n{Encoding.Latin1.GetString(request)}\n{Encoding.Latin1.GetString(response)}");
            });

        string[] lines = await service.EndAndReadAsync();
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.Empty(lines.Where(static line => line.Any(static one => one is < ' ' or '\x7f')).Take(MostFailures).Select(Escaped));
        JsonElement[] records = [.. lines.Select(static line => JsonDocument.Parse(line).RootElement).Where(static line => line.GetProperty("log.logger").GetString() == "InstrumentGen.AccessLog")];
        Assert.Equal(accepted, records.Length);
        // Others than our formats may write a record's values as they are.
        Assert.Empty(records.Where(static record => Texts(record).Any(static text => text.Any(char.IsControl))).Take(MostFailures).Select(static record => Escaped(record.GetRawText())));
        Assert.Equal(accepted, combined.Lines.Select(CombinedLine.Parse).Count());
        TestContext.Current.TestOutputHelper?.WriteLine($"{answered} requests of seed {seed}, {accepted} accepted by the server.");
        Assert.True(accepted > answered / 10, $"Of {answered} requests only {accepted} came past the server: the others test nothing.");

        IEnumerable<int> Numbers()
        {
            for (int number = 0; (number < 100 || clock.Elapsed < duration) && failures.Count < MostFailures; number++) yield return number;
        }
    }

    static Task<Service> StartAsync(LineSink combined) => Service.StartAsync(
        static app =>
        {
            app.UseCorrelation();
            app.UseAccessLog();
            app.MapGet("/", static (ILoggerFactory loggers) =>
            {
#pragma warning disable CA1848 // A test logs as most people do.
                loggers.CreateLogger("Fuzz").LogInformation("Tenant {Tenant}", CorrelationContext.GetBaggage("tenant"));
#pragma warning restore CA1848
                return CorrelationContext.CorrelationId;
            });
        },
        builder =>
        {
            builder.Services.AddInstrumentGen().AddCorrelation(static options =>
            {
                options.Baggage.Add("tenant");
                options.ServerTiming = true;
            });
            builder.Services.AddInstrumentGen().AddAccessLog(options =>
            {
                options.CombinedSink = combined;
                options.UserAgent = true;
                options.Path = InstrumentGen.AspNetCore.AccessLogPath.Full;
                options.RequestHeaders["X-Tenant"] = null;
                options.RequestHeaders["Referer"] = null;
            });
        });

    // A server may refuse bytes that no header has, with 400 or 431; nothing of ours may make it fail.
    static string? WrongWith(byte[] response)
    {
        int end = response.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) return "no response";
        string[] head = Encoding.Latin1.GetString(response, 0, end).Split("\r\n");
        int status = int.Parse(head[0].AsSpan(9, 3), CultureInfo.InvariantCulture);
        if (status is not (200 or 400 or 431)) return $"status {status}";
        if (head.Any(static line => line.Any(static one => one is < ' ' or > '~'))) return "a control character in the head";
        if (head.Count(static line => line.StartsWith("X-Correlation-ID: ", StringComparison.Ordinal)) != (status == 200 ? 1 : 0)) return "not one id";
        if (head.Any(static line => !line.Contains(':', StringComparison.Ordinal) && !line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))) return "a line that is no header";
        return head.Any(static line => line.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase)) ? "a header of the client's" : null;
    }

    // What the framework's own scopes hold stands in the labels; of those, the id is ours.
    static IEnumerable<string> Texts(JsonElement record) =>
        record.EnumerateObject().Where(static field => field.Value.ValueKind == JsonValueKind.String).Select(static field => field.Value.GetString()!)
            .Append(record.GetProperty("labels").GetProperty("correlation_id").GetString()!);

    static string Escaped(string line) => string.Concat(line.Select(static one => char.IsControl(one) ? $"\\u{(int)one:x4}" : one.ToString()));

    static byte[] Request(Random random)
    {
        List<byte> request = [.. "GET /"u8];
        if (random.Next(4) == 0) request.AddRange(Encoding.ASCII.GetBytes($"?token={random.Next()}&{(char)random.Next('!', '~')}"));
        request.AddRange(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"u8);
        for (int header = random.Next(1, 5); header > 0; header--)
        {
            request.AddRange(Encoding.ASCII.GetBytes($"{s_names[random.Next(s_names.Length)]}: "));
            request.AddRange(Value(random));
            request.AddRange("\r\n"u8);
        }

        request.AddRange("\r\n"u8);
        return [.. request];
    }

    // Mostly bytes that a server lets through; now and then any at all.
    static byte[] Value(Random random)
    {
        List<byte> value = [.. Encoding.UTF8.GetBytes(s_seeds[random.Next(s_seeds.Length)])];
        if (random.Next(8) > 0) value.RemoveAll(static one => one is (byte)'\r' or (byte)'\n');
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = random.Next(value.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < value.Count: value.RemoveAt(at); break;
                case 1: value.Insert(at, (byte)random.Next(random.Next(4) == 0 ? 0 : ' ', random.Next(4) == 0 ? 256 : 0x7f)); break;
                case 2 when at < value.Count: value[at] = (byte)random.Next(' ', 0x7f); break;
                case 3: value.InsertRange(at, Encoding.UTF8.GetBytes(s_seeds[random.Next(s_seeds.Length)].ReplaceLineEndings(""))); break;
                default: value.InsertRange(at, Encoding.UTF8.GetBytes(((char)random.Next(0x80, 0xd800)).ToString())); break;
            }
        }

        return [.. value];
    }

    static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
