using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace InstrumentGen.OpenTelemetry;

/// <summary>Sends requests of our own making, as the SDK's exporters send theirs: through the same handler, which retries, and tells the channel what became of them.</summary>
sealed class OtlpSender
{
    const int FrameHead = 5;

    readonly OtlpChannel _channel;
    readonly HttpClient _client;
    readonly Uri _endpoint;
    readonly bool _isGrpc;
    readonly bool _isCompressed;

    internal OtlpSender(OtlpChannel channel, OtlpRetryHandler handler)
    {
        OtlpSettings settings = channel.Settings;
        _channel = channel;
        _client = OtlpClient.Of(channel, handler);
        _isGrpc = settings.Protocol == OtlpExportProtocol.Grpc;
        _isCompressed = settings.Compression == OtlpExportCompression.GZip;
        _endpoint = _isGrpc ? WithService(settings) : settings.Endpoint;
    }

    /// <summary>Sends a message and waits for what becomes of it.</summary>
    /// <returns>Whether the receiver took it.</returns>
    internal bool Send(ReadOnlySpan<byte> message)
    {
        // A handler of the application's may be instrumented.
        using IDisposable quiet = SuppressInstrumentationScope.Begin();
        using HttpRequestMessage request = RequestOf(BodyOf(message));
        try
        {
            // HTTP/2 has no synchronous way.
            using HttpResponseMessage response = _isGrpc ? _client.SendAsync(request).GetAwaiter().GetResult() : _client.Send(request);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The handler has told the channel why.
        }

        return _channel.IsAccepted;
    }

    static Uri WithService(OtlpSettings settings) =>
        new UriBuilder(settings.Endpoint) { Path = settings.Endpoint.AbsolutePath.TrimEnd('/') + '/' + settings.Signal.GrpcMethod }.Uri;

    HttpRequestMessage RequestOf(byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new ByteArrayContent(body) };
        request.Headers.UserAgent.ParseAdd(OtlpClient.Product);
        HttpContentHeaders content = request.Content.Headers;
        content.ContentType = new MediaTypeHeaderValue(_isGrpc ? "application/grpc" : "application/x-protobuf");
        if (_isCompressed) content.TryAddWithoutValidation(_isGrpc ? "grpc-encoding" : "Content-Encoding", "gzip");
        if (!_isGrpc) return request;
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        // Some servers end a call of a client that does not say so.
        request.Headers.TE.ParseAdd("trailers");
        return request;
    }

    // Bytes of their own: what was given up may still be read when the next message is written.
    byte[] BodyOf(ReadOnlySpan<byte> message)
    {
        using var body = new MemoryStream(message.Length + FrameHead);
        if (_isGrpc) body.Write([_isCompressed ? (byte)1 : (byte)0, 0, 0, 0, 0]);
        if (_isCompressed)
        {
            using var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(message);
        }
        else
        {
            body.Write(message);
        }

        byte[] bytes = body.ToArray();
        if (_isGrpc) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), bytes.Length - FrameHead);
        return bytes;
    }
}
