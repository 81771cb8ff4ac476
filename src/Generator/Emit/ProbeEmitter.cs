using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the probe of an operation: what is known of it before it is ever called.</summary>
static class ProbeEmitter
{
    public static void Write(SourceWriter writer, MemberModel member)
    {
        OperationModel operation = member.Operation;
        if (operation.Target.IsObsolete) writer.Line(Obsolete);
        string accessibility = operation.Owner == OperationOwner.Method ? "internal " : "";
        writer.Line($"{accessibility}static readonly {Global("InstrumentGen.OperationProbe")} {member.Probe} =");
        using (writer.Indent())
        {
            writer.Line($"{Global("InstrumentGen.InstrumentationScope")}.Get({CSharpText.Literal(operation.Scope.Name)}, {CSharpText.Literal(operation.Scope.Version)})");
            writer.Line($".Define(new {Global("InstrumentGen.OperationDefinition")}({CSharpText.Literal(operation.Name)})");
        }

        writer.Line("    {");
        using (writer.Indent())
        using (writer.Indent())
        {
            writer.Lines(Properties(member));
        }

        writer.Line("    });");
        RedactionText.Write(writer, member, accessibility);
    }

    static IEnumerable<string> Properties(MemberModel member)
    {
        SignalModel signals = member.Operation.Signals;
        if (signals.Span is { } span)
        {
            yield return "Traced = true,";
            if (span.Name is { Cases.Count: 0 } name) yield return $"SpanName = {CSharpText.Literal(name.Template)},";
            if (span.Kind != "Internal") yield return $"Kind = {Global("System.Diagnostics.ActivityKind")}.{span.Kind},";
            if (span.IsRoot) yield return "Root = true,";
            if (!double.IsNaN(span.SamplingRatio)) yield return $"SamplingRatio = {CSharpText.Literal(span.SamplingRatio)},";
            if (span.Exceptions != "Type") yield return $"Exceptions = {Global("InstrumentGen.ExceptionDetail")}.{span.Exceptions},";
        }

        if (signals.IsMetered) yield return "Metered = true,";
        if (signals.Buckets.Count > 0) yield return $"Buckets = new double[] {{ {string.Join(", ", signals.Buckets.Select(CSharpText.Literal))} }},";
        if (signals.Logged is { } logged) yield return $"Logged = {Logged(logged)},";
        if (signals.Audited is { } audited) yield return $"Audited = {Audited(audited)},";
        if (signals.Expected.Count > 0) yield return $"IsExpected = static exception => exception is {string.Join(" or ", signals.Expected)},";
        yield return member.Operation.IsDeclaredHere
            ? $"Code = {PositionEmitter.ClassName}.{member.Method},"
            : $"Code = new {Global("InstrumentGen.CodePosition")}({CSharpText.Literal(member.Operation.Function)}),";
    }

    // What is as it is by default is left out.
    static string Logged(LoggedModel logged)
    {
        List<string> properties = [];
        if (logged.Start != LoggedModel.None) properties.Add($"Start = {Level(logged.Start)}, StartEventId = {logged.StartEvent}");
        if (logged.Level != "Information") properties.Add($"Level = {Level(logged.Level)}");
        if (logged.FailureLevel != "Error") properties.Add($"FailureLevel = {Level(logged.FailureLevel)}");
        if (logged.Exceptions != "Type") properties.Add($"Exceptions = {Global("InstrumentGen.ExceptionDetail")}.{logged.Exceptions}");
        properties.Add($"EndEventId = {logged.EndEvent}");
        return $"new {Global("InstrumentGen.OperationLogDefinition")}({CSharpText.Literal(logged.Category)}) {{ {string.Join(", ", properties)} }}";
    }

    static string Audited(AuditedModel audited)
    {
        List<string> properties = [];
        if (audited.Delivery != AuditedModel.ByTrail) properties.Add($"Delivery = {Global("InstrumentGen.AuditDelivery")}.{audited.Delivery}");
        if (audited.HasAttempt) properties.Add("Attempt = true");
        string initializer = properties.Count == 0 ? "" : $" {{ {string.Join(", ", properties)} }}";
        return $"new {Global("InstrumentGen.OperationAuditDefinition")}({CSharpText.Literal(audited.Action)}){initializer}";
    }

    static string Level(string name) => $"{Global("Microsoft.Extensions.Logging.LogLevel")}.{name}";
}
