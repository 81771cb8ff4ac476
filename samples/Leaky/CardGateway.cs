using Microsoft.Extensions.Logging;

namespace Leaky;

/// <summary>Takes the guests' money.</summary>
sealed class CardGateway(string apiKey, ILogger<CardGateway> logger)
{
    public void Connect() => logger.LogInformation("Connecting with {Key}", apiKey); // IG1002

    public void Resume(string line) => logger.LogInformation("Session resumed, token: {Line}", line); // IG1007

    public static void Charge(string pin, decimal amount)
    {
        if (pin.Length != 4) throw new ArgumentException($"'{pin}' is no PIN for a payment of {amount}", nameof(pin)); // IG1006
    }
}
