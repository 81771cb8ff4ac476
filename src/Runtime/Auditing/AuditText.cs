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
        switch (value)
        {
            case null:
                break;
            case string known:
                text.Text(known);
                break;
            case IPrincipal principal:
                text.Text(principal.Identity?.Name);
                break;
            case IIdentity identity:
                text.Text(identity.Name);
                break;
            default:
                ValueText.Write(text, value);
                break;
        }
    }

    // Not within a character: what begins with the bits 10 goes on with the one before it.
    static int EndOf(ReadOnlySpan<byte> utf8, int most)
    {
        int end = most;
        for (int back = 0; back < MostOfContinuations && end > 0 && (utf8[end] & 0xC0) == 0x80; back++) end--;
        return end;
    }
}
