namespace InstrumentGen;

/// <summary>What the values of a message that has formats are rendered as, for styles that tell it beside the template.</summary>
sealed partial class LogLine
{
    readonly List<(int Start, int Length)> _renderings = [];

    /// <summary>Where in the line each is, in the order of the message.</summary>
    internal ReadOnlySpan<(int Start, int Length)> Renderings => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_renderings);

    /// <summary>Begins a message whose renderings are told.</summary>
    internal void BeginMessage(int start)
    {
        MessageStart = start;
        _renderings.Clear();
    }

    /// <summary>What has been written since then is what a value reads in its format.</summary>
    internal void KeepRendering(int start)
    {
        if (Style.HasTemplates) _renderings.Add((start, _position - start));
    }
}
