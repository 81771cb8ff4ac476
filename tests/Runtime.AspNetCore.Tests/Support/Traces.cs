using System.Diagnostics;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>What callers send, and what is found of it.</summary>
static class Traces
{
    public static string NewTrace() => ActivityTraceId.CreateRandom().ToHexString();

    /// <summary>The value of the header <c>traceparent</c>.</summary>
    public static string ParentOf(string trace, string flags = "01") => $"00-{trace}-{ActivitySpanId.CreateRandom()}-{flags}";

    public static string IdOf(HttpResponseMessage response) => Assert.Single(response.Headers.GetValues("X-Correlation-ID"));
}
