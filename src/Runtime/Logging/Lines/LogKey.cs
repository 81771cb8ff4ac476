using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InstrumentGen;

/// <summary>A field's name as one style writes it: with what stands around it, up to the value of one kind, where in that the name itself is, and what stands behind the
/// value.</summary>
/// <remarks>Names are mostly short: as many bytes as a step of the processor takes are copied at once, whatever their number. All of it stands in this object: each array on
/// the way was a nanosecond.</remarks>
sealed class LogKey
{
    const int Step = 32;

    /// <summary>No style has more behind a value.</summary>
    internal const int MostEnd = sizeof(ulong);

    readonly Vector256<byte> _first;
    readonly byte[] _bytes;

    LogKey(byte[] bytes, int nameStart, int nameLength, ReadOnlySpan<byte> end)
    {
        _bytes = bytes;
        Span<byte> first = stackalloc byte[Step];
        first.Clear();
        bytes.AsSpan(0, Math.Min(bytes.Length, Step)).CopyTo(first);
        _first = Vector256.Create<byte>(first);
        Length = bytes.Length;
        Room = Math.Max(Step, bytes.Length);
        NameStart = nameStart;
        NameLength = nameLength;
        Hash = HashOf(Name);
        Span<byte> behind = stackalloc byte[MostEnd];
        behind.Clear();
        end.CopyTo(behind);
        End = MemoryMarshal.Read<ulong>(behind);
        EndLength = end.Length;
    }

    /// <summary>How many bytes there are up to the value.</summary>
    internal int Length { get; }

    /// <summary>The room that copying them takes.</summary>
    internal int Room { get; }

    /// <summary>Where in them the name is.</summary>
    internal int NameStart { get; }

    internal int NameLength { get; }

    internal ReadOnlySpan<byte> Name => _bytes.AsSpan(NameStart, NameLength);

    internal int Hash { get; }

    /// <summary>What stands behind the value: as many of the bytes as <see cref="EndLength"/> says.</summary>
    internal ulong End { get; }

    internal int EndLength { get; }

    internal static LogKey Of(string name, LogStyle style, LogFieldKind kind)
    {
        LogLine line = LogLine.Take();
        line.Begin(style);
        line.Raw(style.KeyPrefix);
        int start = line.Position;
        line.Name(name);
        int length = line.Position - start;
        line.Raw(style.KeySuffix);
        line.Raw(style.PrefixOf(kind));
        var key = new LogKey(line.Written().ToArray(), start, length, style.EndOf(kind));
        line.Return();
        return key;
    }

    internal static int HashOf(ReadOnlySpan<byte> name)
    {
        uint hash = 2166136261;
        foreach (byte one in name) hash = (hash ^ one) * 16777619;
        return (int)(hash ^ (hash >> 15));
    }

    /// <summary>Copies what stands up to the value.</summary>
    /// <param name="target">As much as <see cref="Room"/>: behind it is nothing of use.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CopyTo(Span<byte> target)
    {
        if (Length > Step) _bytes.CopyTo(target);
        else _first.StoreUnsafe(ref MemoryMarshal.GetReference(target[..Step]));
    }
}
