using System.Text;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes indented lines, always ended by <c>\n</c>.</summary>
sealed class SourceWriter
{
    readonly StringBuilder _text = new();
    int _depth;

    /// <summary>Writes lines, each at the current depth; an empty text is an empty line.</summary>
    public SourceWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            string content = line.TrimEnd('\r');
            if (content.Length > 0) _text.Append(' ', 4 * _depth).Append(content);
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes each text as lines.</summary>
    public SourceWriter Lines(IEnumerable<string> texts)
    {
        foreach (string text in texts) Line(text);
        return this;
    }

    /// <summary>Opens a block of braces, which ends where the result is disposed.</summary>
    public Scope Block(string header = "")
    {
        if (header.Length > 0) Line(header);
        Line("{");
        _depth++;
        return new Scope(this, "}");
    }

    /// <summary>Indents what follows, without braces.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, null);
    }

    public override string ToString() => _text.ToString();

    void Close(string? end)
    {
        _depth--;
        if (end is not null) Line(end);
    }

    public readonly struct Scope(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose() => writer.Close(end);
    }
}
