namespace InstrumentGen.OpenTelemetry;

/// <summary>Reads what an answer says, which is little, and leaves it readable for the SDK.</summary>
static class OtlpBody
{
    const int ChunkBytes = 4096;

    /// <returns><see langword="null"/> where it is larger than a client may read.</returns>
    internal static async ValueTask<byte[]?> ReadAsync(HttpResponseMessage response, bool isAsync, CancellationToken cancellationToken)
    {
        // Only this ends a read that is not asynchronous.
        using CancellationTokenRegistration end = cancellationToken.Register(static one => ((HttpResponseMessage)one!).Dispose(), response);
        using var body = new MemoryStream();
        Stream stream = isAsync
            ? await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)
            : response.Content.ReadAsStream(cancellationToken);
        byte[] chunk = new byte[ChunkBytes];
        while (true)
        {
            int read = isAsync ? await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) : stream.Read(chunk, 0, chunk.Length);
            if (read == 0) break;
            body.Write(chunk, 0, read);
            if (body.Length <= OtlpAnswer.MostBytes) continue;
            Replace(response, []);
            return null;
        }

        byte[] bytes = body.ToArray();
        Replace(response, bytes);
        return bytes;
    }

    static void Replace(HttpResponseMessage response, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        foreach ((string name, IEnumerable<string> values) in response.Content.Headers)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content.Dispose();
        response.Content = content;
    }
}
