using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of an interface's decorator. Every member is implemented explicitly, so that no name of the interface's meets one
/// of another or of the class' own.</summary>
static class DecoratorEmitter
{
    public const string ClassName = "Decorator";

    public static string Write(DecoratorFileModel file)
    {
        SourceWriter writer = Begin(file.Classes.SelectMany(static one => one.Decorator.Experiments));
        using (writer.Block($"namespace {file.Namespace}"))
        {
            bool isFirst = true;
            foreach (DecoratorClassModel one in file.Classes)
            {
                if (!isFirst) writer.Line();
                isFirst = false;
                WriteClass(writer, file.Namespace, one);
            }
        }

        return writer.ToString();
    }

    static void WriteClass(SourceWriter writer, string space, DecoratorClassModel one)
    {
        DecoratorModel decorator = one.Decorator;
        string field = CSharpText.Unused("_decorated", decorator.DeclaredNames);
        writer.Line($"// Records the operations of {decorator.Holder} and passes all other calls on.");
        writer.Lines(TypeAttributes).Line(StackTraceHidden);
        if (decorator.IsObsolete) writer.Line(Obsolete);
        writer.Line($"internal sealed class {one.Name}{TargetText.TypeParameters(decorator.TypeParameters)} : {string.Join(", ", Interfaces(decorator))}");
        using (writer.Indent()) writer.Lines(TargetText.Constraints(decorator.TypeParameters));
        using (writer.Block())
        {
            WriteConstruction(writer, one, field);
            foreach (DecoratedMethodModel method in decorator.Methods) WriteMethod(writer.Line(), space, one, method, field);
            foreach (DecoratedPropertyModel property in decorator.Properties) WriteProperty(writer.Line(), property, Receiver(decorator, property.ContainingType, field));
            foreach (DecoratedEventModel declared in decorator.Events) WriteEvent(writer.Line(), declared, Receiver(decorator, declared.ContainingType, field));
            if (decorator.IsDisposable) WriteDisposal(writer.Line(), field);
            WriteIdentity(writer.Line(), field);
        }
    }

    // A container looks for either way to dispose of an object, and the object may have one that its interface does not have.
    static IEnumerable<string> Interfaces(DecoratorModel decorator)
    {
        string[] disposal = decorator.IsDisposable ? [Global("System.IDisposable"), Global("System.IAsyncDisposable")] : [];
        return [decorator.Interface, Global("InstrumentGen.IOperationDecorator"), .. disposal];
    }

    // A container makes the decorators of generic interfaces: their type arguments are known while the program runs.
    static void WriteConstruction(SourceWriter writer, DecoratorClassModel one, string field)
    {
        DecoratorModel decorator = one.Decorator;
        writer.Line($"readonly {decorator.Interface} {field};").Line();
        string name = one.Name;
        if (decorator.TypeParameters.Count == 0)
        {
            writer.Line($"public {name}({decorator.Interface} decorated) => {field} = decorated;");
        }
        else
        {
            string key = $"[{Global("Microsoft.Extensions.DependencyInjection.FromKeyedServices")}]";
            writer.Line($"public {name}({key} {Global("InstrumentGen.DecoratedService")}<{decorator.Interface}> service) => {field} = service.Value;");
        }

        writer.Line().Line($"object {Global("InstrumentGen.IOperationDecorator")}.Decorated => {field};");
    }

    static void WriteMethod(SourceWriter writer, string space, DecoratorClassModel one, DecoratedMethodModel method, string field)
    {
        TargetModel target = method.Target;
        DecoratorCallModel? call = one.Calls.FirstOrDefault(call => call.OperationId == method.OperationId);
        if (call is not null) writer.Line($"// The operation {CSharpText.Literal(call.Operation)}.");
        writer.Lines(TargetText.Attributes(target));
        writer.Line($"{TargetText.Unsafe(target)}{target.ReturnType} {target.ContainingType}.{target.Name}{TargetText.TypeParameters(target.TypeParameters)}({TargetText.OwnParameters(target.Parameters)})");
        string reference = target.ReturnShape == ReturnShape.Reference ? "ref " : "";
        string result = call is null
            ? InnerCallText.Of(target, Receiver(one.Decorator, target.ContainingType, field))
            : Recorded(space, one.Decorator, method, call, field);
        using (writer.Indent()) writer.Lines(method.Clauses).Line($"=> {reference}{result};");
    }

    static string Recorded(string space, DecoratorModel decorator, DecoratedMethodModel method, DecoratorCallModel call, string field)
    {
        bool isBeside = call.Namespace == space && !method.Target.DeclaredNames.Concat(decorator.DeclaredNames).Contains(OperationsEmitter.ClassName);
        string operations = isBeside ? OperationsEmitter.ClassName : $"{Global(call.Namespace)}.{OperationsEmitter.ClassName}";
        string typeArguments = method.TypeArguments.Count == 0 ? "" : $"<{string.Join(", ", method.TypeArguments)}>";
        return $"{operations}.{call.Method}{typeArguments}({TargetText.Arguments(method.Target, field)})";
    }

    // Through the interface that declares the member: one that inherits it may declare another of its name.
    static string Receiver(DecoratorModel decorator, string containingType, string field) =>
        containingType == decorator.Interface ? field : $"(({containingType}){field})";

    static void WriteProperty(SourceWriter writer, DecoratedPropertyModel property, string receiver)
    {
        if (property.IsObsolete) writer.Line(Obsolete);
        bool isUnsafe = property.Type.Contains('*') || property.Parameters.Any(static parameter => parameter.Type.Contains('*'));
        string parameters = property.Name == "this" ? $"[{TargetText.OwnParameters(property.Parameters)}]" : "";
        string access = property.Name == "this"
            ? $"{receiver}[{string.Join(", ", property.Parameters.Select(static parameter => parameter.ArgumentModifier + parameter.Name))}]"
            : $"{receiver}.{property.Name}";
        string reference = property.Type.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "";
        using (writer.Block($"{(isUnsafe ? "unsafe " : "")}{property.Type} {property.ContainingType}.{property.Name}{parameters}"))
        {
            if (property.HasGetter) writer.Lines(property.Attributes).Line($"get => {reference}{access};");
            if (property.HasSetter) writer.Lines(property.Attributes).Line($"set => {access} = value;");
        }
    }

    static void WriteEvent(SourceWriter writer, DecoratedEventModel declared, string receiver)
    {
        if (declared.IsObsolete) writer.Line(Obsolete);
        using (writer.Block($"event {declared.Type} {declared.ContainingType}.{declared.Name}"))
        {
            writer.Line($"add => {receiver}.{declared.Name} += value;");
            writer.Line($"remove => {receiver}.{declared.Name} -= value;");
        }
    }

    static void WriteDisposal(SourceWriter writer, string field)
    {
        string disposal = Global("InstrumentGen.DecoratedDisposal");
        writer.Line($"void {Global("System.IDisposable")}.Dispose() => {disposal}.Dispose({field});").Line();
        writer.Line($"{Global("System.Threading.Tasks.ValueTask")} {Global("System.IAsyncDisposable")}.DisposeAsync() => {disposal}.DisposeAsync({field});");
    }

    // It stands for the object, in sets and in texts too.
    static void WriteIdentity(SourceWriter writer, string field)
    {
        string decorator = Global("InstrumentGen.IOperationDecorator");
        writer.Line($"public override bool Equals(object? other) => {field}.Equals(other is {decorator} one ? one.Decorated : other);").Line();
        writer.Line($"public override int GetHashCode() => {field}.GetHashCode();").Line();
        writer.Line($"public override string? ToString() => {field}.ToString();");
    }
}
