using Microsoft.Extensions.Options;
using Shop.Payments;

namespace Shop.Tests;

public class SimulatedCardGatewayTests
{
    readonly SimulatedCardGateway _gateway = new(Options.Create(new PaymentOptions()), TimeProvider.System);
    readonly Guid _reference = Guid.NewGuid();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refund_AfterACharge_GivesItBackOnce()
    {
        await ChargeAsync(TestCards.Pays);

        Assert.Equal(20, await _gateway.RefundAsync(_reference, Token));
        Assert.Equal(0, await _gateway.RefundAsync(_reference, Token));
    }

    [Fact]
    public async Task Charge_SameReferenceTwice_TakesMoneyOnce()
    {
        await ChargeAsync(TestCards.Pays);
        await ChargeAsync(TestCards.Pays);

        Assert.Equal(20, await _gateway.RefundAsync(_reference, Token));
    }

    [Theory]
    [InlineData(TestCards.Declined)]
    [InlineData(TestCards.InsufficientFunds)]
    public async Task Charge_CardIsDeclined_TakesNoMoney(string number)
    {
        await Assert.ThrowsAsync<CardDeclinedException>(() => ChargeAsync(number));

        Assert.Equal(0, await _gateway.RefundAsync(_reference, Token));
    }

    [Fact]
    public async Task Charge_GatewayFails_SaysSo() =>
        await Assert.ThrowsAsync<PaymentUnavailableException>(() => ChargeAsync(TestCards.GatewayFails));

    Task ChargeAsync(string number)
    {
        Assert.True(CardNumber.TryParse(number, out CardNumber? card));
        return _gateway.ChargeAsync(_reference, card, 20, Token);
    }
}
