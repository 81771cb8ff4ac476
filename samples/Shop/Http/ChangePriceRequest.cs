using System.ComponentModel.DataAnnotations;

namespace Shop.Http;

public sealed record ChangePriceRequest([Range(0.01, 100_000)] decimal Price, [Required, StringLength(64)] string Clerk, [Required, StringLength(200)] string Reason);
