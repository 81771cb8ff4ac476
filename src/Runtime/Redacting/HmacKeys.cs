using System.Buffers;

namespace InstrumentGen;

/// <summary>Reads the HMAC keys of the options.</summary>
static class HmacKeys
{
    /// <summary>Less is guessed.</summary>
    const int LeastBytes = 16;

    const int MostIdLength = 32;

    static readonly SearchValues<char> s_idLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>What hashes by the key in use; <see langword="null"/> where there is none. One that cannot be used is counted.</summary>
    internal static HmacRedactor? RedactorOf(RedactionOptions options)
    {
        if (InUse(options) is not { } id) return null;
        if (options.HmacKeys.TryGetValue(id, out string? text) && KeyOf(text) is { } key && IsId(id)) return new HmacRedactor(id, key);
        // The key is no business of any log, broken or not.
        TelemetryFailures.Report(TelemetryFailure.RedactionKey, new InvalidOperationException("The HMAC key in use is missing, is no base64 of 16 bytes or more, or has an id that is no word."));
        return null;
    }

    static string? InUse(RedactionOptions options) => options.HmacKeyId ?? (options.HmacKeys.Count == 1 ? options.HmacKeys.Keys.First() : null);

    static byte[]? KeyOf(string? text)
    {
        byte[] key = new byte[(text?.Length ?? 0) / 4 * 3 + 3];
        return Convert.TryFromBase64String(text ?? "", key, out int length) && length >= LeastBytes ? key[..length] : null;
    }

    static bool IsId(string id) => id.Length is > 0 and <= MostIdLength && !id.AsSpan().ContainsAnyExcept(s_idLetters);
}
