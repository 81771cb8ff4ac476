using System.Globalization;

namespace InstrumentGen.Benchmarks.Gate;

/// <summary>Prints the gate: <c>name  ours  peer  ratio  goal  ok|short</c>.</summary>
sealed class GateTable(TextWriter output)
{
    public int Short { get; private set; }

    public void Setting(string text) => output.WriteLine($"# {text}");

    public void Header() => Write("name", "ours", "peer", "ratio", "goal", "");

    /// <summary>Ours at most so many times the peer.</summary>
    public void AtMostTimes(string name, double ours, double peer, double factor, string unit = "ns") =>
        Line(name, ours, peer, $"<= {Text(factor)} x", ours <= peer * factor, unit);

    /// <summary>Ours at least so many times the peer.</summary>
    public void AtLeastTimes(string name, double ours, double peer, double factor, string unit) =>
        Line(name, ours, peer, $">= {Text(factor)} x", ours >= peer * factor, unit);

    /// <summary>Ours at most so much above the peer.</summary>
    public void AtMostAbove(string name, double ours, double peer, double difference, string unit = "ns") =>
        Line(name, ours, peer, $"<= peer + {Text(difference)} {unit}", ours <= peer + difference, unit);

    /// <summary>Ours at most so much, whatever the peer takes.</summary>
    public void AtMost(string name, double ours, double peer, double limit, string unit) =>
        Line(name, ours, peer, $"<= {Text(limit)} {unit}", ours <= limit, unit);

    /// <summary>Ours at least so much, whatever the peer reaches.</summary>
    public void AtLeast(string name, double ours, double peer, double limit, string unit) =>
        Line(name, ours, peer, $">= {Text(limit)} {unit}", ours >= limit, unit);

    void Line(string name, double ours, double peer, string goal, bool isReached, string unit)
    {
        if (!isReached) Short++;
        Write(name, $"{Text(ours)} {unit}", $"{Text(peer)} {unit}", peer == 0 ? "-" : Text(ours / peer), goal, isReached ? "ok" : "short");
    }

    void Write(params string[] cells) =>
        output.WriteLine($"{cells[0],-44}  {cells[1],10}  {cells[2],10}  {cells[3],6}  {cells[4],-16}  {cells[5]}");

    static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
