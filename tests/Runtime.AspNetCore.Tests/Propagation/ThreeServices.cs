using System.Diagnostics;
using System.Text.Json;
using InstrumentGen.AspNetCore;
using InstrumentGen.Runtime.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Propagation;

/// <summary>Three services, each of which calls the next by HttpClient, and what each saw of one request.</summary>
sealed class ThreeServices : IAsyncDisposable
{
    ThreeServices(Service first, Service second, Service third)
    {
        First = first;
        Second = second;
        Third = third;
    }

    public Service First { get; }

    public Service Second { get; }

    public Service Third { get; }

    /// <param name="between">Gives the address by which the first service calls the second.</param>
    /// <param name="configure">Changes the options of all of them.</param>
    public static async Task<ThreeServices> StartAsync(Func<Uri, Task<Uri>>? between = null, Action<CorrelationOptions>? configure = null)
    {
        Service third = await StartOneAsync(null, configure);
        Service second = await StartOneAsync(third.Address, configure);
        Uri address = between is null ? second.Address : await between(second.Address);
        return new ThreeServices(await StartOneAsync(address, configure), second, third);
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Third.DisposeAsync();
    }

    static Task<Service> StartOneAsync(Uri? next, Action<CorrelationOptions>? configure) => Service.StartAsync(
        app =>
        {
            app.UseCorrelation();
            app.UseAccessLog();
            app.MapGet("/", async (HttpContext context, HttpClient http, ILogger<ThreeServices> logger) =>
            {
#pragma warning disable CA1848 // A test logs as most people do.
                logger.LogInformation("At work");
#pragma warning restore CA1848
                Activity activity = Activity.Current!;
                var seen = new Seen(
                    activity.TraceId.ToHexString(), CorrelationContext.CorrelationId, activity.TraceStateString, CorrelationContext.GetBaggage("tenant"),
                    CorrelationContext.GetBaggage("card"));
                if (next is null) return Results.Json(new[] { seen });
                using HttpResponseMessage response = await http.GetAsync(next, context.RequestAborted);
                if (!response.IsSuccessStatusCode) return Results.StatusCode((int)response.StatusCode);
                Seen[] others = JsonSerializer.Deserialize<Seen[]>(await response.Content.ReadAsStringAsync(context.RequestAborted))!;
                return Results.Text(JsonSerializer.Serialize<Seen[]>([seen, .. others]));
            });
        },
        builder =>
        {
            builder.Services.AddSingleton<HttpClient>();
            builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.PropertyNamingPolicy = null);
            if (configure is not null) builder.Services.AddInstrumentGen().AddCorrelation(configure);
        });

    /// <summary>What a service saw.</summary>
    public sealed record Seen(string Trace, string? Id, string? State, string? Tenant, string? Card);
}
