using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>A receiver of OTLP over HTTP that answers 200 to whatever comes, with as little work as possible.</summary>
sealed class OtlpSink : IDisposable
{
    static readonly byte[] s_ok = "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public OtlpSink()
    {
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Endpoint { get; }

    public void Dispose() => _listener.Dispose();

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It has ended.
        }
    }

    static async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            byte[] buffer = new byte[256 * 1024];
            int have = 0;
            while (true)
            {
                int head;
                while ((head = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8)) < 0)
                {
                    int read = await stream.ReadAsync(buffer.AsMemory(have));
                    if (read == 0) return;
                    have += read;
                }

                int left = LengthOf(Encoding.ASCII.GetString(buffer, 0, head)) - (have - head - 4);
                while (left > 0) left -= await stream.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)));
                have = 0;
                await stream.WriteAsync(s_ok);
            }
        }
    }

    static int LengthOf(string head)
    {
        const string name = "Content-Length:";
        int start = head.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length;
        int end = head.IndexOf('\r', start);
        return int.Parse(head.AsSpan(start, (end < 0 ? head.Length : end) - start), CultureInfo.InvariantCulture);
    }
}
