using InstrumentGen.Generator.Model;
using static InstrumentGen.Generator.Emit.GeneratedFile;

namespace InstrumentGen.Generator.Emit;

/// <summary>Writes the file of a type's woven call sites: it changes with every edit of a file that calls one of its operations, so it holds
/// nothing but locations and one forwarding line each.</summary>
static class InterceptorEmitter
{
    public const string ClassName = "Interceptors";

    public static string Write(InterceptionModel interception)
    {
        HolderModel holder = interception.Holder;
        // A type without annotations is the same type as that of every call. One with them would not be: the compiler would convert the
        // receiver, and what a generic struct's method changes would be lost with the copy.
        SourceWriter writer = Begin(holder.Members.Select(static member => member.Operation.Target), nullable: "disable");
        using (writer.Block($"namespace {holder.Namespace}"))
        {
            writer.Lines(TypeAttributes).Line(StackTraceHidden);
            using (writer.Block($"internal static class {ClassName}"))
            {
                bool isFirst = true;
                foreach (MemberModel member in holder.Members)
                {
                    foreach (IGrouping<CallForm, CallSiteModel> sites in SitesOf(interception, member))
                    {
                        if (!isFirst) writer.Line();
                        isFirst = false;
                        WriteInterceptor(writer, holder, member, sites.Key, sites);
                    }
                }
            }
        }

        WriteAttribute(writer.Line());
        return writer.ToString();
    }

    static IEnumerable<IGrouping<CallForm, CallSiteModel>> SitesOf(InterceptionModel interception, MemberModel member) =>
        interception.CallSites.Where(site => site.OperationId == member.Operation.Id).GroupBy(static site => site.Form).OrderBy(static group => group.Key);

    // An extension method has interceptors of both forms.
    static string NameOf(HolderModel holder, MemberModel member, CallForm form) => form == CallForm.Static && member.Operation.Target.IsExtension
        ? CSharpText.Unused(member.Method.TrimStart('@') + "Static", holder.Members.Select(static one => one.Method))
        : member.Method;

    // An interceptor is declared as the call is written: with "this" where the call has a receiver, and without where it has none.
    static void WriteInterceptor(SourceWriter writer, HolderModel holder, MemberModel member, CallForm form, IEnumerable<CallSiteModel> sites)
    {
        TargetModel target = member.Operation.Target;
        foreach (CallSiteModel site in sites)
        {
            writer.Line($"[{Global("System.Runtime.CompilerServices.InterceptsLocation")}({site.Version}, {CSharpText.Literal(site.Location)})]");
        }

        writer.Lines(TargetText.Attributes(target));
        writer.Line($"internal static {TargetText.Unsafe(target)}{target.ReturnType} {NameOf(holder, member, form)}{TargetText.TypeParameters(target.TypeParameters)}({TargetText.Parameters(target, form == CallForm.Member ? "this " : "")})");
        using (writer.Indent())
        {
            writer.Lines(TargetText.Constraints(target.TypeParameters));
            string reference = target.ReturnShape == ReturnShape.Reference ? "ref " : "";
            writer.Line($"=> {reference}{TargetText.GeneratedClass(holder, target, OperationsEmitter.ClassName)}.{member.Method}{TargetText.TypeArguments(target.TypeParameters)}({TargetText.Arguments(target)});");
        }
    }

    /// <summary>Writes the attribute that tells the compiler of interceptors. It is known by its name, so each file has its own.</summary>
    public static void WriteAttribute(SourceWriter writer)
    {
        using (writer.Block("namespace System.Runtime.CompilerServices"))
        {
            writer.Line($"[{Global("System.AttributeUsage")}({Global("System.AttributeTargets")}.Method, AllowMultiple = true)]");
            writer.Line($"file sealed class InterceptsLocationAttribute(int version, string data) : {Global("System.Attribute")};");
        }
    }
}
