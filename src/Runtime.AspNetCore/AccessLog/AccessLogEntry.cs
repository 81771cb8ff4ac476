using System.Net;

namespace InstrumentGen.AspNetCore;

/// <summary>What is said of one request. Texts are clean; the query is not yet redacted.</summary>
readonly struct AccessLogEntry
{
    internal required AccessLogSettings Settings { get; init; }

    internal required DateTimeOffset Started { get; init; }

    internal required TimeSpan Duration { get; init; }

    internal required string Method { get; init; }

    /// <summary>The version of HTTP, as <c>1.1</c>.</summary>
    internal required string? Version { get; init; }

    internal required string? Path { get; init; }

    internal required string? Route { get; init; }

    internal required string? Query { get; init; }

    internal required int Status { get; init; }

    internal required bool IsAborted { get; init; }

    internal required string? ErrorType { get; init; }

    internal required long? RequestBytes { get; init; }

    internal required long? ResponseBytes { get; init; }

    internal required IPAddress? ClientAddress { get; init; }

    internal required string? UserAgent { get; init; }

    internal required string? UserName { get; init; }

    internal required string? Referer { get; init; }

    /// <summary>The values of the headers that the settings list, in their order; <see langword="null"/> where none are listed.</summary>
    internal required string?[]? Headers { get; init; }

    internal string Outcome => Status >= 500 || IsAborted ? "failure" : "success";

    /// <summary>Nanoseconds, as the Elastic Common Schema counts them.</summary>
    internal long Nanoseconds => Duration.Ticks * TimeSpan.NanosecondsPerTick;
}
