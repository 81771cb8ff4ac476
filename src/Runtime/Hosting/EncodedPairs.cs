namespace InstrumentGen;

/// <summary>The lists of OpenTelemetry's variables: <c>key=value</c> behind commas, percent-encoded.</summary>
static class EncodedPairs
{
    /// <summary>The parts of a list. One that is no pair has no key.</summary>
    internal static IEnumerable<(string Part, string? Key, string Value)> Read(string? text)
    {
        foreach (string part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=');
            if (equals <= 0) yield return (part, null, "");
            else yield return (part, Uri.UnescapeDataString(part[..equals].TrimEnd()), Uri.UnescapeDataString(part[(equals + 1)..].TrimStart()));
        }
    }
}
