using System.Text;
using CsCheck;

namespace InstrumentGen.Runtime.Tests;

public sealed class PlainAsciiTests
{
    const int Longest = 70;

    // Mostly plain, with one at any place that may not be.
    static readonly Gen<byte[]> s_texts = Gen.Select(
        Gen.Char[' ', '~'].Array[0, Longest],
        Gen.Byte,
        Gen.Int[0, Longest],
        static (plain, other, place) =>
        {
            byte[] text = [.. plain.Select(static one => (byte)one)];
            if (place < text.Length) text[place] = other;
            return text;
        });

    [Fact]
    public void Bytes_AreCopiedWhereAllArePlain() => s_texts.Sample(
        static text =>
        {
            byte[] target = new byte[text.Length];
            bool isPlain = text.All(IsPlain);
            Assert.Equal(isPlain, PlainAscii.TryCopy(text, target));
            Assert.Equal(isPlain, PlainAscii.Is(text));
            if (isPlain) Assert.Equal(text, target);
        },
        iter: 100_000);

    [Fact]
    public void Bytes_AreNotCopiedWhereThereIsNoRoom() => Assert.False(PlainAscii.TryCopy("abc"u8, new byte[2]));

    [Fact]
    public void Characters_AreCopiedUpToSomeThatAreNotPlain() => s_texts.Sample(
        static text =>
        {
            byte[] target = new byte[text.Length];
            int copied = PlainAscii.Copy(Encoding.Latin1.GetString(text), target);
            Assert.Equal(text.All(IsPlain), copied == text.Length);
            Assert.Equal(text[..copied], target[..copied]);
        },
        iter: 100_000);

    static bool IsPlain(byte one) => one is >= 0x20 and < 0x7F && one != '"' && one != '\\';
}
