using System.Text;

namespace Shop.Tests.Leaks;

/// <summary>A value that a client sends and that must come out nowhere, and the forms that it could hide in.</summary>
sealed class Planted
{
    // Twice the digit, with the digits of two-digit products added up.
    static readonly int[] s_doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

    public Planted(string name, string value)
    {
        Name = name;
        Value = value;
        Compact = CompactOf(value);
        Encoded =
        [
            .. from text in (string[])[value, value.Replace(" ", "", StringComparison.Ordinal)]
               from alignment in Enumerable.Range(0, 3)
               from form in (string[])[Base64(text, alignment), Base64(text, alignment).Replace('+', '-').Replace('/', '_')]
               select form,
        ];
    }

    public string Name { get; }

    public string Value { get; }

    /// <summary>Letters and digits alone.</summary>
    public string Compact { get; }

    /// <summary>What all base64 texts have in common that the value is part of, by each alphabet and whatever stands before and after it.</summary>
    public IReadOnlyList<string> Encoded { get; }

    /// <summary>A card number that no other test uses; the simulated gateway takes its money.</summary>
    public static Planted Card(string name)
    {
        string digits = $"4539{Random.Shared.NextInt64(1_000_000_000, 9_999_999_999)}{Random.Shared.Next(10)}";
        return new Planted(name, digits + CheckDigit(digits));
    }

    /// <summary>The letters and digits of a text, in lower case. Separators of any kind, and the zeros of UTF-16, are gone.</summary>
    public static string CompactOf(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (char one in text)
        {
            if (char.IsAsciiLetterOrDigit(one)) compact.Append(char.ToLowerInvariant(one));
        }

        return compact.ToString();
    }

    static string Base64(string text, int alignment)
    {
        byte[] bytes = [.. new byte[alignment], .. Encoding.UTF8.GetBytes(text)];
        string base64 = Convert.ToBase64String(bytes).TrimEnd('=');
        // The characters at both ends that hold bits of what stands beside it.
        return base64[(alignment == 0 ? 0 : alignment + 1)..(bytes.Length % 3 == 0 ? ^0 : ^1)];
    }

    static int CheckDigit(string digits)
    {
        int sum = digits.Reverse().Select(static (digit, place) => place % 2 == 0 ? s_doubled[digit - '0'] : digit - '0').Sum();
        return (10 - (sum % 10)) % 10;
    }
}
