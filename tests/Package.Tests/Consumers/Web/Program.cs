using InstrumentGen;
using OpenTelemetry.Trace;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddInstrumentGen()
    .AddCorrelation(options => options.ServerTiming = true)
    .AddOtlpExporter(options =>
    {
        options.Endpoint = new Uri(builder.Configuration["collector"]!);
        options.ConfigureTracing = static tracing => tracing.AddAspNetCoreInstrumentation();
    });

WebApplication app = builder.Build();
app.UseCorrelation();
app.MapGet("/orders/{id:int}", Orders.Find);
app.MapPost("/stop", (IHostApplicationLifetime lifetime) => lifetime.StopApplication());
app.Run();

static partial class Orders
{
    [Operation("order.find")]
    [Traced, Metered]
    public static partial Task<string> Find([Tag("order.id")] int id, ILogger<Program> logger);

    static async Task<string> FindCore(int id, ILogger<Program> logger)
    {
        await Task.Yield();
        logger.LogInformation("Order {Order} found", id);
        return $"order {id}";
    }
}
