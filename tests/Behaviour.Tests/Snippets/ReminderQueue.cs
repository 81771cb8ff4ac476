using System.Diagnostics;
using System.Threading.Channels;

namespace InstrumentGen.Behaviour.Tests.Snippets;

public sealed record Reminder(int Order, OperationContext Context);

public class ReminderQueue
{
    readonly Channel<Reminder> _reminders = Channel.CreateUnbounded<Reminder>();

    public void Add(int order) => _reminders.Writer.TryWrite(new Reminder(order, OperationContext.Capture()));

    public void Complete() => _reminders.Writer.Complete();

    public async Task SendAllAsync(CancellationToken cancellationToken)
    {
        await foreach (Reminder reminder in _reminders.Reader.ReadAllAsync(cancellationToken))
        {
            using (reminder.Context.Begin()) await SendAsync(reminder.Context.Parent, reminder.Order, cancellationToken);
        }
    }

    [Traced(Kind = ActivityKind.Consumer)]
    public Task SendAsync([SpanParent] ActivityContext parent, [Tag] int order, CancellationToken cancellationToken) => DeliverAsync(parent, order, cancellationToken);

    [Traced(Root = true)]
    public async Task DeliverAsync([SpanLink] ActivityContext cause, int order, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        Delivered.Add((order, CorrelationContext.CorrelationId));
    }

    public List<(int Order, string? CorrelationId)> Delivered { get; } = [];
}
