using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes what a call leaves in its audit record.</summary>
static class AuditContentText
{
    /// <summary>Whether a sequence begins each enumeration with something of an audit record.</summary>
    public static bool HasBeginning(SignalModel signals) =>
        signals.Audited is { } audited && (audited.Values.Any(static one => IsBeginning(one.Value)) || audited.DetailsFrom(TagSource.Argument).Any());

    /// <summary>Whether values are read from the object that the method is called on.</summary>
    public static bool ReadsReceiver(SignalModel signals) =>
        signals.Audited is { } audited && audited.Values.Any(static one => one.Value.Origin == AuditOrigin.Receiver);

    /// <summary>Writes what is known when the method is called.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="audited">What is recorded.</param>
    /// <param name="names">How code here names what it needs.</param>
    /// <param name="begins">Whether the method runs next: then its attempt is recorded where that is asked for.</param>
    public static void WriteBegin(SourceWriter writer, AuditedModel audited, AuditNames names, bool begins)
    {
        string audit = names.Audit;
        using (writer.Block($"if ({names.Call}.Audit is {{ IsRecorded: true }} {audit})"))
        {
            foreach ((string part, AuditValueModel value) in audited.Values.Where(static one => IsBeginning(one.Value))) writer.Line($"{audit}.{Value(part, value, names)};");
            foreach (TagModel detail in audited.DetailsFrom(TagSource.Argument)) writer.Line($"{audit}.{Detail(detail, detail.Parameter, names)};");
            if (begins) writer.Line($"{audit}.Begin();");
        }
    }

    /// <summary>Writes what is known when the method has returned.</summary>
    public static void WriteOutputs(SourceWriter writer, AuditedModel audited, AuditNames names)
    {
        foreach ((string part, AuditValueModel value) in audited.Values.Where(static one => one.Value.Origin == AuditOrigin.Output)) writer.Line($"{names.Call}.Audit.{Value(part, value, names)};");
        foreach (TagModel detail in audited.DetailsFrom(TagSource.Output)) writer.Line($"{names.Call}.Audit.{Detail(detail, detail.Parameter, names)};");
    }

    /// <summary>Writes what is known when there is a result.</summary>
    public static void WriteResult(SourceWriter writer, AuditedModel audited, AuditNames names, string result)
    {
        foreach ((string part, AuditValueModel value) in audited.Values.Where(static one => one.Value.Origin == AuditOrigin.Result)) writer.Line($"{names.Call}.Audit.{part}({Read(result, value.Path)}{Redaction(value.Redaction, names)});");
        foreach (TagModel detail in audited.DetailsFrom(TagSource.Result)) writer.Line($"{names.Call}.Audit.{Detail(detail, result, names)};");
    }

    /// <summary>Whether something is recorded between the method's end and the return.</summary>
    public static bool LooksBack(SignalModel signals) =>
        signals.Audited is { } audited && (audited.Values.Any(static one => one.Value.Origin == AuditOrigin.Output) || audited.DetailsFrom(TagSource.Output).Any());

    static bool IsBeginning(AuditValueModel value) => value.Origin is not (AuditOrigin.Output or AuditOrigin.Result);

    static string Value(string part, AuditValueModel value, AuditNames names) => value.Origin switch
    {
        AuditOrigin.Trail => "AmbientActor()",
        AuditOrigin.Receiver or AuditOrigin.Type => $"{part}({Member(part, value, names)}{Redaction(value.Redaction, names)})",
        _ => $"{part}({Read(value.Root, value.Path)}{Redaction(value.Redaction, names)})",
    };

    static string Detail(TagModel detail, string source, AuditNames names) => $"Detail({CSharpText.Literal(detail.Name)}, {Read(source, detail.Path)}{Redaction(detail.Redaction, names)})";

    // A member may throw, so it is read where that is caught.
    static string Read(string source, string path) => path.Length == 0 ? source : $"{source}, static {source} => {source}{path}";

    static string Member(string part, AuditValueModel value, AuditNames names)
    {
        string self = names.Receiver;
        bool isOfObject = value.Origin == AuditOrigin.Receiver;
        string member = value.Accessor switch
        {
            null => isOfObject && value.Root.Length == 0 ? self : value.Root,
            { IsOfVariable: true } => $"{names.Accessors}{part}(ref {self})",
            _ => $"{names.Accessors}{part}({(isOfObject ? self : "default!")})",
        };
        return isOfObject ? $"{self}, static {self} => {member}{value.Path}" : $"0, static _ => {member}{value.Path}";
    }

    static string Redaction(RedactionModel? redaction, AuditNames names) => redaction is null ? "" : ", " + RedactionText.Field(names.Probe, names.Signals, redaction);
}
