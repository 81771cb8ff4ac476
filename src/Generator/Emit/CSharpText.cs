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

    public static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "D";

    /// <summary>A name that is not among those taken: with as many underscores behind it as it needs.</summary>
    public static string Unused(string name, IEnumerable<string> taken)
    {
        var others = new HashSet<string>(taken, StringComparer.Ordinal);
        while (others.Contains(name)) name += "_";
        return name;
    }
}
