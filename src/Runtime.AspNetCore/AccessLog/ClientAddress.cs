using System.Net;
using System.Net.Sockets;

namespace InstrumentGen.AspNetCore;

/// <summary>Writes an address, or the network that it is of.</summary>
static class ClientAddress
{
    /// <summary>As many characters as the longest has: IPv6 with a zone.</summary>
    internal const int MostChars = 65;

    const int Ipv6NetworkBytes = 6;

    /// <returns>The characters written; 0 where nothing is to be said.</returns>
    internal static int Write(IPAddress? address, AccessLogAddress say, Span<char> target)
    {
        if (address is null || say == AccessLogAddress.None) return 0;
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out int length)) return 0;
        if (address.IsIPv4MappedToIPv6) bytes[12..].CopyTo(bytes);
        if (address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6) return WriteIpv4(bytes, say, target);
        if (say == AccessLogAddress.Network)
        {
            bytes[Ipv6NetworkBytes..length].Clear();
            address = new IPAddress(bytes[..length]);
        }

        return address.TryFormat(target, out int written) ? written : 0;
    }

    static int WriteIpv4(ReadOnlySpan<byte> bytes, AccessLogAddress say, Span<char> target) =>
        target.TryWrite($"{bytes[0]}.{bytes[1]}.{bytes[2]}.{(say == AccessLogAddress.Network ? 0 : bytes[3])}", out int written) ? written : 0;
}
