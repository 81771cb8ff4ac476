using InstrumentGen.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives requests their ids.</summary>
public static class CorrelationApplicationBuilderExtensions
{
    /// <summary>Gives each request a correlation id: that of its trace, or what the request says where it came without one. The id is returned in the response, also in
    /// those that exception handlers write, is current in <see cref="InstrumentGen.CorrelationContext"/>, from where log and audit records take it, and is the tag
    /// <c>correlation.id</c> of the request's activity where it is not the trace's.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is <see langword="null"/>.</exception>
    /// <remarks>It stands first, so that what all others log has the id. Options are those of <c>AddCorrelation</c>; without it the defaults apply. What requests bring
    /// and is no valid id is ignored, written nowhere, and counted by <c>correlation.rejected</c> of the meter <c>InstrumentGen.AspNetCore</c>.</remarks>
    /// <example>
    /// <code>
    /// WebApplication app = builder.Build();
    /// app.UseCorrelation();
    /// app.UseExceptionHandler();
    /// </code>
    /// </example>
    public static IApplicationBuilder UseCorrelation(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseMiddleware<CorrelationMiddleware>();
    }
}
