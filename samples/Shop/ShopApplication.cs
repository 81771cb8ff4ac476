using System.Diagnostics;
using System.Text.Json.Serialization;
using InstrumentGen;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;
using Prometheus;
using Shop.Auditing;
using Shop.Carts;
using Shop.Catalogue;
using Shop.Http;
using Shop.Ordering;
using Shop.Payments;
using Shop.Storage;

namespace Shop;

/// <summary>Puts the service together: once for the program, its demo and its tests.</summary>
public static class ShopApplication
{
    const string DefaultUrl = "http://127.0.0.1:5080";

    static readonly string s_scope = typeof(ShopApplication).Assembly.GetName().Name!;

    public static WebApplication Create(string[] args, Action<IServiceCollection>? replaceServices = null)
    {
        // The settings lie beside the program, wherever it is started from.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultUrl);

        AddLogs(builder);
        AddShop(builder.Services);
        AddTraces(builder);
        AddHttp(builder.Services);
        replaceServices?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        app.UseCorrelation();
        app.UseAccessLog();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.MapCatalogue();
        app.MapCarts();
        app.MapOrders();
        app.MapOverview();
        app.MapMetrics();
        app.MapHealthChecks("/health");
        return app;
    }

    // Lines for people on the console, and documents for Elasticsearch in a file.
    static void AddLogs(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddCompactConsole();
        if (builder.Configuration["Logs:Path"] is not { Length: > 0 } path) return;
        builder.Logging.AddEcsJson(options =>
        {
            options.File = new LogFileOptions { Path = Path.Combine(builder.Environment.ContentRootPath, path) };
            options.ServiceName = "shop";
            options.ServiceEnvironment = builder.Environment.EnvironmentName;
        });
    }

    // Which traces are kept stands in the settings, under InstrumentGen:Sampling, and is followed while the shop runs.
    static void AddTraces(WebApplicationBuilder builder)
    {
        InstrumentGenBuilder instrumentGen = builder.Services.AddInstrumentGen().AddSampling();
        if (builder.Configuration["Otlp:Endpoint"] is not { Length: > 0 } endpoint) return;
        instrumentGen.AddOtlpExporter(options =>
        {
            options.Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute);
            options.Protocol = OtlpExportProtocol.HttpProtobuf;
            options.ServiceName = "shop";
            // Requests have the framework's name for all of them, unless this names them by method and route.
            options.ConfigureTracing = static tracing => tracing.AddAspNetCoreInstrumentation();
            // Those of the program are exported anyway; this is for tests, which are programs of their own.
            options.Sources.Add(s_scope);
            options.Meters.Add(s_scope);
        });
    }

    static void AddShop(IServiceCollection services)
    {
        services.AddInstrumentGen().AddPrometheus();
        services.AddInstrumentGen().AddShopAudit();
        services.AddInstrumentGen().AddAccessLog(static options =>
        {
            options.ExcludedPaths.Add("/health");
            options.ExcludedPaths.Add("/metrics");
        });
        services.AddHealthChecks().AddCheck<InstrumentGenHealthCheck>("instrumentgen");
        services.AddSingleton(TimeProvider.System);
        services.AddStorage();

        services.AddScoped<ProductCatalogue>();
        services.AddScoped<CartService>();
        services.AddScoped<OrderService>();
        services.AddScoped<OrderReversal>();
        services.AddHostedService<CheckoutRecovery>();

        services.AddOptions<PaymentOptions>().BindConfiguration("Payments");
        services.AddSingleton<ICardGateway, SimulatedCardGateway>();
        services.Instrument<ICardGateway>();
    }

    static void AddHttp(IServiceCollection services)
    {
        services.AddSingleton<DistributedContextPropagator, EdgePropagator>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ShopExceptionHandler>();
        services.AddValidation();
        services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
    }
}
