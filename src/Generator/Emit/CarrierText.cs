using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes how the trace goes into what a call sends, and comes out of what it receives.</summary>
static class CarrierText
{
    /// <summary>Writes what makes received baggage current, before the call begins.</summary>
    /// <example>
    /// <code>
    /// using var carried = s_handle.Receive(headers);
    /// </code>
    /// </example>
    public static void WriteReceived(SourceWriter writer, SpanModel span, string probe, string carried, bool isSequence, string varType)
    {
        // What enumerates runs later, under the baggage that is current then.
        if (isSequence || Parent(span) is not { } parent) return;
        writer.Line($"using {(varType == "var" ? varType : Global("InstrumentGen.CarriedContext"))} {carried} = {probe}.Receive({Carrier(parent)});");
    }

    /// <summary>What the span begins with.</summary>
    public static string Start(SpanModel span, string probe, string carried, bool isSequence)
    {
        string parent = Parent(span) is not { } one ? "" : isSequence ? $".ChildOf({probe}.SenderOf({Carrier(one)}))" : $".ChildOf({carried}.Sender)";
        return parent + string.Concat(span.Carriers.Where(static carrier => carrier.Use == CarrierUse.Link).Select(link => $".LinkedTo({probe}.SenderOf({Carrier(link)}))"));
    }

    /// <summary>Writes what gives carriers the span's context, when the call has begun.</summary>
    public static void WriteSent(SourceWriter writer, SpanModel span, string call)
    {
        foreach (CarrierModel carrier in span.Carriers)
        {
            if (carrier.Use == CarrierUse.Sent) writer.Line($"{call}.Inject({Carrier(carrier)});");
        }
    }

    static CarrierModel? Parent(SpanModel span) => span.Carriers.FirstOrDefault(static carrier => carrier.Use == CarrierUse.Parent);

    // A member may throw, so it is read where that is caught.
    static string Carrier(CarrierModel carrier) =>
        carrier.Path.Length == 0 ? carrier.Parameter : $"{carrier.Parameter}, static {carrier.Parameter} => {carrier.Parameter}{carrier.Path}";
}
