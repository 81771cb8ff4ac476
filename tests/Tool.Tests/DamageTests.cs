using System.Reflection.PortableExecutable;
using System.Text.Json;
using InstrumentGen.Tool.Tests.Harness;

namespace InstrumentGen.Tool.Tests;

/// <summary>Assemblies as a bad disk or a broken download leaves them: a catalogue or one line, never an exception.</summary>
public sealed class DamageTests : IDisposable
{
    static readonly byte[] s_image = SourceAssembly.Instrumented("Shop", ("src/Till.cs", """
        using InstrumentGen;
        namespace Shop;
        public class Till
        {
            [Traced, Metered, Operation("till.add")] public int Add(int price) => price;
            [Traced] public T Of<T>(T value) => value;
        }
        """));

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Image_WithBytesFlipped_GivesACatalogueOrAReason()
    {
        int failures = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            byte[] image = [.. s_image];
            // Many in the headers and tables, where they do most harm.
            int reach = seed % 2 == 0 ? image.Length : 1024;
            for (int flips = random.Next(1, 9); flips > 0; flips--) image[random.Next(reach)] ^= (byte)random.Next(1, 256);
            if (await IsFailureAsync($"seed {seed}", image)) failures++;
        }

        // Some damage matters and some does not; else nothing was tried.
        Assert.InRange(failures, 20, 380);
    }

    [Fact]
    public async Task Image_CutAnywhere_GivesAReason()
    {
        // What lies behind the metadata is not missed.
        using var whole = new PEReader([.. s_image]);
        int end = whole.PEHeaders.MetadataStartOffset + whole.PEHeaders.MetadataSize;
        for (int length = 0; length < s_image.Length; length += 59)
        {
            bool isFailure = await IsFailureAsync($"{length} bytes", s_image[..length]);
            Assert.True(isFailure || length >= end, $"{length} of {s_image.Length} bytes");
        }
    }

    [Fact]
    public async Task Image_WithMetadataOverwritten_GivesACatalogueOrAReason()
    {
        // The tables and heaps, as far as the text that the metadata begins with tells where.
        int start = s_image.AsSpan().IndexOf("BSJB"u8);
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            byte[] image = [.. s_image];
            int at = random.Next(start, image.Length - 16);
            image.AsSpan(at, random.Next(1, 16)).Fill((byte)(seed % 2 == 0 ? 0xFF : 0));
            await IsFailureAsync($"seed {seed}", image);
        }
    }

    public void Dispose() => _folder.Dispose();

    async Task<bool> IsFailureAsync(string what, byte[] image)
    {
        string path = _folder.Write("Damaged.dll", image);
        foreach (string format in new[] { "table", "json" })
        {
            ToolRun run;
            try
            {
                run = await ToolRun.OfAsync("catalog", path, "--format", format);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"{what}, {format}: the tool threw.", exception);
            }

            if (run.ExitCode != 0)
            {
                run.Failed();
                return true;
            }

            if (format == "json") JsonDocument.Parse(run.Succeeded()).Dispose();
        }

        return false;
    }
}
