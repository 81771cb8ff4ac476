using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Shop.Payments;

/// <summary>Stands in for a real gateway: the card number alone decides what happens.</summary>
public sealed class SimulatedCardGateway(IOptions<PaymentOptions> options, TimeProvider clock) : ICardGateway
{
    readonly ConcurrentDictionary<Guid, decimal> _charges = new();

    public async Task ChargeAsync(Guid reference, CardNumber card, decimal amount, CancellationToken cancellationToken)
    {
        string number = card.Reveal();
        TimeSpan latency = number == TestCards.PaysSlowly ? options.Value.SlowLatency : options.Value.Latency;
        await Task.Delay(latency, clock, cancellationToken);
        switch (number)
        {
            case TestCards.Declined: throw new CardDeclinedException("the bank does not say why");
            case TestCards.InsufficientFunds: throw new CardDeclinedException("insufficient funds");
            case TestCards.GatewayFails: throw new PaymentUnavailableException(reference);
            default: _charges.TryAdd(reference, amount); break;
        }
    }

    public async Task<decimal> RefundAsync(Guid reference, CancellationToken cancellationToken)
    {
        await Task.Delay(options.Value.Latency, clock, cancellationToken);
        return _charges.TryRemove(reference, out decimal amount) ? amount : 0;
    }
}
