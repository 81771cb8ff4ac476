using Microsoft.Extensions.Logging;

namespace Leaky;

/// <summary>Keeps what guests leave behind, and loses what it logs of it.</summary>
sealed class LostAndFound(ILogger<LostAndFound> logger)
{
    public void Keep(string thing, int room)
    {
        logger.LogInformation("{Thing} is kept", thing, room); // IG4006
        logger.LogInformation("{0} was under the bed", thing); // IG4008
    }

    public void Send(string thing) => logger.LogInformation("{Thing is on its way", thing); // IG4007
}
