namespace Shop.Demo;

/// <summary>What a customer comes for.</summary>
enum Trip
{
    LookAround,
    Buy,
    BuyAndCancel,
    RetryAfterDecline,
    BuyLimitedEdition,
    PaySlowly,
    HangUp,
    MeetFailingGateway,
}
