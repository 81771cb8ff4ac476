using System.Collections.Concurrent;
using System.Text;

namespace InstrumentGen.Behaviour.Tests.Snippets;

public sealed record Account(string Id, decimal Balance);

public class Ledger(IAuditActorAccessor actors)
{
    internal IAuditActorAccessor Actors { get; } = actors;

    [Audited("account.close", Actor = nameof(clerk), Resource = "account.Id", Reason = nameof(reason))]
    public async Task CloseAsync(Account account, [Tag] bool isFinal, string clerk, string reason, CancellationToken cancellationToken)
    {
        if (account.Balance != 0) throw new InvalidOperationException("There is money on it.");
        await Task.Delay(1, cancellationToken);
    }

    [Audited("account.open", Resource = "return.Id", Delivery = AuditDelivery.Queued)]
    public Account Open([Tag] string currency, [Tag(Signals = Signals.Audit), Personal(Redaction = Redaction.Mask, Keep = 2)] string owner) => new($"{currency}-1", 0);

    [Audited("account.export", Actor = AuditActor.Ambient, Attempt = true)]
    public IEnumerable<string> Export(int accounts)
    {
        for (int account = 1; account <= accounts; account++) yield return $"EUR-{account}";
    }
}

sealed class NightShift : IAuditActorAccessor
{
    public string? Actor => "night-shift";

    public string? ClientAddress => null;
}

sealed class QueueStore(ConcurrentQueue<string> queue) : IAuditStore
{
    public void Append(AuditBatch batch)
    {
        for (int index = 0; index < batch.Count; index++) queue.Enqueue(Encoding.UTF8.GetString(batch[index]));
    }

    public void Dispose()
    {
    }
}
