using Shop;
using Shop.Demo;
using Spectre.Console;

if (args.Contains("--demo"))
{
    // What follows --otlp is where an OpenTelemetry collector listens: http://127.0.0.1:4318
    string? otlp = args.SkipWhile(static argument => argument != "--otlp").Skip(1).FirstOrDefault();
    return await new DemoRun(AnsiConsole.Console, otlp).RunAsync(TimeSpan.FromSeconds(10));
}

await using WebApplication app = ShopApplication.Create(args);
await app.RunAsync();
return 0;
