using System.Text;

namespace InstrumentGen.Generator.Parsing;

/// <summary>The names of tags.</summary>
static class TagNames
{
    const int Longest = 200;

    // What the runtime sets itself, by the semantic conventions.
    static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal) { "code.file.path", "code.function.name", "code.line.number", "error.type", "outcome" };

    /// <summary>Whether the runtime sets a tag of the name itself.</summary>
    public static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>Whether a name is one that exporters and queries can hold.</summary>
    public static bool IsUsable(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= Longest && name.Trim().Length == name.Length && !name.Any(char.IsControl);

    /// <summary>The name of a tag that is given none: <c>customer.id</c> for <c>customerId</c> or <c>customer</c> and <c>Id</c>.</summary>
    public static string Of(string parameter, string? path) => Words(path is null ? parameter : parameter + "." + path);

    // A word begins with a capital behind a small letter or a digit, and with the last capital of several before a small letter: URLPath.
    static string Words(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int index = 0; index < name.Length; index++)
        {
            char letter = name[index];
            bool isBreak = letter is '_' or '.';
            if (text.Length > 0 && text[text.Length - 1] != '.' && (isBreak || BeginsWord(name, index))) text.Append('.');
            if (!isBreak) text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString().TrimEnd('.') is { Length: > 0 } words ? words : name;
    }

    static bool BeginsWord(string name, int index) =>
        char.IsUpper(name[index]) && index > 0
        && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
}
