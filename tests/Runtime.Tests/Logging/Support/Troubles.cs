using System.Collections;

namespace InstrumentGen.Runtime.Tests;

/// <summary>Its text throws.</summary>
sealed class ThrowingText
{
    public override string ToString() => throw new IOException("its text");
}

/// <summary>Its elements throw after the first.</summary>
sealed class ThrowingItems : IEnumerable<int>
{
    public IEnumerator<int> GetEnumerator()
    {
        yield return 1;
        throw new IOException("its second element");
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A list of values whose second throws.</summary>
sealed class ThrowingList : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] => index == 0 ? new("First", 1) : throw new IOException("its second value");

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => throw new IOException("its enumerator");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Says of no room that it suffices.</summary>
readonly struct NeverFits : ISpanFormattable, IUtf8SpanFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) => "fits";

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        return false;
    }

    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = 0;
        return false;
    }
}

/// <summary>Claims to have written more than there was room for.</summary>
readonly struct Liar : IUtf8SpanFormattable
{
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = int.MaxValue;
        return true;
    }
}

/// <summary>Writes what is no UTF-8, and quotes.</summary>
readonly struct Raw(params byte[] bytes) : IUtf8SpanFormattable
{
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bytesWritten = bytes.Length;
        return bytes.AsSpan().TryCopyTo(utf8Destination);
    }
}
