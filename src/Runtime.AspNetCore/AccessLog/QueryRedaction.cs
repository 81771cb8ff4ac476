using System.Buffers;
using System.Text;

namespace InstrumentGen.AspNetCore;

/// <summary>Erases the values of a query, but those of parameters that are listed.</summary>
/// <remarks>What is no plain name is a value too: <c>?eyJhbGciOi...</c> and <c>?bGV0bWVpbg==</c> are tokens that somebody has sent without one, and <c>?4539292039302216=</c> is a card.</remarks>
sealed class QueryRedaction(AccessLogOptions options)
{
    const int MostNameLength = 64;
    const int MostNameLengthWithoutValue = 16;

    // Names of parameters are numbered; what has more digits is a number that somebody has.
    const int MostDigits = 4;

    static readonly SearchValues<char> s_name = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._[]$:@");

    readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _kept =
        new HashSet<string>(options.QueryParameters, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    readonly int _maxLength = options.MaxLength;

    /// <summary>Writes what is said of a query, visible ASCII alone.</summary>
    /// <param name="query">The query, with the question mark or without.</param>
    /// <param name="target">Takes it.</param>
    internal void Write(ReadOnlySpan<char> query, IBufferWriter<char> target)
    {
        if (query.StartsWith('?')) query = query[1..];
        if (query.Length > _maxLength) query = query[.._maxLength];
        while (!query.IsEmpty)
        {
            // Some frameworks part parameters by semicolons: what follows one must not count as a part of a value that is kept.
            int end = query.IndexOfAny('&', ';');
            WriteParameter(end < 0 ? query : query[..end], target);
            if (end < 0) return;
            target.Write(query.Slice(end, 1));
            query = query[(end + 1)..];
        }
    }

    void WriteParameter(ReadOnlySpan<char> parameter, IBufferWriter<char> target)
    {
        int sign = parameter.IndexOf('=');
        ReadOnlySpan<char> name = sign < 0 ? parameter : parameter[..sign];
        if (name.Length > 0 && _kept.Contains(name))
        {
            WriteEncoded(parameter, target);
        }
        else if (sign >= 0 && IsName(name, parameter[sign..]))
        {
            target.Write(parameter[..(sign + 1)]);
            if (sign < parameter.Length - 1) target.Write(LogValues.Redacted);
        }
        else if (parameter.Length > 0)
        {
            target.Write(LogValues.Redacted);
        }
    }

    // With nothing but signs behind it, what looks like a name may be a token in Base64: two are its padding, and so is one where it is long enough.
    static bool IsName(ReadOnlySpan<char> name, ReadOnlySpan<char> signAndValue)
    {
        int most = signAndValue.ContainsAnyExcept('=') ? MostNameLength : signAndValue.Length == 1 ? MostNameLengthWithoutValue : 0;
        return name.Length > 0 && name.Length <= most && !name.ContainsAnyExcept(s_name) && Digits(name) <= MostDigits;
    }

    static int Digits(ReadOnlySpan<char> name)
    {
        int digits = 0;
        foreach (char one in name) digits += char.IsAsciiDigit(one) ? 1 : 0;
        return digits;
    }

    static void WriteEncoded(ReadOnlySpan<char> text, IBufferWriter<char> target)
    {
        if (!text.ContainsAnyExceptInRange('!', '~'))
        {
            target.Write(text);
            return;
        }

        Span<byte> utf8 = stackalloc byte[4];
        Span<char> encoded = stackalloc char[3];
        foreach (Rune rune in text.EnumerateRunes())
        {
            int length = rune.EncodeToUtf8(utf8);
            foreach (byte one in utf8[..length])
            {
                if (one is >= (byte)'!' and <= (byte)'~') encoded[0] = (char)one;
                else _ = encoded.TryWrite($"%{one:X2}", out _);
                target.Write(encoded[..(one is >= (byte)'!' and <= (byte)'~' ? 1 : 3)]);
            }
        }
    }
}
