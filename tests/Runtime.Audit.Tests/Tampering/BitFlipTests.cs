using InstrumentGen.Audit;

namespace InstrumentGen.Runtime.Audit.Tests;

/// <summary>Every single bit of a small trail's file is flipped once. A flip is found, refused, or harmless; harmless is one after which everything that the trail says, its row, records,
/// hashes, checkpoints and keys, is read byte for byte as before: those in free space and in what SQLite keeps for itself.</summary>
public sealed class BitFlipTests
{
    // Of space that is zero throughout, one bit in so many is flipped, since the others are the same to every reader; with 1, each.
    static readonly int s_stride = int.TryParse(Environment.GetEnvironmentVariable("INSTRUMENTGEN_FLIP_STRIDE"), out int stride) ? stride : 61;

    const int Free = 64;

    [Fact]
    public void Bit_Flipped_IsFoundRefusedOrHarmless()
    {
        using var folder = new TemporaryFolder();
        byte[] good = SmallArchive(folder);
        string[] workers = [folder.At("one.db"), folder.At("two.db")];
        string content = Read(workers[0], good);
        int[] bits = [.. Worth(good)];
        Assert.InRange(bits.Length, 20_000, 400_000);
        int[] harmless = new int[workers.Length];
        Parallel.For(0, workers.Length, worker =>
        {
            byte[] bytes = [.. good];
            using FileStream file = File.Create(workers[worker]);
            file.Write(good);
            for (int index = worker; index < bits.Length; index += workers.Length)
            {
                Flip(file, bytes, bits[index]);
                if (Bits.IsFoundIntact(workers[worker], out string what))
                {
                    harmless[worker]++;
                    Assert.True(Bits.Content(workers[worker]) == content, $"Bit {bits[index] % 8} of byte {bits[index] / 8} changes what the trail says, and: {what}");
                }

                Flip(file, bytes, bits[index]);
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{bits.Length} bits of {good.Length * 8} flipped: {harmless.Sum()} harmless, the rest found or refused");
        Assert.InRange(harmless.Sum(), 1, bits.Length / 3);
    }

    // An archive has the form of a trail, and no log that would have to be flipped with it.
    static byte[] SmallArchive(TemporaryFolder folder)
    {
        using var store = new SqliteAuditStore(new AuditStoreOptions { Path = folder.At("audit.db"), CheckpointEvery = 2, SigningKey = Keys.Private });
        foreach (string record in Records.Numbered(5)) store.Append(record);
        return File.ReadAllBytes(store.Archive()!.Path);
    }

    static string Read(string path, byte[] good)
    {
        File.WriteAllBytes(path, good);
        Assert.True(Bits.IsFoundIntact(path, out string what), what);
        return Bits.Content(path);
    }

    static IEnumerable<int> Worth(byte[] good)
    {
        for (int position = 0; position < good.Length; position++)
        {
            bool isFree = good.AsSpan(Math.Max(0, position - Free), Math.Min(2 * Free, good.Length - Math.Max(0, position - Free))).IndexOfAnyExcept((byte)0) < 0;
            for (int bit = 0; bit < 8; bit++)
            {
                if (!isFree || ((position * 8) + bit) % s_stride == 0) yield return (position * 8) + bit;
            }
        }
    }

    static void Flip(FileStream file, byte[] bytes, int bit)
    {
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        file.Position = bit / 8;
        file.WriteByte(bytes[bit / 8]);
        file.Flush();
    }
}
