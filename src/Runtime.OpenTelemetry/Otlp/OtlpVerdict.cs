namespace InstrumentGen.OpenTelemetry;

/// <summary>What becomes of a request.</summary>
enum OtlpVerdict
{
    /// <summary>It was taken, but for what the answer says.</summary>
    Accepted,

    /// <summary>It may be taken another time.</summary>
    Retry,

    /// <summary>It will never be taken.</summary>
    Refused,
}
