using System.ComponentModel.DataAnnotations;

namespace Shop.Http;

public sealed record AddLineRequest([Required, StringLength(64)] string Sku, [Range(1, 99)] int Quantity);
