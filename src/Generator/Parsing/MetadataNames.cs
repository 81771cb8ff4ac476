namespace InstrumentGen.Generator.Parsing;

/// <summary>The full names of the attributes that mean something to us.</summary>
static class MetadataNames
{
    public const string Traced = "InstrumentGen.TracedAttribute";
    public const string Metered = "InstrumentGen.MeteredAttribute";
    public const string Logged = "InstrumentGen.LoggedAttribute";
    public const string Audited = "InstrumentGen.AuditedAttribute";
    public const string Operation = "InstrumentGen.OperationAttribute";
    public const string NotInstrumented = "InstrumentGen.NotInstrumentedAttribute";
    public const string Decorated = "InstrumentGen.DecoratedAttribute";
    public const string Decorate = "InstrumentGen.DecorateAttribute";
    public const string OperationDecorator = "InstrumentGen.IOperationDecorator";
    public const string InstrumentedAssemblies = "InstrumentGen.InstrumentedAssembliesAttribute";
    public const string OperationManifest = "InstrumentGen.OperationManifestAttribute";

    public const string Tag = "InstrumentGen.TagAttribute";
    public const string SpanParent = "InstrumentGen.SpanParentAttribute";
    public const string LogEvent = "InstrumentGen.LogEventAttribute";
    public const string Scope = "InstrumentGen.ScopeAttribute";
    public const string LoggerMessage = "Microsoft.Extensions.Logging.LoggerMessageAttribute";
    public const string LogLevel = "Microsoft.Extensions.Logging.LogLevel";
    public const string Expand = "InstrumentGen.ExpandAttribute";
    public const string MaxItems = "InstrumentGen.MaxItemsAttribute";
    public const string SpanCarrier = "InstrumentGen.SpanCarrierAttribute";
    public const string SpanCarrierInterface = "InstrumentGen.ISpanCarrier";
    public const string SpanLink = "InstrumentGen.SpanLinkAttribute";

    public const string AllowedValues = "System.ComponentModel.DataAnnotations.AllowedValuesAttribute";
    public const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    public const string Conditional = "System.Diagnostics.ConditionalAttribute";
    public const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";
    public const string OverloadResolutionPriority = "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute";
    public const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string Obsolete = "System.ObsoleteAttribute";
    public const string UnmanagedCallersOnly = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";
}
