using InstrumentGen;
using Microsoft.AspNetCore.Diagnostics;
using Shop.Carts;
using Shop.Ordering;
using Shop.Payments;

namespace Shop.Http;

/// <summary>Says in HTTP what the domain says in exceptions.</summary>
public sealed partial class ShopExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    // The framework calls it, so it records its calls itself.
    [Operation("http.problem")]
    [Traced, Metered]
    public partial ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken);

    async ValueTask<bool> TryHandleCoreAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        int? status = exception switch
        {
            CardDeclinedException => StatusCodes.Status402PaymentRequired,
            EmptyCartException or OutOfStockException or OrderStateException => StatusCodes.Status409Conflict,
            PaymentUnavailableException => StatusCodes.Status503ServiceUnavailable,
            _ => null,
        };
        if (status is not { } known) return false;

        httpContext.Response.StatusCode = known;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            Exception = exception,
            ProblemDetails = { Status = known, Detail = exception.Message },
        });
    }
}
