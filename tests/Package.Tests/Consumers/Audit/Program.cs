using InstrumentGen;
using InstrumentGen.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddInstrumentGen().AddAudit(static options => options.Path = "trail/audit.db");
using (IHost host = builder.Build())
{
    await host.StartAsync();
    await new Till("mia").RefundAsync("order/42", 12.5m);
    await host.StopAsync();
}

foreach (AuditEntry entry in AuditReader.Read("trail/audit.db"))
{
    Console.WriteLine($"record {entry.Sequence} {entry.Record.Action} {entry.Record.Outcome} {entry.Record.Actor} {entry.Record.Resource} {string.Join(' ', entry.Record.Details.Select(static detail => $"{detail.Key}={detail.Value}"))}");
}

Console.WriteLine($"intact {AuditVerifier.Verify("trail/audit.db").IsIntact}");

public class Till(string clerk)
{
    readonly string _clerk = clerk;

    [Audited("order.refund", Actor = nameof(_clerk), Resource = nameof(order))]
    public async Task RefundAsync(string order, [Tag] decimal amount)
    {
        await Task.Delay(1);
        Console.WriteLine($"{_clerk} refunds {amount} of {order}");
    }
}
