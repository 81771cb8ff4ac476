namespace Shop.Payments;

/// <summary>The card's bank said no.</summary>
public sealed class CardDeclinedException(string reason) : Exception($"The card was declined: {reason}.")
{
    public string Reason { get; } = reason;
}
