using System.Collections.Concurrent;
using Shop.Payments;

namespace Shop.Tests;

/// <summary>A gateway that answers at once, as a test tells it to, and remembers what it was asked.</summary>
sealed class RecordingGateway : ICardGateway
{
    readonly ConcurrentQueue<Guid> _charges = new();
    readonly ConcurrentQueue<Guid> _refunds = new();

    public IReadOnlyCollection<Guid> Charges => _charges;

    public IReadOnlyCollection<Guid> Refunds => _refunds;

    public Func<Guid, CancellationToken, Task> OnCharge { get; set; } = static (_, _) => Task.CompletedTask;

    public Func<Guid, CancellationToken, Task> OnRefund { get; set; } = static (_, _) => Task.CompletedTask;

    public Task ChargeAsync(Guid reference, CardNumber card, decimal amount, CancellationToken cancellationToken)
    {
        _charges.Enqueue(reference);
        return OnCharge(reference, cancellationToken);
    }

    public async Task<decimal> RefundAsync(Guid reference, CancellationToken cancellationToken)
    {
        _refunds.Enqueue(reference);
        await OnRefund(reference, cancellationToken);
        return 1;
    }
}
