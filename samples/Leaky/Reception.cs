using Microsoft.Extensions.Logging;

namespace Leaky;

/// <summary>What the front desk logs.</summary>
sealed class Reception(ILogger<Reception> logger)
{
    public void CheckIn(Guest guest, int room)
    {
        logger.LogInformation("Passport {Passport} checked for room {Room}", guest.Passport, room); // IG1001
        logger.LogInformation("{Guest} moves in", guest); // IG1003
        logger.LogInformation("Confirmation goes to {Email}", guest.Email); // IG1005
        logger.LogInformation($"Room {room} is taken"); // IG4001
    }
}
