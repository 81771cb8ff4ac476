using InstrumentGen.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Logs requests.</summary>
public static class AccessLogApplicationBuilderExtensions
{
    /// <summary>Logs each request once it has ended: as a record of the category <c>InstrumentGen.AccessLog</c>, and where the options of <c>AddAccessLog</c> say so, as a line
    /// of the format <c>combined</c>. Requests that a client has left, and those that end in an exception, too.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="app"/> is <see langword="null"/>.</exception>
    /// <remarks>It stands behind <c>UseCorrelation()</c> and in front of all else, the handler of exceptions above all, whose response is the one to be logged.</remarks>
    /// <example>
    /// <code>
    /// app.UseCorrelation();
    /// app.UseAccessLog();
    /// app.UseExceptionHandler();
    /// </code>
    /// </example>
    public static IApplicationBuilder UseAccessLog(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.UseMiddleware<AccessLogMiddleware>();
    }
}
