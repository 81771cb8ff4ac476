namespace Shop.Payments;

/// <summary>Card numbers with a fixed fate, as gateways offer them for trying out. Every other card pays.</summary>
public static class TestCards
{
    public const string Pays = "4242424242424242";
    public const string PaysSlowly = "4000000000003220";
    public const string Declined = "4000000000000002";
    public const string InsufficientFunds = "4000000000009995";
    public const string GatewayFails = "4000000000000119";
}
