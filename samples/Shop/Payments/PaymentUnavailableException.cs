namespace Shop.Payments;

/// <summary>The gateway gave no answer that can be relied on: money may or may not have moved.</summary>
public sealed class PaymentUnavailableException(Guid reference)
    : Exception($"The card gateway could not process the payment {reference}.");
