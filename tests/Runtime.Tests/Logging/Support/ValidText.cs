using System.Text;

namespace InstrumentGen.Runtime.Tests;

static class ValidText
{
    /// <summary>The text with U+FFFD for halves of surrogate pairs.</summary>
    internal static string Valid(this string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
