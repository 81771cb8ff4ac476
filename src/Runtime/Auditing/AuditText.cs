using System.Security.Principal;

namespace InstrumentGen;

/// <summary>Writes the members of audit records that are text.</summary>
static class AuditText
{
    const int MostOfContinuations = 3;
    static readonly byte[] s_ellipsis = [.. "\u2026"u8];

    /// <summary>A member whose text is known once for all: <c>,"name":"text"</c>.</summary>
    internal static byte[] Field(string name, string text) => LogLine.Written(LogStyle.Audit, (name, text), static (line, one) =>
    {
        line.Raw((byte)',');
        line.BeginField(one.name);
        line.TextValue(one.text);
    });

    /// <summary>Writes <c>,"name":"text"</c>, which is cut where it is too long.</summary>
    /// <returns>Whether all of it was written.</returns>
    internal static bool Write(LogLine line, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> utf8, int most)
    {
        line.Raw(prefix);
        bool fits = utf8.Length <= most;
        line.Text(fits ? utf8 : utf8[..EndOf(utf8, most)]);
        if (!fits) line.Raw(s_ellipsis);
        line.Raw((byte)'"');
        return fits;
    }

    /// <summary>Writes a value as it reads, without escapes, where it reads as anything.</summary>
    internal static void Read<T>(LogLine text, T value)
    {
        // First, so that no value is boxed: patterns box, where the machine's compiler does not optimize.
        if (typeof(T).IsValueType) ValueText.Write(text, value);
        else if (value is string known) text.Text(known);
        else if (value is IPrincipal principal) text.Text(principal.Identity?.Name);
        else if (value is IIdentity identity) text.Text(identity.Name);
        else if (value is not null) ValueText.Write(text, value);
    }

    /// <summary>Whether a type has a <see langword="null"/>. To ask a value for it boxes it, where the machine's compiler does not optimize.</summary>
    internal static class MayBeNull<T>
    {
        internal static readonly bool IsTrue = default(T) is null;
    }

    // Not within a character: what begins with the bits 10 goes on with the one before it.
    static int EndOf(ReadOnlySpan<byte> utf8, int most)
    {
        int end = most;
        for (int back = 0; back < MostOfContinuations && end > 0 && (utf8[end] & 0xC0) == 0x80; back++) end--;
        return end;
    }
}
