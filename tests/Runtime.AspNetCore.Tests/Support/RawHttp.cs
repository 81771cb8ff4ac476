using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>Sends what HttpClient would not.</summary>
static class RawHttp
{
    public static Task<HttpResponseMessage> GetAsync(Uri address, string path, string headers) =>
        SendAsync(address, Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n{headers}\r\n"));

    /// <summary>Sends bytes and reads until the server closes the connection.</summary>
    public static async Task<byte[]> ExchangeAsync(Uri address, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, cancellationToken);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(request, cancellationToken);
        using var response = new MemoryStream();
        await stream.CopyToAsync(response, cancellationToken);
        return response.ToArray();
    }

    static async Task<HttpResponseMessage> SendAsync(Uri address, byte[] request)
    {
        byte[] response = await ExchangeAsync(address, request, TestContext.Current.CancellationToken);
        int end = response.AsSpan().IndexOf("\r\n\r\n"u8);
        string[] lines = Encoding.Latin1.GetString(response, 0, end).Split("\r\n");
        var message = new HttpResponseMessage((HttpStatusCode)int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture));
        var content = new ByteArrayContent(BodyOf(response[(end + 4)..], lines.Contains("Transfer-Encoding: chunked")));
        foreach (string line in lines[1..])
        {
            string[] parts = line.Split(": ", 2);
            if (!message.Headers.TryAddWithoutValidation(parts[0], parts[1])) content.Headers.TryAddWithoutValidation(parts[0], parts[1]);
        }

        message.Content = content;
        return message;
    }

    static byte[] BodyOf(byte[] sent, bool isChunked)
    {
        if (!isChunked) return sent;
        List<byte> body = [];
        ReadOnlySpan<byte> rest = sent;
        while (true)
        {
            int line = rest.IndexOf("\r\n"u8);
            int length = int.Parse(rest[..line], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0) return [.. body];
            body.AddRange(rest.Slice(line + 2, length));
            rest = rest[(line + 2 + length + 2)..];
        }
    }
}
