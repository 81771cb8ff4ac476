using Shop;
using Shop.Demo;
using Spectre.Console;

if (args.Contains("--demo"))
    return await new DemoRun(AnsiConsole.Console).RunAsync(TimeSpan.FromSeconds(10));

await using WebApplication app = ShopApplication.Create(args);
await app.RunAsync();
return 0;
