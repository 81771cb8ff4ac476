namespace InstrumentGen.Generator.Parsing.Templates;

/// <summary>A hole of a template.</summary>
/// <param name="Name">Its name, or its number as text.</param>
/// <param name="Start">Where its brace opens.</param>
/// <param name="Length">Its length with both braces.</param>
/// <param name="Destructures">Whether it takes the value apart, <c>{@Name}</c>.</param>
/// <param name="Stringifies">Whether it forces text, <c>{$Name}</c>.</param>
/// <param name="Format">What follows the name: alignment and format with their signs; else empty.</param>
sealed record TemplateHole(string Name, int Start, int Length, bool Destructures, bool Stringifies, string Format)
{
    /// <summary>The position where the hole is a number, <c>{0}</c>; else <see langword="null"/>.</summary>
    public int? Index => int.TryParse(Name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index) ? index : null;
}
