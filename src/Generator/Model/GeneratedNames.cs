using System.Text;

namespace InstrumentGen.Generator.Model;

/// <summary>The names of what is generated.</summary>
static class GeneratedNames
{
    /// <summary>The namespace that everything generated lives in; interceptors must be allowed for it.</summary>
    public const string Namespace = "InstrumentGen.Generated";

    /// <summary>The class, one for each type with operations, that knows where they are declared.</summary>
    public const string Positions = "Positions";

    /// <summary>A dotted path as one identifier. Two paths may give the same one: who groups by it must group them together.</summary>
    public static string Identifier(string path)
    {
        var text = new StringBuilder(path.Length);
        foreach (char letter in path) text.Append(char.IsLetterOrDigit(letter) ? letter : '_');
        if (text.Length == 0 || char.IsDigit(text[0])) text.Insert(0, '_');
        return text.ToString();
    }

    /// <summary>The beginning of the file names of a type, by its dotted path.</summary>
    public static string FileName(string path) => string.Join(".", path.Split('.').Select(Identifier));

    /// <summary>An identifier as C#: the same name, be it a keyword or not. Keywords have small letters only.</summary>
    public static string Escaped(string identifier) => identifier.All(static letter => letter is >= 'a' and <= 'z') ? "@" + identifier : identifier;
}
