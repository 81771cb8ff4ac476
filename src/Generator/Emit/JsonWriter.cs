using System.Globalization;
using System.Text;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes indented JSON in ASCII. Its text can stand in a raw string literal: a quote inside a string is escaped, so three never
/// follow each other.</summary>
sealed class JsonWriter
{
    readonly StringBuilder _text = new();
    int _depth;
    int _row;
    bool _isFirst = true;

    /// <summary>Opens an object, which ends where the result is disposed.</summary>
    /// <param name="name">The property that it is the value of; <see langword="null"/> in an array, and for the document.</param>
    public Scope Object(string? name = null) => Open(name, '{', '}');

    /// <summary>As <see cref="Object"/>, on one line with all that is in it.</summary>
    public Scope Row(string? name = null)
    {
        Scope row = Object(name);
        if (_row == 0) _row = _depth;
        return row;
    }

    /// <summary>Opens an array, which ends where the result is disposed.</summary>
    /// <param name="name">The property that it is the value of; <see langword="null"/> in an array, and for the document.</param>
    public Scope Array(string? name = null) => Open(name, '[', ']');

    public JsonWriter Value(string? name, string value) => Item(name, Literal(value));

    /// <summary>Writes a number, which must be finite.</summary>
    public JsonWriter Value(string? name, double value) => Item(name, Literal(value));

    public JsonWriter Value(string? name, bool value) => Item(name, value ? "true" : "false");

    /// <summary>Writes an array of strings on one line.</summary>
    public JsonWriter Values(string? name, IEnumerable<string> values) => Item(name, $"[{string.Join(", ", values.Select(Literal))}]");

    /// <summary>Writes an array of numbers on one line.</summary>
    public JsonWriter Values(string? name, IEnumerable<double> values) => Item(name, $"[{string.Join(", ", values.Select(Literal))}]");

    public override string ToString() => _text.ToString();

    Scope Open(string? name, char open, char close)
    {
        Item(name, open.ToString());
        _depth++;
        _isFirst = true;
        return new Scope(this, close);
    }

    void Close(char close)
    {
        _depth--;
        if (!_isFirst) NewLine();
        if (_depth < _row) _row = 0;
        _text.Append(close);
        _isFirst = false;
    }

    JsonWriter Item(string? name, string json)
    {
        if (!_isFirst) _text.Append(',');
        if (_depth > 0) NewLine();
        if (name is not null) _text.Append(Literal(name)).Append(": ");
        _text.Append(json);
        _isFirst = false;
        return this;
    }

    void NewLine()
    {
        if (_row > 0) _text.Append(' ');
        else _text.Append('\n').Append(' ', 2 * _depth);
    }

    static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Literal(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (int index = 0; index < value.Length; index++)
        {
            char letter = value[index];
            if (letter is '"' or '\\') text.Append('\\').Append(letter);
            else if (letter is >= ' ' and < (char)0x7F) text.Append(letter);
            else if (!char.IsSurrogate(letter)) AppendEscaped(text, letter);
            else if (char.IsSurrogatePair(value, index)) AppendEscaped(AppendEscaped(text, letter), value[++index]);
            else AppendEscaped(text, '\uFFFD'); // Half a pair is no text: readers refuse it.
        }

        return text.Append('"').ToString();
    }

    static StringBuilder AppendEscaped(StringBuilder text, char letter) =>
        text.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));

    public readonly struct Scope(JsonWriter writer, char close) : IDisposable
    {
        public void Dispose() => writer.Close(close);
    }
}
