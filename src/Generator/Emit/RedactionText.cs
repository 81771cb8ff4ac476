using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes what redacts the values of an operation's spans and audit records: fields beside its probe, one for each way.</summary>
static class RedactionText
{
    /// <summary>The fields' names without what stands in front of the probe's name.</summary>
    public static IEnumerable<string> Fields(string probe, SignalModel signals) => Redactions(signals).Select((_, index) => Name(probe, index));

    /// <summary>The field of a redaction, as code that names the probe so names it.</summary>
    public static string Field(string probe, SignalModel signals, RedactionModel redaction) => Name(probe, Redactions(signals).ToList().IndexOf(redaction));

    /// <summary>Writes the fields.</summary>
    public static void Write(SourceWriter writer, MemberModel member, string accessibility)
    {
        SignalModel signals = member.Operation.Signals;
        foreach (RedactionModel redaction in Redactions(signals))
        {
            writer.Line($"{accessibility}static readonly {Global("InstrumentGen.ValueRedaction")} {Field(member.Probe, signals, redaction)} = {redaction.Creation};");
        }
    }

    static IEnumerable<RedactionModel> Redactions(SignalModel signals)
    {
        IEnumerable<RedactionModel> ofSpan = signals.Span is { } span ? span.Tags.Select(static tag => tag.Redaction).OfType<RedactionModel>() : [];
        return ofSpan.Concat(signals.Audited?.Redactions ?? []).Distinct();
    }

    static string Name(string probe, int index) => $"{probe}Redaction{(index == 0 ? "" : $"_{index + 1}")}";
}
