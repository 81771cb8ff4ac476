using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>One request again and again over one connection, without allocating for it.</summary>
sealed class KeptConnection : IDisposable
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] _request;
    readonly byte[] _response = new byte[4096];

    public KeptConnection(Uri address, string headers)
    {
        _request = Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}\r\n");
        _socket.Connect(IPAddress.Loopback, address.Port);
    }

    /// <summary>Ends with the last chunk of the response.</summary>
    public void Exchange()
    {
        _socket.Send(_request);
        int length = 0;
        while (!_response.AsSpan(0, length).EndsWith("0\r\n\r\n"u8)) length += _socket.Receive(_response.AsSpan(length));
    }

    public void Dispose() => _socket.Dispose();
}
