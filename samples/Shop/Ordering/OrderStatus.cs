namespace Shop.Ordering;

public enum OrderStatus
{
    /// <summary>The goods are reserved and the card is being charged.</summary>
    Pending,

    /// <summary>Paid for.</summary>
    Placed,

    /// <summary>Paid for, then cancelled by the customer.</summary>
    Cancelled,

    /// <summary>Never paid for: the goods went back to stock, and into the customer's cart.</summary>
    Failed,
}
