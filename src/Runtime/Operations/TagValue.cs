using System.Globalization;

namespace InstrumentGen;

/// <summary>Values as tags hold them. Exporters know text, truth values and the numbers that fit into a <see cref="long"/> or a <see cref="double"/>; all
/// else they would print themselves, each in its own way and in the culture of the thread.</summary>
static class TagValue
{
    static readonly object s_true = true;
    static readonly object s_false = false;

    internal static object? Of<T>(T value) => value switch
    {
        null => null,
        bool truth => truth ? s_true : s_false,
        string or int or long or double or float or byte or sbyte or short or ushort or uint => value,
        Enum => value.ToString(),
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable text => text.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
