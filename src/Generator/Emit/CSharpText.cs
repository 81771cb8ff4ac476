using System.Globalization;
using System.Text;

namespace InstrumentGen.Generator.Emit;

/// <summary>Values as C# text, the same on every machine.</summary>
static class CSharpText
{
    public static string Literal(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (char letter in value)
        {
            if (letter is '"' or '\\') text.Append('\\').Append(letter);
            else if (letter is >= ' ' and < (char)0x7F) text.Append(letter);
            else text.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
        }

        return text.Append('"').ToString();
    }

    /// <summary>Text as a UTF-8 literal. It cannot hold half of a surrogate pair, which becomes U+FFFD as it would when it is encoded.</summary>
    public static string Utf8(string value)
    {
        var text = new StringBuilder(value);
        for (int index = 0; index < text.Length; index++)
        {
            bool isPair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (isPair) index++;
            else if (char.IsSurrogate(text[index])) text[index] = '\uFFFD';
        }

        return Literal(text.ToString()) + "u8";
    }

    public static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "D";

    /// <summary>Takes a name, or the first that is free of those with a number behind it.</summary>
    public static string Take(ISet<string> taken, string name)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++) free = $"{name}_{number}";
        return free;
    }

    /// <summary>A name that is not among those taken: with as many underscores behind it as it needs.</summary>
    public static string Unused(string name, IEnumerable<string> taken)
    {
        var others = new HashSet<string>(taken, StringComparer.Ordinal);
        while (others.Contains(name)) name += "_";
        return name;
    }
}
