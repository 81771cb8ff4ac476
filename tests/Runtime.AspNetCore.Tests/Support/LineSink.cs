using System.Text;

namespace InstrumentGen.Runtime.AspNetCore.Tests.Support;

/// <summary>Keeps what is logged.</summary>
sealed class LineSink : ILogSink
{
    readonly StringBuilder _text = new();

    /// <summary>Whole lines, without their ends.</summary>
    public string[] Lines
    {
        get
        {
            string text;
            lock (_text) text = _text.ToString();
            return text.Split('\n')[..^1];
        }
    }

    public void Write(ReadOnlySpan<byte> lines)
    {
        lock (_text) _text.Append(Encoding.UTF8.GetString(lines));
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
